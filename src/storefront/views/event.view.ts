import type { MoneyView, NoticeView, PageView, StateView } from './shared.view.js';

/** `storefront/event`: what is advertised, with its dates. */
export interface EventView extends PageView {
  name: string;
  subtitle: string | null;
  genre: string;
  /** The wide shape. */
  art: string;
  notice: NoticeView | null;
  lead: string;
  priceFrom: MoneyView | null;
  zoneWords: string;
  isOneDate: boolean;
  performances: PerformanceRowView[];
  /** Paragraphs. */
  paragraphs: string[];
  others: OtherEventView[];
  prices: { name: string; price: MoneyView; fees: MoneyView; total: MoneyView }[];
  pricesNote: string;
  /** From the event's free details: term and words, in the order they were given. */
  facts: { term: string; words: string }[];
  calendarHref: string | null;
  /** schema.org Event, for search engines. */
  structuredData: object | null;
}

export interface PerformanceRowView {
  href: string;
  startsAt: string;
  zone: string;
  doorsAt: string | null;
  state: StateView;
  note: string | null;
  priceFrom: MoneyView | null;
  /** Said on the stub where there is no price: why there is nothing to buy. */
  stubWords: string | null;
  /** Where the button "Join the queue" posts to; null for a sale without one. */
  joinAction: string | null;
  /** Words of the button, or null for none; a sale with a queue has the one above. */
  action: string | null;
  isOpen: boolean;
  /** Sold out, cancelled or over. */
  isClosed: boolean;
}

export interface OtherEventView {
  href: string;
  name: string;
  startsAt: string | null;
  zone: string;
  place: string;
  state: StateView;
}
