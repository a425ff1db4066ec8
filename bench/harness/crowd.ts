import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { CrowdOutcome } from '../load/job.js';
import type { Sale } from './sale.js';
import type { Stage } from './stage.js';

const MOST_CONNECTIONS = 256;
/** So many for each of them: in a small crowd, too, most come after the first ones were answered. */
const SHOPPERS_A_CONNECTION = 100;
const BUYER = { name: 'Robin Example', email: 'robin@example.org' };
/** A seat map may be a second old; a process that has just been busy gets a little more. */
const MAP_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** Some seats that everybody wants, and everybody. */
export interface Crowd {
  sale: Sale;
  wanted: string[];
  tokens: string[];
  seed: string;
}

/** Lets the crowd in. @throws unless each of the seats is held exactly once, in the answers and on the seat map */
export async function letIn(stage: Stage, crowd: Crowd) {
  const { sale, wanted, tokens, seed } = crowd;
  const connections = Math.min(MOST_CONNECTIONS, Math.ceil(tokens.length / SHOPPERS_A_CONNECTION));
  const outcome = await stage.send({
    ...{ kind: 'crowd', port: stage.product.port, connections },
    ...{ performanceId: sale.performanceId, seatIds: wanted, tokens, seed },
  });
  const seats = new Set(outcome.winners.map(({ seatId }) => seatId));
  if (outcome.winners.length !== wanted.length || seats.size !== wanted.length) {
    throw new Error(
      `Seed ${seed}: ${outcome.winners.length} holds of ${seats.size} seats, not ${wanted.length}.`,
    );
  }
  if (outcome.losers !== tokens.length - wanted.length) {
    throw new Error(`Seed ${seed}: ${outcome.losers} losers of ${tokens.length} shoppers.`);
  }
  await untilCounted(stage, crowd, 'held');
  return outcome;
}

/** All winners pay. @throws unless that makes exactly as many bookings, in the books and on the seat map */
export async function payAll(stage: Stage, crowd: Crowd, winners: CrowdOutcome['winners']): Promise<void> {
  await Promise.all(winners.map(winner => pay(stage.product.url, winner)));
  const booked = await bookedSeats(stage.databaseUrl, crowd.sale.performanceId);
  const expected = [...crowd.wanted].sort();
  if (JSON.stringify(booked) !== JSON.stringify(expected)) {
    throw new Error(`Seed ${crowd.seed}: booked are ${booked.join(', ')}, not ${expected.join(', ')}.`);
  }
  await untilCounted(stage, crowd, 'sold');
}

async function pay(url: string, { token, holdId }: CrowdOutcome['winners'][number]): Promise<void> {
  const response = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': holdId.slice(-64),
    },
    body: JSON.stringify({ holdId, buyer: BUYER, paymentMethod: 'pm_card_visa' }),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`A booking was answered ${response.status}: ${text}`);
}

async function bookedSeats(databaseUrl: string, performanceId: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ seatId: string }>(
      `SELECT seat_id AS "seatId" FROM bookings JOIN booking_seats ON booking_id = id
        WHERE bookings.performance_id = $1 AND status = 'confirmed' ORDER BY seat_id`,
      [performanceId],
    );
    return rows.map(({ seatId }) => seatId).sort();
  } finally {
    await client.end();
  }
}

/** Waits until the seat map counts as many seats in that state as are wanted. */
async function untilCounted(stage: Stage, { sale, wanted, seed }: Crowd, state: 'held' | 'sold') {
  const url = `${stage.product.url}/api/v1/performances/${sale.performanceId}/availability`;
  const deadline = performance.now() + MAP_WITHIN_MS;
  for (;;) {
    const { counts } = (await (await fetch(url)).json()) as { counts: Record<string, number> };
    if (counts[state] === wanted.length) return;
    if (performance.now() > deadline || (counts[state] ?? 0) > wanted.length) {
      throw new Error(
        `Seed ${seed}: the seat map counts ${counts[state] ?? 0} ${state}, not ${wanted.length}.`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
