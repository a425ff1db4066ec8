import { count, listOf, money, nameSchema, object, refTo, text, time } from '../platform/openapi/index.js';

const heldSeat = nameSchema(
  'HeldSeat',
  object({ seatId: text, section: text, row: text, seat: text, tierId: text, price: money, fees: money }),
);

export const holdSchema = nameSchema(
  'Hold',
  object({
    id: text,
    performanceId: text,
    seats: listOf(refTo(heldSeat)),
    total: money,
    fees: money,
    createdAt: time,
    expiresAt: time,
    extensionsLeft: count,
  }),
);
