import { Connection } from './connection.js';
import type { Job, Outcome } from './job.js';
import { requestText } from './request-text.js';

const BUYER = { name: 'Robin Example', email: 'robin@example.org' };

/** Shoppers, each of whom holds a seat and pays for it; one after another on each connection. */
export async function makeBookings(job: Extract<Job, { kind: 'bookings' }>): Promise<Outcome> {
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => Connection.open(job.port)),
  );
  const began = performance.now();
  const end = began + job.seconds * 1000;
  let next = 0;
  let done = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (performance.now() < end) {
      const shopper = job.shoppers[next];
      next += 1;
      if (shopper === undefined) return;
      await buy(connection, job.performanceId, shopper);
      done += 1;
    }
  };
  try {
    await Promise.all(connections.map(work));
    return { done, elapsedMs: performance.now() - began };
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function buy(
  connection: Connection,
  performanceId: string,
  { token, seatId }: { token: string; seatId: string },
): Promise<void> {
  const authorization = `Bearer ${token}`;
  const held = await connection.send(
    requestText('POST', '/api/v1/holds', { authorization }, { performanceId, seatIds: [seatId] }),
  );
  if (held.status !== 201) throw new Error(`The hold was answered ${held.status}: ${held.body.toString()}`);
  const { id: holdId } = JSON.parse(held.body.toString()) as { id: string };
  const booked = await connection.send(
    requestText(
      'POST',
      '/api/v1/bookings',
      { authorization, 'idempotency-key': holdId.slice(-64) },
      { holdId, buyer: BUYER, paymentMethod: 'pm_card_visa' },
    ),
  );
  if (booked.status !== 201)
    throw new Error(`The booking was answered ${booked.status}: ${booked.body.toString()}`);
}
