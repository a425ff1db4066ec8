/** The demo's content as plain data: a loader creates it through the same services as everybody else. */

export type DemoSeating = 'theatre' | 'arena' | 'stadium' | 'standing';

export interface DemoVenue {
  readonly key: string;
  readonly name: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Which generated plan it has; `standing` has none and sells areas only. */
  readonly seating: DemoSeating;
}

/** Amounts are in minor units of the event's currency: pence, cents, whole yen. */
export interface DemoTier {
  readonly name: string;
  /** The plan's category, null for a tier that prices an area. */
  readonly category: string | null;
  readonly price: number;
  readonly fees: number;
}

export interface DemoArea {
  readonly name: string;
  readonly capacity: number;
  /** Name of its tier. */
  readonly tier: string;
}

export interface DemoPerformance {
  /** Days from the day the demo is loaded, and local times of the venue, `HH:MM`. */
  readonly inDays: number;
  readonly startsAt: string;
  readonly doorsAt: string;
  readonly status: 'scheduled' | 'postponed' | 'cancelled';
  /** Days from loading until it goes on sale, at 10:00 local time; negative when it already is. */
  readonly onSaleInDays: number;
  /** How much of the house is sold already, 0 to 1. */
  readonly soldShare: number;
}

export interface DemoEvent {
  /** Also the name of its generated artwork. */
  readonly key: string;
  readonly name: string;
  readonly attraction: string;
  readonly genre: string;
  /** Paragraphs are separated by an empty line. */
  readonly description: string;
  readonly details: Readonly<Record<string, string>>;
  /** Buyers may give tickets back until so many hours before; absent: not at all. */
  readonly cancellableUntilHoursBefore?: number;
  readonly venue: string;
  readonly currency: string;
  readonly tiers: readonly DemoTier[];
  readonly areas: readonly DemoArea[];
  readonly seatsPerHold: number;
  readonly seatsPerShopper: number;
  readonly orphanRule: 'off' | 'lenient' | 'strict';
  readonly performances: readonly DemoPerformance[];
}

/** Tiers named after the plan's categories: `[category, price, fees]`. */
export function seatedTiers(
  ...tiers: readonly [category: string, price: number, fees: number][]
): DemoTier[] {
  return tiers.map(([category, price, fees]) => ({ name: category, category, price, fees }));
}

/** An evening that is on sale since a while, of which a share is sold. */
export function onSale(inDays: number, startsAt: string, doorsAt: string, soldShare = 0): DemoPerformance {
  return { inDays, startsAt, doorsAt, status: 'scheduled', onSaleInDays: -30, soldShare };
}
