import type { TimelineEntry } from '../../payments/index.js';
import { formatMoney, type Money } from '../../platform/money/money.js';
import { withDays } from '../../platform/web/timeline-days.js';
import type { TimelineItemView } from '../views/shared.view.js';

export interface TimelineFacts {
  entries: TimelineEntry[];
  total: Money;
  zone: string;
}

const WHY_VOIDED: Record<string, string> = {
  declined: 'No card was accepted',
  expired: 'The time for these seats ran out',
  'seats-lost': 'The seats went to somebody else',
  'amount-mismatch': 'The amount was not the one we asked for',
  'performance-cancelled': 'The performance was cancelled',
  abandoned: 'You let these seats go',
};

type Said = Pick<TimelineItemView, 'what'> & Partial<Pick<TimelineItemView, 'detail' | 'isBad'>>;

/** The steps of a payment in the fan's words; what only concerns us is left out. */
export function timelineView({ entries, total, zone }: TimelineFacts): TimelineItemView[] {
  const steps = entries.flatMap(({ at, entry, detail }): Omit<TimelineItemView, 'day'>[] => {
    const said = wordsOf(entry, detail, total);
    if (said === undefined) return [];
    const rest = { zone, soon: null, detail: null, isNext: false, isBad: false };
    return [{ ...rest, ...said, at: at.toISOString() }];
  });
  const next = nextStep(
    entries.map(({ entry }) => entry),
    total,
  );
  if (next === undefined) return withDays(steps);
  return withDays([...steps, { ...next, at: null, zone, detail: null, isNext: true, isBad: false }]);
}

function wordsOf(entry: string, detail: Record<string, unknown>, total: Money): Said | undefined {
  const amount = typeof detail['amount'] === 'number' ? { ...total, amount: detail['amount'] } : total;
  switch (entry) {
    case 'begun':
      return { what: 'Payment begun', detail: `${formatMoney(amount)}, your seats are kept meanwhile.` };
    case 'action-required':
      return { what: 'Your bank asked you to confirm' };
    case 'declined':
      return { what: 'Declined by your bank', detail: 'Nothing was taken.', isBad: true };
    case 'authorised':
      return { what: 'Card authorised' };
    case 'booked':
      return { what: 'Booking confirmed', detail: 'The seats are yours for good.' };
    case 'captured':
      return { what: `Payment of ${formatMoney(total)} taken` };
    case 'refund-requested':
      return { what: `${formatMoney(amount)} on its way back to you` };
    case 'refunded':
      return { what: `${formatMoney(amount)} paid back`, detail: 'Banks need up to five days to show it.' };
    case 'refund-failed':
      return {
        what: `Your bank did not take ${formatMoney(amount)} back`,
        detail: 'We have the money, and somebody here is seeing to it.',
        isBad: true,
      };
    case 'refunding':
      return { what: 'No booking came of it', detail: 'All of the money goes back.', isBad: true };
    case 'voiding':
      return { what: WHY_VOIDED[String(detail['reason'])] ?? 'Payment ended', isBad: true };
    case 'voided':
      return { what: 'Your card was not charged', detail: 'What was set aside has been let go.' };
    case 'ended-declined':
      return { what: 'Your card was not charged' };
    case 'capture-failed':
      return { what: 'The bank withdrew the payment', detail: 'Nothing was taken.', isBad: true };
    default:
      return undefined;
  }
}

function nextStep(entries: string[], total: Money): Pick<TimelineItemView, 'what' | 'soon'> | undefined {
  const has = (entry: string): boolean => entries.includes(entry);
  const count = (entry: string): number => entries.filter(one => one === entry).length;
  const isOwed = count('refund-requested') > count('refunded') + count('refund-failed');
  if (isOwed || (has('refunding') && !has('refunded'))) return { what: 'Paid back', soon: 'within minutes' };
  if (['voided', 'ended-declined', 'capture-failed', 'captured', 'refunding'].some(has)) return undefined;
  if (has('voiding')) return { what: 'Your card is let go', soon: 'within seconds' };
  if (has('booked')) return { what: `Payment of ${formatMoney(total)} taken`, soon: 'within 10 s' };
  const last = entries.filter(entry => ['begun', 'declined', 'action-required'].includes(entry)).at(-1);
  if (last === 'declined' || last === undefined) return undefined;
  const what = last === 'action-required' ? 'Waiting for you to confirm' : 'Waiting for your bank';
  return { what, soon: 'now' };
}
