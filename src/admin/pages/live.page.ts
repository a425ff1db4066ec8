import type { Booking } from '../../bookings/index.js';
import { formatMoney } from '../../platform/money/money.js';
import type { QueueFigures } from '../../queue/index.js';
import type { MassRefund } from '../../payments/index.js';
import type { LiveFigures } from '../control/live-figures.service.js';
import type { PerformanceLiveView } from '../views/house.view.js';
import type { AdminPageView, FactView } from '../views/shell.view.js';
import { bookingLine } from './booking-line.page.js';
import { queueLevers } from './queue-levers.page.js';
import type { PerformanceRow, SectionRow, TierRow } from './listing.service.js';
import { performanceState, stockOf } from './performance-words.rules.js';

interface Content {
  frame: AdminPageView;
  row: PerformanceRow;
  figures: LiveFigures;
  queue: QueueFigures;
  sections: SectionRow[];
  /** Held seats by section name. */
  held: Map<string, number>;
  tiers: TierRow[];
  /** Null while the performance takes place. */
  massRefund: MassRefund | null;
  bookings: Booking[];
  now: Date;
}

const EVERY_SECONDS = 2;
const number = new Intl.NumberFormat('en-GB');

export function proofsOf({ invariants }: Pick<LiveFigures, 'invariants'>): FactView[] {
  const facts: [string, number][] = [
    ['Oversold', invariants.oversold],
    ['Sold without booking', invariants.soldWithoutBooking],
    ['Booked without seat', invariants.bookedWithoutSeat],
    ['Booked without payment', invariants.bookingsWithoutPayment],
    ['Charged without booking', invariants.paymentsWithoutBooking],
  ];
  return facts.map(([term, value]) => ({ term, value: String(value), isBad: value > 0 }));
}

export function livePage(content: Content): PerformanceLiveView {
  const { frame, row, figures, queue, sections, held, tiers, bookings, now } = content;
  const proofs = proofsOf(figures);
  const { counts, rates, revenue } = figures;
  return {
    ...frame,
    eventName: row.name,
    eventHref: `/admin/events/${row.eventId}`,
    bookingsHref: `/admin/bookings?performanceId=${row.id}`,
    everySeconds: EVERY_SECONDS,
    now: now.toISOString(),
    startsAt: row.startsAt.toISOString(),
    zone: row.zone,
    place: row.place,
    state: performanceState(row, now),
    clocks: clocksOf(row, now),
    hasBadProof: proofs.some(({ isBad }) => isBad),
    proofs,
    flow: [
      {
        label: 'Waiting',
        value: number.format(figures.waiting),
        note: waitingNote(row, figures, queue),
      },
      {
        label: 'Holds',
        value: number.format(figures.holds),
        note: `${number.format(counts.held)} ${counts.held === 1 ? 'seat' : 'seats'}`,
      },
      { label: 'Paying', value: number.format(figures.claims), note: 'claims now' },
      {
        label: 'Bookings',
        value: number.format(figures.bookings),
        note: `${rates.bookingsPerMinute} a minute`,
      },
      {
        label: 'Sold',
        value: number.format(counts.sold),
        note: `of ${number.format(counts.available + counts.held + counts.sold)}`,
      },
      { label: 'Taken', value: revenue === null ? '0' : formatMoney(revenue), note: 'all fees in' },
    ],
    sections: sections.map(({ name, places, sold }) => {
      const heldHere = held.get(name) ?? 0;
      return {
        name,
        stock: stockOf(places, sold, heldHere),
        sold,
        held: heldHere,
        free: places - sold - heldHere,
      };
    }),
    bookings: bookings.map(booking => bookingLine(booking, null, row.zone)),
    massRefund: content.massRefund === null ? null : massRefundView(content.massRefund),
    levers: queueLevers(row, queue),
    drawHref: row.hasQueue ? `/admin/performances/${row.id}/draw` : null,
    tiers: tiers.map(({ name, sold, takenMinor, currency }) => ({
      name,
      sold,
      taken: { amount: takenMinor, currency },
    })),
  };
}

function waitingNote(
  { hasQueue }: PerformanceRow,
  { activeShoppers }: LiveFigures,
  { registered }: QueueFigures,
): string {
  if (!hasQueue) return 'no queue';
  const inside = `${number.format(activeShoppers)} in the shop`;
  return registered === 0 ? inside : `${number.format(registered)} registered, ${inside}`;
}

function massRefundView({ due, underWay, paidBack, failed }: MassRefund): PerformanceLiveView['massRefund'] {
  const all = due + underWay + paidBack + failed;
  const isDone = due + underWay === 0;
  return {
    heading: isDone ? 'Everybody has been paid back' : 'Paying everybody back',
    percent: all === 0 ? 100 : Math.floor((100 * (paidBack + failed)) / all),
    facts: [
      { term: 'Still to do', value: number.format(due), isBad: false },
      { term: 'On its way', value: number.format(underWay), isBad: false },
      { term: 'Paid back', value: number.format(paidBack), isBad: false },
      { term: 'Failed', value: number.format(failed), isBad: failed > 0 },
    ],
    failedHref: failed > 0 ? '/admin/books' : null,
  };
}

function clocksOf(
  { onSaleAt, offSaleAt, status }: PerformanceRow,
  now: Date,
): { term: string; value: string }[] {
  if (status === 'cancelled') return [{ term: 'Sale', value: 'ended' }];
  if (now < onSaleAt) return [{ term: 'On sale in', value: span(onSaleAt.getTime() - now.getTime()) }];
  if (now >= offSaleAt) return [{ term: 'Sale', value: 'ended' }];
  return [
    { term: 'On sale for', value: span(now.getTime() - onSaleAt.getTime()) },
    { term: 'Ends in', value: span(offSaleAt.getTime() - now.getTime()) },
  ];
}

/** `3 d 4 h`, `4 h 12 min`, `18 min`. */
function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
