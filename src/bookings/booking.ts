import type { HeldSeat } from '../holds/index.js';
import type { Money } from '../platform/money/money.js';

export interface BookedSeat {
  ordinal: number;
  seatId: string;
  section: string;
  row: string;
  seat: string;
  tierId: string;
  price: Money;
  fees: Money;
  cancelledAt: Date | null;
}

/** The finalised sale of a hold's seats. */
export interface Booking {
  id: string;
  reference: string;
  performanceId: string;
  paymentId: string;
  holdId: string;
  shopperId: string;
  buyer: { name: string; email: string };
  status: 'confirmed' | 'cancelled';
  /** With all fees. */
  total: Money;
  fees: Money;
  createdAt: Date;
  cancelledAt: Date | null;
  seats: BookedSeat[];
}

/** What a payment brings to its booking: everything was fixed when the fan began to pay. */
export interface Sale {
  paymentId: string;
  holdId: string;
  performanceId: string;
  shopperId: string;
  buyer: { name: string; email: string };
  currency: string;
  seats: HeldSeat[];
  /** Nobody is told of it: tickets are made when they are asked for. */
  isQuiet?: boolean;
}
