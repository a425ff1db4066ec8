import type { PageView } from './shared.view.js';

/** `storefront/draw`: the public record of one draw, and the way to check it. */
export interface DrawView extends PageView {
  event: { name: string; href: string };
  startsAt: string;
  /** The venue's; all times of the page are written in it. */
  zone: string;
  venueWords: string;
  lead: string;
  proof: { name: string; words: string };
  /** What went in and what was promised, in the order in which it happened. */
  seals: DrawSealView[];
  moves: { at: string; what: string; count: number; reason: string }[];
  /** JSON, at an address of the API. */
  recordHref: string;
  command: string;
}

/** `words` is a sentence, `code` what is compared letter by letter; `at` when it was settled. */
export interface DrawSealView {
  term: string;
  words: string;
  code: string | null;
  at: string | null;
  /** It is still to come. */
  isNext: boolean;
}

/** `docs/draw`: the algorithm, to the byte, with an example. */
export interface DrawDocsView extends PageView {
  example: {
    inputs: { term: string; value: string }[];
    leaves: string[];
    ranks: { index: number; rank: number; mixedRank: number }[];
    mixed: { randomness: string; key: string };
    walk: {
      index: number;
      rank: number;
      firstMessage: string;
      firstMac: string;
      rounds: { round: number; right: number; macBegins: string; output: number; after: string }[];
    };
  };
}
