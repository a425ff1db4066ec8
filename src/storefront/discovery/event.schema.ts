import {
  count,
  flag,
  listOf,
  money,
  nameSchema,
  nullable,
  object,
  text,
  time,
} from '../../platform/openapi/index.js';

const place = object({ name: text, city: text, country: text });
const availability = { enum: ['onsale-soon', 'available', 'few', 'sold-out', 'cancelled'] };
const summary = {
  ...{ id: text, slug: text, name: text, attraction: text, genre: text, imageUrl: text },
  ...{ nextPerformanceAt: nullable(time), venue: nullable(place) },
  ...{ priceFrom: nullable(money), priceTo: nullable(money), availability },
};
const facet = listOf(object({ value: text, count }));

export const eventListSchema = nameSchema(
  'EventList',
  object({
    items: listOf(object(summary)),
    nextCursor: nullable(text),
    facets: object({ cities: facet, countries: facet, genres: facet }),
  }),
);

export const eventSchema = nameSchema(
  'Event',
  object({
    ...summary,
    description: text,
    details: { type: 'object', additionalProperties: true },
    performances: listOf(
      object({
        ...{ id: text, startsAt: time, timeZone: text, doorsAt: nullable(time) },
        status: { enum: ['scheduled', 'postponed', 'cancelled'] },
        ...{ venue: nullable(place), onSaleAt: time, offSaleAt: time },
        queue: object({ enabled: flag, state: text }),
        seatingPlanUrl: nullable(text),
        areas: listOf(object({ id: text, name: text, tierId: text, capacity: count })),
        priceTiers: listOf(object({ id: text, name: text, price: money, fees: money })),
        limits: object({ seatsPerHold: count, seatsPerShopper: count }),
      }),
    ),
  }),
);

const optional = (name: string, description: string) => ({ name, description });

export const EVENT_QUERY = [
  optional('q', 'Words of the event, its attraction, venue or city; typing errors are forgiven.'),
  ...['city', 'country', 'genre', 'attraction'].map(name => optional(name, `Only this ${name}.`)),
  ...['from', 'to', 'onSaleFrom', 'onSaleTo'].map(name => optional(name, 'YYYY-MM-DD or a time (RFC 3339).')),
  optional('priceMax', 'Highest price with fees that the cheapest ticket may have, in minor units.'),
  { name: 'sort', description: 'Order of the list.', schema: { enum: ['date', 'relevance', 'on-sale'] } },
  { name: 'limit', description: '1 to 100.', schema: { type: 'integer', minimum: 1, maximum: 100 } },
  optional('cursor', '`nextCursor` of the page before.'),
];
