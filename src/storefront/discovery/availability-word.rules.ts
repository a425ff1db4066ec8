export type AvailabilityWord = 'onsale-soon' | 'available' | 'few' | 'sold-out' | 'cancelled';

export interface SaleFacts {
  status: 'scheduled' | 'postponed' | 'cancelled';
  onSaleAt: Date;
  offSaleAt: Date;
}

export interface StockFacts {
  capacity: number;
  available: number;
}

/** At this share of the house or less, few are left. */
const FEW_SHARE = 0.1;
/** The best news first: an event is as available as the best of its performances. */
const BEST_FIRST: readonly AvailabilityWord[] = ['available', 'few', 'onsale-soon', 'sold-out', 'cancelled'];

/** What a fan can expect of one performance. A sale that is over says `sold-out`: there is nothing to buy. */
export function availabilityWord(
  sale: SaleFacts,
  stock: StockFacts | undefined,
  now: Date,
): AvailabilityWord {
  if (sale.status === 'cancelled') return 'cancelled';
  if (now < sale.onSaleAt) return 'onsale-soon';
  if (now >= sale.offSaleAt || stock === undefined || stock.available === 0) return 'sold-out';
  return stock.available <= stock.capacity * FEW_SHARE ? 'few' : 'available';
}

/** Of several performances. Without any there is nothing to buy yet. */
export function bestWord(words: readonly AvailabilityWord[]): AvailabilityWord {
  return BEST_FIRST.find(word => words.includes(word)) ?? 'onsale-soon';
}
