import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import type { RowHolds } from './select-for-update.js';

const HOLD_TTL_MS = 900_000;
/** As long as the product's, so that both sides write the same bytes. */
const ENTRY = 'e'.repeat(120);

interface HoldBody {
  performanceId: string;
  seatIds: string[];
}

/**
 * Bare Fastify, as its own documentation starts it, with the routes that the product's are held against. They take
 * the same requests and answer as many bytes, and do only what is named: no validation, no token, no rules.
 */
export async function startFastify(redisUrl: string, rows: RowHolds): Promise<FastifyInstance> {
  const redis = new Redis(redisUrl);
  const app = Fastify();
  app.post<{ Body: HoldBody }>('/echo', (request, reply) => reply.send(request.body));
  app.post<{ Body: HoldBody }>('/set-nx', async (request, reply) => {
    const { performanceId, seatIds } = request.body;
    const id = randomUUID();
    const key = `{${performanceId}}:seat:${seatIds[0] ?? ''}`;
    const isTaken = (await redis.set(key, id, 'PX', HOLD_TTL_MS, 'NX')) === null;
    if (isTaken) return reply.code(409).send({ seatIds });
    const expiresAt = new Date(Date.now() + HOLD_TTL_MS);
    return reply.code(201).send(holdAnswer(id, request.body, expiresAt));
  });
  app.post<{ Body: HoldBody }>('/for-update', async (request, reply) => {
    const { performanceId, seatIds } = request.body;
    const hold = await rows.hold(performanceId, request.headers.authorization ?? '', seatIds);
    if (hold === undefined) return reply.code(409).send({ seatIds });
    return reply.code(201).send(holdAnswer(hold.id, request.body, hold.expiresAt));
  });
  app.post('/incr', async (_, reply) => {
    const index = await redis.incr('entries');
    return reply.code(201).send({ entry: ENTRY, phase: 'open', epoch: 1, index, rank: index });
  });
  app.addHook('onClose', () => redis.disconnect());
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

/** The form of the contract's hold, so that both sides write the same bytes. */
function holdAnswer(id: string, { performanceId, seatIds }: HoldBody, expiresAt: Date): object {
  const price = { amount: 4000, currency: 'EUR' };
  const fees = { amount: 500, currency: 'EUR' };
  return {
    id,
    performanceId,
    seats: seatIds.map(seatId => ({
      ...{ seatId, section: 'Section 1', row: '1', seat: '1', tierId: performanceId, price, fees },
    })),
    total: { amount: 4500, currency: 'EUR' },
    fees,
    createdAt: new Date(expiresAt.getTime() - HOLD_TTL_MS).toISOString(),
    expiresAt: expiresAt.toISOString(),
    extensionsLeft: 2,
  };
}
