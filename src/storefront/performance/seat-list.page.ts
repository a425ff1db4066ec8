import { AVAILABLE, sectionId, sectionIndexOf, type SeatDirectory } from '../../inventory/index.js';
import type { Money } from '../../platform/money/money.js';
import { money as writeMoney } from '../../platform/web/view-helpers.js';
import { seatWords } from '../../tickets/index.js';
import type { OpenSectionView, SeatRowView, SectionView, TierClass } from '../views/performance.view.js';
import { ACCESSIBLE_FLAG, type HouseCounts } from './house-counts.rules.js';

export interface ListedTier {
  name: string;
  tierClass: TierClass;
  total: Money;
}

/** The parts of the house that sell seats here. */
export function sectionViews(
  { plan }: SeatDirectory,
  counts: HouseCounts,
  openSection: string,
): SectionView[] {
  return (plan?.sections ?? []).flatMap(({ name }, index) => {
    const free = counts.ofSection.get(index);
    if (free === undefined) return [];
    const id = sectionId(index);
    return [
      {
        ...{ id, name, href: `?section=${id}#list`, isOpen: id === openSection, isSoldOut: free === 0 },
        freeWords: free === 0 ? '' : `${free} free`,
      },
    ];
  });
}

/** The free seats of one section, row by row; null when there is no such section. */
export function openSectionView(
  { plan, seats }: SeatDirectory,
  states: Uint8Array,
  tiers: ReadonlyMap<string, ListedTier>,
  { openSection, seatIds }: { openSection: string; seatIds: readonly string[] },
): OpenSectionView | null {
  const index = plan === null ? null : sectionIndexOf(openSection, plan);
  if (plan === null || index === null) return null;
  const chosen = new Set(seatIds);
  const rows = plan.rows
    .filter(row => row.sectionIndex === index)
    .map(({ label, firstSeat, seatCount }): SeatRowView => {
      const inRow = seats.slice(firstSeat, firstSeat + seatCount).flatMap(seat => {
        const tier = tiers.get(seat.priceTierId ?? '');
        if (tier === undefined || states[seat.ordinal] !== AVAILABLE) return [];
        return [
          {
            id: seat.seatId,
            label: seat.seat,
            tierClass: tier.tierClass,
            words: `${seatWords(seat)}, ${tier.name}, ${writeMoney(tier.total)}`,
            isAccessible: ((plan.seats[seat.ordinal]?.flags ?? 0) & ACCESSIBLE_FLAG) !== 0,
            isChecked: chosen.has(seat.seatId),
            tier,
          },
        ];
      });
      return { label, words: rowWords(inRow.map(({ tier }) => tier)), seats: inRow };
    });
  return {
    id: openSection,
    name: plan.sections[index]?.name ?? '',
    rows: rows.filter(row => row.seats.length > 0),
  };
}

function rowWords(tiers: ListedTier[]): string {
  const each = new Set(tiers.map(({ name, total }) => `${name}, ${writeMoney(total)}`));
  return each.size === 1 ? `${[...each].join('')} each` : [...each].join('; ');
}
