import type { SeatingPlanSummary } from '../../inventory/index.js';
import type { ChecklistView } from '../views/shell.view.js';
import type { PerformanceRow } from './listing.service.js';
import type { TypedPerformance } from './performance-form.rules.js';

/** What a date still lacks before it can go on sale. */
export function performanceChecklist(
  row: PerformanceRow | undefined,
  typed: TypedPerformance,
  plan: SeatingPlanSummary | undefined,
): ChecklistView {
  const priced = new Set(typed.tiers.map(({ category }) => category));
  const items = [
    { words: 'Date and time zone', href: '#p-when', isDone: typed.startsAt !== '' },
    {
      words: plan === undefined ? 'A seating plan or an area' : `Seating plan, ${plan.seats} seats`,
      href: '#p-when',
      isDone: plan !== undefined || typed.areas.length > 0,
    },
    { words: 'A price', href: '#p-prices', isDone: typed.tiers.length > 0 },
    ...(plan?.categories ?? []).map(category => ({
      words: `A price for ${category}`,
      href: '#p-prices',
      isDone: priced.has(category),
    })),
    {
      words: 'Sale times',
      href: '#p-sale',
      isDone: typed.onSaleAt !== '' && typed.offSaleAt > typed.onSaleAt,
    },
  ];
  const isOnSale = row !== undefined && row.publishedAt !== null;
  return {
    heading: isOnSale ? 'On sale' : 'Before it can go on sale',
    done: items.filter(({ isDone }) => isDone).length,
    items,
    action: row === undefined || isOnSale ? null : `/admin/performances/${row.id}/publication`,
    button: 'Put on sale',
    isReady: (plan !== undefined || typed.areas.length > 0) && typed.tiers.length > 0,
    note: isOnSale
      ? null
      : 'Seats whose category has no price are not sold. The event is published with its first date.',
  };
}
