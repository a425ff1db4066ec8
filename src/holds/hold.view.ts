import type { Money } from '../platform/money/money.js';
import { feesOf, type Hold, totalOf } from './hold.js';

/** A hold as the API shows it to its owner. */
export interface HoldView {
  id: string;
  performanceId: string;
  seats: {
    seatId: string;
    section: string;
    row: string;
    seat: string;
    tierId: string;
    price: Money;
    fees: Money;
  }[];
  /** With all fees. */
  total: Money;
  fees: Money;
  createdAt: string;
  expiresAt: string;
  extensionsLeft: number;
}

export function toHoldView(hold: Hold): HoldView {
  const { currency } = hold;
  return {
    id: hold.id,
    performanceId: hold.performanceId,
    seats: hold.seats.map(({ seatId, section, row, seat, tierId, price, fees }) => ({
      seatId,
      section,
      row,
      seat,
      tierId,
      price: { amount: price, currency },
      fees: { amount: fees, currency },
    })),
    total: totalOf(hold),
    fees: feesOf(hold),
    createdAt: new Date(hold.createdAt).toISOString(),
    expiresAt: new Date(hold.expiresAt).toISOString(),
    extensionsLeft: hold.extensionsLeft,
  };
}
