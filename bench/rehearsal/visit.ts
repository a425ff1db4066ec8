import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Fan } from './fan.rules.js';
import type { Standing } from './stays.rules.js';
import { problemOf, type Wire } from './wire.js';

const BUYER = { name: 'Robin Example', email: 'robin@example.org' };
/** Seats are taken when a third of the visit is over. */
const CHOOSES_AT = 1 / 3;
/** Nobody is counted as inside who may be out already, when a visit reaches its end. */
const SURELY_INSIDE_SECONDS = 0.5;

/** Who is in the shop, as the crowd itself counts. */
export class Shop {
  inside = 0;
  standing = 0;
  mostInside = 0;
  bookings = 0;
  isOver = false;
  /** Everybody who was let in: at the door from, in the shop from; seconds of `performance.now()`. */
  readonly stood: Standing[] = [];

  come(rank: number, from: number): void {
    this.stood.push({ rank, from: from / 1_000, to: performance.now() / 1_000 });
    this.inside += 1;
    this.mostInside = Math.max(this.mostInside, this.inside);
  }
}

/** Somebody whose turn it is. */
interface Turn {
  wire: Wire;
  shop: Shop;
  performanceId: string;
  entry: string;
  rank: number;
  fan: Fan;
  /** The longest that the product lets anybody stay. */
  mostSeconds: number;
}

/** Somebody who is called and comes: knocks until the door opens, takes seats, pays or not, and goes. */
export async function visit(turn: Turn): Promise<void> {
  const { wire, shop, fan, mostSeconds } = turn;
  await sleep(fan.delay * 1_000);
  await wire.ask('poll', { method: 'GET', path: '/api/v1/now-serving' });
  const inside = await comeIn(turn);
  if (inside === undefined) return;
  const { token, since } = inside;
  const until = (seconds: number): Promise<void> =>
    sleep(Math.max(0, since + seconds * 1_000 - performance.now()));
  const longest = mostSeconds - SURELY_INSIDE_SECONDS;
  const seconds = Math.min(fan.visit, longest);
  await until(seconds * CHOOSES_AT);
  const holdId = fan.errand === 'looks' ? undefined : await hold(turn, token);
  // Whoever finds nothing goes at once.
  if (fan.errand === 'looks' || holdId !== undefined) await until(seconds);
  if (fan.errand === 'vanishes') await until(longest);
  // A booking ends the visit before its answer is here, and so does the request to leave.
  shop.inside -= 1;
  if (fan.errand === 'vanishes') return;
  if (holdId !== undefined) await decide(turn, token, holdId);
  await wire.ask('leave', { method: 'DELETE', path: '/api/v1/admissions/current', token });
}

interface Inside {
  token: string;
  /** Milliseconds of `performance.now()`, not later than the product's own beginning of the visit. */
  since: number;
}

/** @returns undefined when the entry's time is over */
async function comeIn({ wire, shop, performanceId, entry, rank }: Turn): Promise<Inside | undefined> {
  const path = `/api/v1/performances/${performanceId}/admissions`;
  shop.standing += 1;
  const began = performance.now();
  try {
    while (!shop.isOver) {
      const since = performance.now();
      const { status, body } = await wire.ask('knock', { method: 'POST', path, body: { entry } });
      if (status === 201) {
        shop.come(rank, began);
        const { shopperToken: token } = JSON.parse(body.toString()) as { shopperToken: string };
        return { token, since };
      }
      if (problemOf(body) !== 'door-full') return undefined;
      const { retryAfterSeconds } = JSON.parse(body.toString()) as { retryAfterSeconds: number };
      await sleep(retryAfterSeconds * 1_000);
    }
    return undefined;
  } finally {
    shop.standing -= 1;
  }
}

async function hold({ wire, performanceId, fan }: Turn, token: string): Promise<string | undefined> {
  const body = { performanceId, bestAvailable: { quantity: fan.quantity } };
  const held = await wire.ask('hold', { method: 'POST', path: '/api/v1/holds', token, body });
  return held.status === 201 ? (JSON.parse(held.body.toString()) as { id: string }).id : undefined;
}

async function decide({ wire, shop, fan }: Turn, token: string, holdId: string): Promise<void> {
  if (fan.errand === 'gives back') {
    await wire.ask('release', { method: 'DELETE', path: `/api/v1/holds/${holdId}`, token });
  } else if (fan.errand === 'pays') {
    const { status } = await wire.ask('pay', {
      ...{ method: 'POST', path: '/api/v1/bookings', token, headers: { 'idempotency-key': randomUUID() } },
      body: { holdId, buyer: BUYER, paymentMethod: 'pm_card_visa' },
    });
    if (status === 201) shop.bookings += 1;
  }
}
