import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, areaOf, call, makePerformance } from '../support/make.js';
import { AvailabilityService } from '../../src/inventory/index.js';
import { SandboxIntents } from '../../src/payments/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { redisOf } from '../support/redis.js';

const SHOPPERS = 1_000;
/** As many requests as a test's sockets bear at a time. */
const AT_ONCE = 200;

/** Runs all of them, so many at a time, in the given order. */
async function crowd<T>(size: number, one: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < size) {
      const index = next;
      next += 1;
      results[index] = await one(index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  return results;
}

describe('a race for seats', () => {
  // Two processes of the product on the same Postgres and Redis.
  let left: RunningApp;
  let right: RunningApp;
  beforeAll(async () => {
    left = await startApp();
    right = await startApp({ DATABASE_URL: left.databaseUrl, REDIS_URL: left.redisUrl });
  });
  afterAll(async () => {
    await right.close();
    await left.close();
  });

  const side = (index: number): RunningApp => (index % 2 === 0 ? left : right);
  const token = (index: number): string => side(index).app.get(Shoppers).issue().token;
  const place = (index: number, performanceId: string, seatIds: string[]): Promise<Answer> =>
    call(side(index), token(index), 'POST', '/holds', { performanceId, seatIds });

  it('gives one seat to exactly one of a thousand shoppers', async () => {
    const { performanceId } = await makePerformance(left);
    const answers = await crowd(SHOPPERS, index => place(index, performanceId, ['S-A-5']));
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(1);
    const others = answers.filter(answer => answer.status !== 201);
    expect(new Set(others.map(answer => `${answer.status} ${String(answer.body['type'])}`))).toEqual(
      new Set(['409 /problems/seats-taken']),
    );
  });

  it('gives overlapping groups all their seats or none, and no seat twice', async () => {
    const { performanceId } = await makePerformance(left);
    const answers = await crowd(SHOPPERS, index => {
      const first = 1 + (index % 7);
      return place(
        index,
        performanceId,
        [0, 1, 2, 3].map(step => `S-B-${first + step}`),
      );
    });
    const held = answers
      .filter(answer => answer.status === 201)
      .flatMap(answer => (answer.body['seats'] as { seatId: string }[]).map(seat => seat.seatId));
    expect(held.length % 4).toBe(0);
    expect(held.length).toBeGreaterThan(0);
    expect(new Set(held).size).toBe(held.length);
    expect(answers.filter(answer => answer.status !== 201).every(answer => answer.status === 409)).toBe(true);
  });

  it('serves everybody who asks for the best available while there is enough', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [{ name: 'Stalls', rows: 20, seatsPerRow: 20, category: 'Standard' }],
    });
    const answers = await crowd(100, index =>
      call(side(index), token(index), 'POST', '/holds', { performanceId, bestAvailable: { quantity: 2 } }),
    );
    expect(answers.map(answer => answer.status)).toEqual(Array.from({ length: 100 }, () => 201));
    const held = answers.flatMap(answer =>
      (answer.body['seats'] as { seatId: string }[]).map(seat => seat.seatId),
    );
    expect(new Set(held).size).toBe(200);
  });

  it('sells no more places of an area than it has', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [],
      areas: [{ name: 'Floor', capacity: 50, tier: 'Tier 1' }],
    });
    const areaId = await areaOf(left, performanceId);
    const areas = [{ areaId, quantity: 1 }];
    const answers = await crowd(200, index =>
      call(side(index), token(index), 'POST', '/holds', { performanceId, areas }),
    );
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(50);
    expect(answers.filter(answer => answer.status !== 201).every(answer => answer.status === 409)).toBe(true);
  });

  it('lets only one of two payments for the same seat through when Redis has lost the hold', async () => {
    const { performanceId } = await makePerformance(left);
    const [first, second] = [token(0), token(1)];
    const one = await call(left, first, 'POST', '/holds', { performanceId, seatIds: ['S-C-1'] });
    const redis = redisOf(left);
    const keys = await redis.keys(`*${performanceId}*`);
    // Only the locks go, as when the clock of Redis jumps; both shoppers now believe that the seat is theirs.
    for (const key of keys.filter(name => name.includes(':seat:') || name.includes(':held'))) {
      await redis.del(key);
    }
    left.app.get(AvailabilityService).forget(performanceId);
    right.app.get(AvailabilityService).forget(performanceId);
    const two = await call(right, second, 'POST', '/holds', { performanceId, seatIds: ['S-C-1'] });
    expect(two.status).toBe(201);
    const buyer = { name: 'A Fan', email: 'fan@example.com' };
    const pay = (running: RunningApp, shopper: string, hold: Answer) =>
      call(
        running,
        shopper,
        'POST',
        '/bookings',
        { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' },
        { 'idempotency-key': 'k' },
      );
    const [mine, theirs] = await Promise.all([pay(left, first, one), pay(right, second, two)]);
    expect([mine.status, theirs.status].sort()).toEqual([201, 409]);
    const loser = mine.status === 409 ? one : two;
    expect(await left.app.get(SandboxIntents).list({ holdId: String(loser.body['id']) })).toEqual([]);
  });
});
