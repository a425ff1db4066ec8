import type { Performance } from '../../events/index.js';
import { when } from '../../platform/web/view-helpers.js';
import type { ClosedView } from '../views/performance.view.js';
import type { StateView } from '../views/shared.view.js';
import { shortMoment } from '../words.rules.js';

const WEEKDAYS_SUFFICE_MS = 6 * 24 * 60 * 60_000;

export interface Closed {
  heading: string;
  state: StateView;
  closed: ClosedView;
}

/** Why nothing can be chosen, or undefined when something can. `isEmpty`: nothing is free and nothing is held. */
export function closedBecause(
  performance: Performance,
  { isEmpty, now }: { isEmpty: boolean; now: Date },
): Closed | undefined {
  const { status, onSaleAt, offSaleAt, timeZone } = performance;
  const at = now.toISOString();
  if (status === 'cancelled') return cancelled(at);
  if (now < onSaleAt) {
    return {
      heading: 'Not on sale yet',
      state: { tone: 'soon', words: `On sale ${shortMoment(onSaleAt, timeZone)}` },
      closed: {
        heading: `The sale opens on ${dayWords(onSaleAt, now, timeZone)}`,
        words: 'Come back then, or leave this page open. There is nothing to gain by coming early.',
        ...{ opensAt: onSaleAt.toISOString(), now: at, action: null },
      },
    };
  }
  const elsewhere = { href: '/', label: 'See what else is on' };
  if (now >= offSaleAt) {
    return {
      heading: 'The sale has ended',
      state: { tone: 'out', words: 'Sale has ended' },
      closed: {
        heading: 'Tickets are no longer sold here',
        words: 'Whoever has tickets finds them under “Find my booking”.',
        ...{ opensAt: null, now: at, action: elsewhere },
      },
    };
  }
  return isEmpty ? soldOut(at, elsewhere) : undefined;
}

/** "Friday" within the coming days, "27 November 2027" beyond them. */
function dayWords(moment: Date, now: Date, timeZone: string): string {
  if (moment.getTime() - now.getTime() > WEEKDAYS_SUFFICE_MS)
    return when(moment.toISOString(), timeZone, 'date');
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }).format(moment);
}

function cancelled(now: string): Closed {
  return {
    heading: 'Cancelled',
    state: { tone: 'off', words: 'Cancelled' },
    closed: {
      heading: 'This date is cancelled',
      words:
        'Everyone who booked gets the full price back on the card they paid with. Banks need up to five days.',
      opensAt: null,
      now,
      action: { href: '/bookings/find', label: 'Find my booking' },
    },
  };
}

function soldOut(now: string, action: ClosedView['action']): Closed {
  return {
    heading: 'Sold out',
    state: { tone: 'out', words: 'Sold out' },
    closed: {
      heading: 'Every seat has found somebody',
      words:
        'Seats that are given back go on sale here at the printed price. Looking again later is worth it.',
      ...{ opensAt: null, now, action },
    },
  };
}
