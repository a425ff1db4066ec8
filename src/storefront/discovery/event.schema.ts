import {
  count,
  flag,
  type JsonSchema,
  listOf,
  money,
  nameSchema,
  nullable,
  object,
  refTo,
  text,
  time,
} from '../../platform/openapi/index.js';

const venue = object({ name: text, city: text, country: text });

/** An event as lists have it. */
const summary: Record<string, JsonSchema> = {
  ...{ id: text, slug: text, name: text, attraction: text, genre: text, imageUrl: text },
  nextPerformanceAt: nullable(time),
  venue: nullable(venue),
  priceFrom: nullable(money),
  priceTo: nullable(money),
  availability: { type: 'string', enum: ['onsale-soon', 'available', 'few', 'sold-out', 'cancelled'] },
};
const facet = listOf(object({ value: text, count }));

const performance = nameSchema(
  'PublicPerformance',
  object({
    ...{ id: text, startsAt: time, timeZone: text, doorsAt: nullable(time) },
    status: { type: 'string', enum: ['scheduled', 'postponed', 'cancelled'] },
    ...{ venue, onSaleAt: time, offSaleAt: time, queue: object({ enabled: flag, state: text }) },
    seatingPlanUrl: nullable(text),
    areas: listOf(object({ id: text, name: text, tierId: text, capacity: count })),
    priceTiers: listOf(object({ id: text, name: text, price: money, fees: money })),
    limits: object({ seatsPerHold: count, seatsPerShopper: count }),
  }),
);

export const eventListSchema = nameSchema(
  'EventList',
  object({
    items: listOf(refTo(nameSchema('EventSummary', object(summary)))),
    nextCursor: nullable(text),
    facets: object({ cities: facet, countries: facet, genres: facet }),
  }),
);

export const eventSchema = nameSchema(
  'PublicEvent',
  object({
    ...summary,
    description: text,
    details: { type: 'object' },
    performances: listOf(refTo(performance)),
  }),
);
