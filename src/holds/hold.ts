import type { Money } from '../platform/money/money.js';

export interface HeldSeat {
  /** The seat's ordinal in its performance. */
  o: number;
  seatId: string;
  section: string;
  row: string;
  seat: string;
  tierId: string;
  /** Minor units, fixed when the hold was placed. */
  price: number;
  fees: number;
}

/** One shopper's expiring claim on seats of one performance, as Redis keeps it. Times are milliseconds of Redis. */
export interface Hold {
  id: string;
  performanceId: string;
  shopperId: string;
  /** Value of the seats' locks; who knows it may change them. */
  token: string;
  createdAt: number;
  expiresAt: number;
  extensionsLeft: number;
  currency: string;
  seats: HeldSeat[];
  /** The payment begun for it; while it runs the hold can neither be changed nor released. */
  payment?: { id: string; running: boolean };
}

export function totalOf(hold: Pick<Hold, 'seats' | 'currency'>): Money {
  return {
    amount: hold.seats.reduce((sum, seat) => sum + seat.price + seat.fees, 0),
    currency: hold.currency,
  };
}

export function feesOf(hold: Pick<Hold, 'seats' | 'currency'>): Money {
  return { amount: hold.seats.reduce((sum, seat) => sum + seat.fees, 0), currency: hold.currency };
}

const ID = /^([\w-]{22})\.[\w-]{22,36}$/;

/**
 * A hold's id names its performance, so that its keys are found in a cluster without looking anywhere. At most 64
 * characters, so the performance comes in short.
 */
export function holdIdFor(performanceId: string, uuid: string): string {
  return `${shorten(performanceId)}.${uuid}`;
}

/** @returns undefined for a text that is no hold id */
export function performanceOfHold(holdId: string): string | undefined {
  const short = ID.exec(holdId)?.[1];
  if (short === undefined) return undefined;
  const hex = Buffer.from(short, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function shorten(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}
