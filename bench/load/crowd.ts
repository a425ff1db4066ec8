import { createHash } from 'node:crypto';
import { type Answer, Connection } from './connection.js';
import type { CrowdOutcome, Job } from './job.js';
import { requestText } from './request-text.js';

const TAKEN = '/problems/seats-taken';

/** Shoppers who all want the same few seats: each asks once, as soon as a connection is free. */
export async function rush(job: Extract<Job, { kind: 'crowd' }>): Promise<CrowdOutcome> {
  const wishes = wishesOf(job.seed, job.tokens.length, job.seatIds.length);
  const requests = job.tokens.map((token, i) =>
    Buffer.from(
      requestText(
        'POST',
        '/api/v1/holds',
        { authorization: `Bearer ${token}` },
        { performanceId: job.performanceId, seatIds: [job.seatIds[wishes[i] ?? 0]] },
      ),
    ),
  );
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => Connection.open(job.port)),
  );
  const winners: CrowdOutcome['winners'] = [];
  let [next, losers] = [0, 0];
  const work = async (connection: Connection): Promise<void> => {
    for (;;) {
      const shopper = next;
      next += 1;
      const request = requests[shopper];
      if (request === undefined) return;
      const holdId = heldOf(await connection.send(request));
      const seatId = job.seatIds[wishes[shopper] ?? 0] ?? '';
      if (holdId === undefined) losers += 1;
      else winners.push({ token: job.tokens[shopper] ?? '', holdId, seatId });
    }
  };
  const began = performance.now();
  try {
    await Promise.all(connections.map(work));
    return { done: requests.length, elapsedMs: performance.now() - began, winners, losers };
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** Which seat each of the shoppers wants; the same seed gives the same wishes. */
function wishesOf(seed: string, shoppers: number, seats: number): number[] {
  const stream = createHash('shake256', { outputLength: shoppers * 2 })
    .update(seed)
    .digest();
  return Array.from({ length: shoppers }, (_, i) => stream.readUInt16LE(i * 2) % seats);
}

/** @returns undefined for "taken" @throws for any other answer */
function heldOf({ status, body }: Answer): string | undefined {
  if (status === 201) return (JSON.parse(body.toString()) as { id: string }).id;
  if (status === 409 && body.includes(TAKEN)) return undefined;
  throw new Error(`A shopper of the crowd was answered ${status}: ${body.toString()}`);
}
