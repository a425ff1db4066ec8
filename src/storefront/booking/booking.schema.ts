import {
  listOf,
  money,
  nameSchema,
  nullable,
  object,
  refTo,
  text,
  time,
} from '../../platform/openapi/index.js';

const anything = { type: 'object', additionalProperties: true };

export const refundSchema = nameSchema(
  'Refund',
  object({ id: text, amount: money, reason: text, state: text, createdAt: time }),
);

export const bookingSchema = nameSchema(
  'Booking',
  object({
    reference: text,
    status: { enum: ['confirmed', 'cancelled'] },
    performanceId: text,
    buyer: object({ name: text, email: text }),
    event: object({ id: text, slug: text, name: text }),
    venue: object({ name: text, city: text, country: text }),
    ...{ startsAt: time, timeZone: text },
    seats: listOf(
      object({
        ...{ seatId: text, section: text, row: text, seat: text, tierId: text, price: money, fees: money },
        cancelledAt: nullable(time),
      }),
    ),
    ...{ total: money, fees: money, createdAt: time, cancelledAt: nullable(time) },
    tickets: listOf(
      object({ id: text, seatId: text, code: text, status: { enum: ['valid', 'void'] }, issuedAt: time }),
    ),
    payment: object({ timeline: listOf(object({ at: time, entry: text, detail: anything })) }),
    refunds: listOf(refTo(refundSchema)),
  }),
);

export const TOKEN_QUERY = [
  { name: 'token', description: 'Access token of the booking; or as a bearer token in `Authorization`.' },
];
