import { money } from '../../platform/money/money.js';
import type { Staging } from '../catalogue.service.js';
import { availabilityWord } from '../discovery/availability-word.rules.js';
import type { PerformanceRowView } from '../views/event.view.js';
import { stateView } from '../words.rules.js';

/** One date of an event, as a coupon: when, how it stands, what it costs and what one can do. */
export function performanceRow(
  { performance, venue, stock }: Staging,
  now: Date,
  showsVenue: boolean,
): PerformanceRowView {
  const { id, startsAt, doorsAt, timeZone: zone, status, onSaleAt, offSaleAt } = performance;
  const word = availabilityWord(performance, stock, now);
  const isOver = startsAt <= now;
  const isEnded = now >= offSaleAt && status !== 'cancelled';
  const isOpen = word === 'available' || word === 'few';
  const isPostponed = status === 'postponed';
  const state = stateView({ word, isPostponed, available: stock?.available ?? 0, onSaleAt, zone });
  const { priceFromMinor, currency } = performance;
  const isSoon = word === 'onsale-soon';
  const hasQueue = performance.queue.enabled && (isOpen || isSoon);
  return {
    href: `/performances/${id}`,
    startsAt: startsAt.toISOString(),
    zone,
    doorsAt: doorsAt?.toISOString() ?? null,
    state: isEnded ? { tone: 'out', words: isOver ? 'Over' : 'Sale has ended' } : state,
    note: noteOf(isPostponed, hasQueue, showsVenue ? `${venue.name}, ${venue.city}` : null),
    priceFrom:
      priceFromMinor === null || currency === null || !(isOpen || isSoon)
        ? null
        : money(priceFromMinor, currency),
    stubWords: stubWords(word === 'cancelled', isEnded, word === 'sold-out'),
    joinAction: hasQueue ? `/performances/${id}/queue` : null,
    action: actionOf(isOpen, isSoon, word === 'sold-out' && !isEnded),
    isOpen,
    isClosed: !isOpen && !isSoon,
  };
}

function noteOf(isPostponed: boolean, hasQueue: boolean, venue: string | null): string | null {
  const parts = [
    isPostponed ? 'Postponed. Tickets stay valid for the new date.' : null,
    hasQueue ? 'This sale has a queue.' : null,
    venue,
  ];
  const said = parts.filter(part => part !== null);
  return said.length === 0 ? null : said.join(' ');
}

function stubWords(isCancelled: boolean, isEnded: boolean, isSoldOut: boolean): string | null {
  if (isCancelled) return 'Everyone who booked gets the full price back.';
  if (isEnded) return 'Tickets are no longer sold here.';
  return isSoldOut ? 'Returned seats appear here.' : null;
}

function actionOf(isOpen: boolean, isSoon: boolean, mayReturn: boolean): string | null {
  if (isOpen) return 'Choose seats';
  if (isSoon) return 'See the sale';
  return mayReturn ? 'Look for returns' : null;
}
