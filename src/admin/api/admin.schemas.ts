import {
  count,
  listOf,
  money,
  nameSchema,
  nullable,
  object,
  pageOfItems,
  refTo,
  text,
  time,
} from '../../platform/openapi/index.js';

const anything = { type: 'object', additionalProperties: true };

export const venueSchema = nameSchema(
  'Venue',
  object({ id: text, name: text, city: text, country: text, timeZone: text, createdAt: time }),
);
export const attractionSchema = nameSchema(
  'Attraction',
  object({ id: text, name: text, genre: text, createdAt: time }),
);
export const eventSchema = nameSchema(
  'AdminEvent',
  object({
    ...{
      id: text,
      slug: text,
      name: text,
      attractionId: text,
      genre: text,
      description: text,
      details: anything,
    },
    ...{ status: { enum: ['draft', 'published', 'cancelled'] }, createdAt: time, updatedAt: time },
  }),
);
export const performanceSchema = nameSchema(
  'AdminPerformance',
  object({
    ...{ id: text, eventId: text, venueId: text, seatingPlanId: nullable(text), timeZone: text },
    status: { enum: ['scheduled', 'postponed', 'cancelled'] },
    holdTtlSeconds: count,
    orphanRule: { enum: ['off', 'lenient', 'strict'] },
    queue: anything,
    ...{
      startsAt: time,
      doorsAt: nullable(time),
      onSaleAt: time,
      offSaleAt: time,
      publishedAt: nullable(time),
    },
    limits: object({ seatsPerHold: count, seatsPerShopper: count }),
    tiers: listOf(object({ id: text, name: text, category: nullable(text), price: money, fees: money })),
    areas: listOf(object({ id: text, name: text, capacity: count, tier: text })),
  }),
);
export const seatingPlanSchema = nameSchema(
  'SeatingPlanSummary',
  object({ id: text, name: text, seats: count, categories: listOf(text) }),
);
const seat = object({
  ...{ seatId: text, section: text, row: text, seat: text, tierId: text, price: money, fees: money },
  cancelledAt: nullable(time),
});
const booking = {
  ...{ reference: text, performanceId: text, paymentId: text, holdId: text },
  buyer: object({ name: text, email: text }),
  status: { enum: ['confirmed', 'cancelled'] },
  ...{ total: money, fees: money, createdAt: time, cancelledAt: nullable(time), seats: listOf(seat) },
};
export const bookingSchema = nameSchema('AdminBooking', object(booking));
export const bookingDetailSchema = nameSchema(
  'AdminBookingDetail',
  object({ ...booking, timeline: listOf(object({ at: time, entry: text, detail: anything })) }),
);
export const adminRefundSchema = nameSchema(
  'AdminRefund',
  object({ id: text, bookingReference: text, amount: money, reason: text, state: text, createdAt: time }),
);
export const liveSchema = nameSchema(
  'LiveFigures',
  object({
    ...{ performanceId: text, at: time },
    counts: object({ available: count, held: count, sold: count, blocked: count }),
    ...{ activeShoppers: count, called: count, waiting: count, holds: count, claims: count },
    ...{ paymentsRunning: count, bookings: count, seatsBooked: count, revenue: nullable(money) },
    rates: object({ bookingsPerMinute: { type: 'number' }, seatsPerMinute: { type: 'number' } }),
    invariants: object({
      ...{ oversold: count, soldWithoutBooking: count, bookedWithoutSeat: count },
      ...{ bookingsWithoutPayment: count, paymentsWithoutBooking: count },
    }),
  }),
);
export const disagreementSchema = nameSchema(
  'Disagreement',
  object({ kind: text, subject: text, detail: text }),
);
export const breakSchema = nameSchema(
  'ReconciliationBreak',
  object({
    ...{ id: text, kind: text, subject: text, detail: text },
    ...{ performanceId: nullable(text), paymentId: nullable(text), bookingReference: nullable(text) },
    failedRefund: nullable(object({ id: text, amount: money })),
    ...{ firstSeenAt: time, lastSeenAt: time, resolvedAt: nullable(time) },
    ...{ resolvedBy: nullable(text), note: nullable(text) },
  }),
);
export const bookAuditSchema = nameSchema(
  'BookAudit',
  object({ id: text, beganAt: time, payments: nullable(count), breaks: nullable(count) }),
);
export const auditSchema = nameSchema(
  'AuditEntry',
  object({ id: text, at: time, actor: text, action: text, subject: text, detail: anything }),
);
export const chargeSchema = nameSchema(
  'SandboxCharge',
  object({
    ...{ id: text, status: text, authorized: count, captured: count, refunded: count, currency: text },
    metadata: object({ paymentId: text, holdId: text }),
  }),
);
const apiToken = { id: text, name: text, role: { enum: ['admin', 'door'] }, createdAt: time };
export const apiTokenSchema = nameSchema('ApiToken', object(apiToken));
export const madeApiTokenSchema = nameSchema('MadeApiToken', object({ ...apiToken, token: text }));
export const checkInSchema = nameSchema(
  'CheckIn',
  object({
    ticketId: text,
    reference: text,
    seat: object({ section: text, row: text, seat: text }),
    at: time,
  }),
);

export const page = (items: Parameters<typeof refTo>[0]) => pageOfItems(refTo(items));

/** Query of every list. */
export const PAGE_QUERY = [
  { name: 'limit', description: '1 to 100.', schema: { type: 'integer', minimum: 1, maximum: 100 } },
  { name: 'cursor', description: '`nextCursor` of the page before.' },
];
