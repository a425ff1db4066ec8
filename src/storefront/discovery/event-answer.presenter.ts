import type { FoundEvent, PublicEvent } from '../../events/index.js';
import { type Money, money } from '../../platform/money/money.js';
import type { SalePhase } from '../../queue/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Programme, Staging } from '../catalogue.service.js';
import { type AvailabilityWord, availabilityWord, bestWord } from './availability-word.rules.js';
import type { Listed } from './discovery.service.js';

export interface EventAnswer {
  id: string;
  slug: string;
  name: string;
  attraction: string;
  genre: string;
  imageUrl: string;
  nextPerformanceAt: string | null;
  venue: { name: string; city: string; country: string } | null;
  /** With all fees. */
  priceFrom: Money | null;
  priceTo: Money | null;
  availability: AvailabilityWord;
}

export function eventAnswer({ found, availability }: Listed): EventAnswer {
  const { id, slug, name, attraction, genre, nextPerformanceAt, venue } = found;
  return {
    ...{ id, slug, name, attraction, genre, imageUrl: artworkUrl(found, 'wide') },
    nextPerformanceAt: nextPerformanceAt?.toISOString() ?? null,
    venue,
    priceFrom: priceOf(found, found.priceFromMinor),
    priceTo: priceOf(found, found.priceToMinor),
    availability,
  };
}

function priceOf({ currency }: Pick<FoundEvent, 'currency'>, minor: number | null): Money | null {
  return minor === null || currency === null ? null : money(minor, currency);
}

/** `GET /api/v1/events/{idOrSlug}`. */
/** How far the queue of a performance is. */
type PhaseOf = (performanceId: string) => SalePhase;

export function programmeAnswer({ event, stagings }: Programme, now: Date, phaseOf: PhaseOf): object {
  return {
    ...summaryOf(event, stagings, now),
    description: event.description,
    details: event.details,
    performances: stagings.map(staging => performanceAnswer(staging, phaseOf)),
  };
}

function summaryOf(event: PublicEvent, stagings: Staging[], now: Date): EventAnswer {
  const { id, slug, name, attraction, genre } = event;
  const next = nextOf(stagings, now);
  const prices = stagings.flatMap(({ performance }) => {
    const { priceFromMinor, priceToMinor, currency } = performance;
    return priceFromMinor === null || priceToMinor === null || currency === null
      ? []
      : [{ low: priceFromMinor, high: priceToMinor, currency }];
  });
  const currency = prices[0]?.currency;
  const words = stagings.map(({ performance, stock }) => availabilityWord(performance, stock, now));
  return {
    ...{ id, slug, name, attraction, genre, imageUrl: artworkUrl(event, 'wide') },
    nextPerformanceAt:
      next !== undefined && next.performance.startsAt > now ? next.performance.startsAt.toISOString() : null,
    venue: venueAnswer(next),
    priceFrom: currency === undefined ? null : money(Math.min(...prices.map(({ low }) => low)), currency),
    priceTo: currency === undefined ? null : money(Math.max(...prices.map(({ high }) => high)), currency),
    availability: event.status === 'cancelled' ? 'cancelled' : bestWord(words),
  };
}

/** The next performance that takes place, else the next at all, else the last. */
function nextOf(stagings: Staging[], now: Date): Staging | undefined {
  const ahead = stagings.filter(({ performance }) => performance.startsAt > now);
  return ahead.find(({ performance }) => performance.status !== 'cancelled') ?? ahead[0] ?? stagings.at(-1);
}

function venueAnswer(staging: Staging | undefined): EventAnswer['venue'] {
  if (staging === undefined) return null;
  const { name, city, country } = staging.venue;
  return { name, city, country };
}

function performanceAnswer(staging: Staging, phaseOf: PhaseOf): object {
  const { performance, tiers, areas } = staging;
  const { id, startsAt, timeZone, doorsAt, status, onSaleAt, offSaleAt, chartHash, queue } = performance;
  const { seatsPerHold, seatsPerShopper } = performance;
  return {
    id,
    startsAt: startsAt.toISOString(),
    timeZone,
    doorsAt: doorsAt?.toISOString() ?? null,
    status,
    venue: venueAnswer(staging),
    onSaleAt: onSaleAt.toISOString(),
    offSaleAt: offSaleAt.toISOString(),
    queue: { enabled: queue.enabled, state: queue.enabled ? phaseOf(id) : 'open' },
    seatingPlanUrl: chartHash === null ? null : `/plans/${chartHash}.json`,
    areas: areas.map(area => ({
      id: area.id,
      name: area.name,
      tierId: area.tierId,
      capacity: area.capacity,
    })),
    priceTiers: tiers.map(tier => ({ id: tier.id, name: tier.name, price: tier.price, fees: tier.fees })),
    limits: { seatsPerHold, seatsPerShopper },
  };
}
