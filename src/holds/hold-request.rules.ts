import type { HeldSeat } from './hold.js';

export interface Placement {
  id: string;
  performanceId: string;
  shopperId: string;
  currency: string;
  seats: HeldSeat[];
  ttlMs: number;
  perHold: number;
  perShopper: number;
  extensions: number;
}

export type HoldChange =
  | { op: 'adopt'; createdAt: number; expiresAt: number; extensionsLeft: number }
  | { op: 'extend'; ttlMs: number; maxLifeMs: number }
  | { op: 'pin'; pinMs: number; payment: string }
  | { op: 'unpin'; over: boolean }
  | { op: 'release' }
  | { op: 'settle' };

/**
 * What the scripts are asked, as they read it behind the hash tag of their second key: the attempt, what to do, and
 * for a placement its numbers and the part of the hold that is known before its times are; else JSON.
 * @param at milliseconds of Redis as this process knows them, so that every lock server gives the hold the same times
 */
export function placementText(attempt: string, at: number, placement: Placement): string {
  const { id, shopperId, currency, seats, perHold, perShopper, extensions } = placement;
  const ordinals = seats.map(seat => seat.o).join(',');
  const hold = JSON.stringify({ currency, seats }).slice(1, -1);
  return `${attempt} place ${id} ${at} ${shopperId} ${perHold} ${perShopper} ${extensions} ${ordinals} ${hold}`;
}

export function changeText(attempt: string, holdId: string, { op, ...values }: HoldChange): string {
  return `${attempt} ${op} ${JSON.stringify({ id: holdId, ...values })}`;
}
