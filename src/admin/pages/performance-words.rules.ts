import type { StateView, StockView } from '../views/shell.view.js';
import type { EventRow, PerformanceRow } from './listing.service.js';

const FEW_SHARE = 0.1;

/** The state of a performance in a word, as the office sees it. */
export function performanceState(row: PerformanceRow, now: Date): StateView {
  if (row.status === 'cancelled') return { tone: 'off', words: 'Cancelled' };
  if (row.publishedAt === null) return { tone: 'soon', words: 'Draft' };
  if (row.status === 'postponed') return { tone: 'moved', words: 'Postponed' };
  if (row.places > 0 && row.sold >= row.places) return { tone: 'out', words: 'Sold out' };
  if (now < row.onSaleAt) return { tone: 'soon', words: 'On sale soon' };
  if (now >= row.offSaleAt) return { tone: 'out', words: 'Sale ended' };
  const left = row.places - row.sold;
  if (left <= row.places * FEW_SHARE) return { tone: 'few', words: `${left} left` };
  return { tone: 'on', words: 'On sale' };
}

export function eventState({ status }: Pick<EventRow, 'status'>): StateView {
  const states: Record<EventRow['status'], StateView> = {
    draft: { tone: 'soon', words: 'Draft' },
    published: { tone: 'on', words: 'Published' },
    cancelled: { tone: 'off', words: 'Cancelled' },
  };
  return states[status];
}

export function stockOf(places: number, sold: number, held: number): StockView {
  const percent = (count: number): number => (places === 0 ? 0 : Math.round((count / places) * 1000) / 10);
  return {
    words: `${percent(sold)} % sold, ${percent(held)} % held`,
    soldPercent: percent(sold),
    heldPercent: percent(held),
  };
}
