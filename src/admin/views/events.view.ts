import type { ErrorItemView } from '../../platform/web/page.view.js';
import type {
  AdminFieldView,
  AdminPageView,
  AdminSelectView,
  ChecklistView,
  FactView,
  MoneyView,
  OptionView,
  PagerView,
  StateView,
  StockView,
  TierClass,
} from './shell.view.js';

export interface PerformanceLineView {
  href: string;
  editHref: string;
  name: string;
  /** The thumb shape. */
  art: string;
  startsAt: string;
  zone: string;
  /** The city alone: lines are narrow. */
  place: string;
  /** A word or two: "On sale", "31 left". */
  state: StateView;
  stock: StockView;
  sold: number;
  places: number;
  taken: MoneyView | null;
}

/** `admin/today`: `GET /admin`. */
export interface TodayView extends AdminPageView {
  now: string;
  zone: string;
  live: { href: string; name: string; facts: string[] } | null;
  stats: { label: string; value: string; note: string }[];
  performances: PerformanceLineView[];
  agenda: { at: string; zone: string; href: string; name: string; note: string }[];
  proofs: FactView[];
}

/** `admin/events`: `GET /admin/events?q=&status=&cursor=`. */
export interface EventsView extends AdminPageView, PagerView {
  countWords: string;
  q: string;
  statuses: OptionView[];
  events: {
    href: string;
    name: string;
    attraction: string;
    genre: string;
    art: string;
    state: StateView;
    dates: number;
    nextAt: string | null;
    zone: string;
    place: string;
  }[];
  emptyWords: string;
}

/**
 * `admin/event-edit`: new and edit. Posts name, attraction (a name; a new one makes an attraction), genre,
 * description, palette, and detailTerm / detailWords, each once per pair.
 */
export interface EventEditView extends AdminPageView {
  heading: string;
  state: StateView | null;
  savedWords: string;
  previewHref: string | null;
  action: string;
  /** False for a new event, which has no dates yet. */
  isSaved: boolean;
  errors: ErrorItemView[];
  fields: Record<'name' | 'attraction' | 'genre' | 'description', AdminFieldView>;
  attractions: string[];
  genres: string[];
  /** The wide shape. */
  art: string | null;
  palettes: OptionView[];
  details: { nth: number; term: string; words: string }[];
  newPerformanceHref: string;
  performances: {
    href: string;
    startsAt: string;
    zone: string;
    place: string;
    state: StateView;
    sold: number;
    places: number;
  }[];
  checklist: ChecklistView;
  deleteAction: string | null;
}

/** Fields that one types into. */
export type TypedField =
  | ('startsAt' | 'doorsAt' | 'onSaleAt' | 'offSaleAt' | 'holdMinutes' | 'seatsPerHold' | 'seatsPerShopper')
  | ('drawOpensAt' | 'queueOpensAt' | 'shoppersAtOnce' | 'callsPerMinute' | 'visitMinutes' | 'claimMinutes')
  | ('idleMinutes' | 'entryDelaySeconds' | 'poolWeight');

/**
 * `admin/performance-edit`: new and edit. Times are local to the venue (`YYYY-MM-DDTHH:MM`). Tiers post
 * tierName, tierCategory, tierPrice, tierFees and areas areaName, areaCapacity, areaTier, each once per line;
 * lines without a name are left out. Give two empty lines at the end of each.
 */
export interface PerformanceEditView extends AdminPageView {
  eventName: string;
  eventHref: string;
  heading: string;
  state: StateView | null;
  savedWords: string;
  liveHref: string | null;
  previewHref: string | null;
  action: string;
  errors: ErrorItemView[];
  /** Set when it is on sale: what can no longer be changed. */
  lockedWords: string | null;
  fields: Record<'venueId' | 'seatingPlanId' | 'currency' | 'queuePool', AdminSelectView> &
    Record<TypedField, AdminFieldView>;
  venues: OptionView[];
  venueHint: string | null;
  plans: OptionView[];
  zoneWords: string;
  currencies: OptionView[];
  tiers: PriceLineView[];
  areas: { nth: number; name: string; capacity: string; tier: string }[];
  orphanRules: OptionView[];
  queue: {
    isOn: boolean;
    isLocked: boolean;
    words: string;
    entries: OptionView[];
    hasWork: boolean;
    pools: OptionView[];
  };
  checklist: ChecklistView;
  cancelAction: string | null;
  cancelWords: string;
  deleteAction: string | null;
}

export interface PriceLineView {
  nth: number;
  tierClass: TierClass;
  name: string;
  categories: OptionView[];
  /** In major units, as typed: `71.00`. */
  price: string;
  fees: string;
  total: MoneyView | null;
}
