import { randomUUID } from 'node:crypto';
import { PerformanceSeatsService } from '../../src/inventory/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';

class Lost extends Error {}

/** The fence between two shoppers who both believe that they hold a seat, as they may after a loss of Redis. */
describe('a claim on seats', () => {
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running));
  });
  afterAll(() => running.close());

  const database = () => running.app.get(Database);
  /** @returns whether all of the seats are claimed now; none is when one was lost */
  async function claim(claimId: string, ordinals: number[]): Promise<boolean> {
    const request = { performanceId, claimId, shopperId: claimId, ordinals };
    try {
      await database().run(async tx => {
        const until = { pinMs: 60_000, holdExpiresAt: new Date() };
        const lost = await running.app.get(PerformanceSeatsService).claim(tx, { ...request, ...until });
        if (lost.length > 0) throw new Lost();
      });
      return true;
    } catch (error) {
      if (error instanceof Lost) return false;
      throw error;
    }
  }
  const claimed = (claimId: string): Promise<{ ordinal: number }[]> =>
    database().primary.query('SELECT ordinal FROM performance_seats WHERE claim_id = $1 ORDER BY ordinal', [
      claimId,
    ]);

  it('keeps everybody else out while it lasts, and is taken over once its time is over', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await claim(first, [0, 1])).toBe(true);
    expect(await claim(second, [1, 2])).toBe(false);
    expect(await claimed(second)).toEqual([]);
    await database().primary.execute(
      `UPDATE performance_seats SET claim_expires_at = clock_timestamp() WHERE claim_id = $1`,
      [first],
    );
    expect(await claim(second, [1, 2])).toBe(true);
    expect(await claimed(first)).toEqual([{ ordinal: 0 }]);
    // The zombie comes back with its authorisation: one of its seats is gone, so it sells none.
    const seats = running.app.get(PerformanceSeatsService);
    const isWhole = await database().run(tx => seats.stillClaimed(tx, performanceId, first, 2));
    expect(isWhole).toBe(false);
  });

  it('of many at once over the same seats, each gets all that it wants or nothing, and no seat goes twice', async () => {
    const wishes = Array.from({ length: 60 }, (_, n) => ({
      id: randomUUID(),
      ordinals: [10, 11, 12, 13].map(first => first + (n % 7)),
    }));
    const won = await Promise.all(wishes.map(({ id, ordinals }) => claim(id, ordinals)));
    expect(won.some(Boolean)).toBe(true);
    for (const [n, { id, ordinals }] of wishes.entries()) {
      const has = (await claimed(id)).map(({ ordinal }) => ordinal);
      expect(has).toEqual(won[n] === true ? ordinals : []);
    }
  });

  it('nobody pays for more seats than one person may have, whatever Redis has counted', async () => {
    const token = await admit(running, performanceId);
    const seatIds = ['S-D-1', 'S-D-2'];
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds });
    expect(held.status).toBe(201);
    await database().primary.execute('UPDATE performances SET seats_per_shopper = 1 WHERE id = $1', [
      performanceId,
    ]);
    const buyer = { name: 'Ines Duarte', email: 'ines@example.com' };
    const request = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const answer = await call(running, token, 'POST', '/bookings', request, { 'idempotency-key': 'many' });
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/limit-reached' } });
    expect(await database().primary.query('SELECT id FROM payments')).toEqual([]);
  });
});
