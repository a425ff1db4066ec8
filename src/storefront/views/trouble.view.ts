import type { PageView } from './shared.view.js';

/** `errors/error`: what happened, what it means for you, what you can do. */
export interface ErrorView extends PageView {
  status: number;
  heading: string;
  words: string;
  /** For example: "Nothing has been charged." */
  safeWords: string | null;
  items: { term: string; words: string }[];
  actions: { href: string; label: string; isFirst: boolean }[];
  requestId: string | null;
}

/** `storefront/problem`: the page behind a problem's `type`. */
export interface ProblemView extends PageView {
  code: string;
  status: number;
  name: string;
  meaning: string;
  advice: string;
  extras: { name: string; meaning: string }[];
  /** JSON, indented. */
  example: string;
  others: { href: string; label: string; isHere: boolean }[];
}

/** `storefront/not-open`: came too early. */
export interface NotOpenView extends PageView {
  name: string;
  /** The poster shape. */
  art: string;
  heading: string;
  words: string;
  opensAt: string | null;
  zone: string;
  safeWords: string;
  eventHref: string;
}
