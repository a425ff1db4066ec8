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

const seat = object({
  ...{ seatId: text, section: text, row: text, seat: text, tierId: text, price: money, fees: money },
  cancelledAt: nullable(time),
});
const ticket = object({
  ...{ id: text, seatId: text, code: text, issuedAt: time },
  status: { type: 'string', enum: ['valid', 'void'] },
});

export const buyerRefundSchema = nameSchema(
  'BuyerRefund',
  object({
    ...{ id: text, amount: money, reason: text, createdAt: time },
    state: { type: 'string', enum: ['requested', 'succeeded', 'failed'] },
  }),
);

export const bookingSchema = nameSchema(
  'BookingWithTickets',
  object({
    reference: text,
    status: { type: 'string', enum: ['confirmed', 'cancelled'] },
    performanceId: text,
    buyer: object({ name: text, email: text }),
    event: object({ id: text, slug: text, name: text }),
    venue: object({ name: text, city: text, country: text }),
    ...{ startsAt: time, timeZone: text, seats: listOf(seat), total: money, fees: money },
    ...{ createdAt: time, cancelledAt: nullable(time), tickets: listOf(ticket) },
    payment: object({ timeline: listOf(object({ at: time, entry: text, detail: { type: 'object' } })) }),
    refunds: listOf(refTo(buyerRefundSchema)),
  }),
);
