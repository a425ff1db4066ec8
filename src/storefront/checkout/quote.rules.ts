import { createHash } from 'node:crypto';
import type { Hold } from '../../holds/index.js';

/** Stands for exactly the seats and prices that a fan was shown. */
export function quoteHash({ id, currency, seats }: Pick<Hold, 'id' | 'currency' | 'seats'>): string {
  const lines = seats.map(({ seatId, tierId, price, fees }) => [seatId, tierId, price, fees]);
  const text = JSON.stringify([id, currency, lines.sort((a, b) => String(a[0]).localeCompare(String(b[0])))]);
  return createHash('sha256').update(text).digest('hex');
}
