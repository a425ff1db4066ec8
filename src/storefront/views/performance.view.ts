import type { LinkView, MoneyView, NoticeView, OptionView, PageView, StateView } from './shared.view.js';

/** One of the four hues of the map; a fifth tier begins again with the first. */
/** Eight hues, and marks from the fifth on: as many as can be told apart. A ninth tier looks like the first. */
export const TIER_CLASSES = [
  ...(['tier-a', 'tier-b', 'tier-c', 'tier-d'] as const),
  ...(['tier-e', 'tier-f', 'tier-g', 'tier-h'] as const),
] as const;

export type TierClass = (typeof TIER_CLASSES)[number];

/**
 * `storefront/performance`: choosing seats. Nothing personal is in it, so it may be cached for everybody; the
 * shopper's own hold is fetched by the island.
 *
 * Its three forms post `application/x-www-form-urlencoded` to `holdAction` and say which in `mode`:
 * `best` (quantity, tierId, sectionId, accessible, split), `areas` (`area:<id>` = quantity), `seats` (seatIds,
 * once per ticked seat, and section to come back to).
 */
export interface PerformanceView extends PageView {
  bodyClass: 'performance' | null;
  heading: string;
  event: { name: string; href: string };
  startsAt: string;
  zone: string;
  venueName: string;
  venueWords: string;
  /** The wide shape. */
  art: string;
  /** On sale with something to sell; else `closed` says what is so. */
  isOpen: boolean;
  state: StateView;
  closed: ClosedView | null;
  /** Has numbered seats. */
  hasPlan: boolean;
  showsViews: boolean;
  notice: NoticeView | null;
  /** What whoever is inside is told of staying; null for a sale without a queue. */
  visit: { performanceId: string; roomHref: string; stayAction: string; idleWords: string } | null;
  /** Where "Join the queue" posts to; null for a sale without one. */
  joinAction: string | null;
  /** The queue has let this one in. */
  isInside: boolean;
  tiers: TierView[];
  /** For example: "Fees are in every price. Six seats a person at most." */
  feesWords: string;
  limitWords: string;
  holdAction: string;
  best: BestView;
  areas: AreaView[];
  areasError: string | null;
  sections: SectionView[];
  openSection: OpenSectionView | null;
  seatsError: string | null;
  island: SeatMapData | null;
}

export interface ClosedView {
  heading: string;
  words: string;
  opensAt: string | null;
  now: string;
  action: LinkView | null;
}

export interface TierView {
  id: string;
  name: string;
  tierClass: TierClass;
  /** Price and fees together. */
  total: MoneyView;
  freeWords: string;
}

export interface BestView {
  quantities: OptionView[];
  tiers: OptionView[];
  sections: OptionView[];
  hasAccessible: boolean;
  accessible: boolean;
  split: boolean;
  error: string | null;
}

export interface AreaView {
  id: string;
  name: string;
  tierClass: TierClass;
  total: MoneyView;
  freeWords: string | null;
  max: number;
  quantity: number;
  isSoldOut: boolean;
}

export interface SectionView {
  id: string;
  name: string;
  /** `?section=<id>#list` */
  href: string;
  freeWords: string;
  isOpen: boolean;
  isSoldOut: boolean;
}

export interface OpenSectionView {
  id: string;
  name: string;
  rows: SeatRowView[];
}

/** Only free seats are listed; `words` of a row are its tier and price. */
export interface SeatRowView {
  label: string;
  words: string;
  seats: {
    id: string;
    label: string;
    tierClass: TierClass;
    words: string;
    isAccessible: boolean;
    isChecked: boolean;
  }[];
}

/** What the seat map needs beside the plan and the availability, which it fetches itself. */
export interface SeatMapData {
  performanceId: string;
  /** Null: areas only, the map is not drawn. */
  planUrl: string | null;
  availabilityUrl: string;
  streamUrl: string;
  /** In the plan's order of tiers or any other: matched by id. */
  tiers: { id: string; name: string; price: MoneyView; fees: MoneyView }[];
  seatsPerHold: number;
}
