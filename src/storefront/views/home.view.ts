import type { LinkView, MoneyView, NoticeView, OptionView, PageView, StateView } from './shared.view.js';

/** `storefront/home`: the front page, and the answer to a search. */
export interface HomeView extends PageView {
  notice: NoticeView | null;
  search: SearchView;
  shortcuts: LinkView[];
  /** Nine posters fill the wall beside the question. */
  hoarding: { href: string; art: string; label: string }[];
  soon: SoonView[];
  facets: FacetView[];
  results: ResultsView;
  cities: { href: string; name: string; count: number }[];
}

export interface SearchView {
  q: string;
  /** `YYYY-MM-DD` or empty. */
  from: string;
  to: string;
  cities: OptionView[];
  genres: OptionView[];
  sorts: OptionView[];
  /** Anything was asked for: results come first, the wall of posters goes. */
  isFiltered: boolean;
}

/** An event whose sale has not opened. */
export interface SoonView {
  href: string;
  name: string;
  palette: string;
  /** The thumb shape. */
  art: string;
  onSaleAt: string;
  zone: string;
  startsAt: string | null;
  place: string;
  note: string;
  priceFrom: MoneyView | null;
}

export interface FacetView {
  name: string;
  /** `href` adds the value, or takes it away when `isOn`. */
  values: { href: string; label: string; count: number; isOn: boolean }[];
}

export interface ResultsView {
  heading: string;
  items: PosterView[];
  hasPages: boolean;
  firstHref: string | null;
  nextHref: string | null;
  emptyHeading: string;
  emptyWords: string;
  suggestion: LinkView | null;
}

export interface PosterView {
  href: string;
  name: string;
  palette: string;
  /** The poster shape. */
  art: string;
  startsAt: string | null;
  zone: string;
  /** Further performances beside the next one. */
  moreDates: number;
  place: string;
  state: StateView;
  priceFrom: MoneyView | null;
}
