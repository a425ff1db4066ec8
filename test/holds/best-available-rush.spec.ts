import { seatKey } from '../../src/inventory/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, areaOf, call, makePerformance } from '../support/make.js';
import { redisOf } from '../support/redis.js';

const SOLD_OUT = '409 /problems/sold-out';

describe('a rush for the best available', () => {
  // Two processes of the product on the same Postgres and Redis, which both know that they are two.
  let left: RunningApp;
  let right: RunningApp;
  beforeAll(async () => {
    left = await startApp({ WEB_PROCESSES: '2' });
    right = await startApp({
      WEB_PROCESSES: '2',
      DATABASE_URL: left.databaseUrl,
      REDIS_URL: left.redisUrl,
    });
  });
  afterAll(async () => {
    await right.close();
    await left.close();
  });

  /** All of them at the very same time, every second one at the other process, each a shopper of its own. */
  function askAtOnce(size: number, wish: (index: number) => Record<string, unknown>): Promise<Answer[]> {
    return Promise.all(
      Array.from({ length: size }, (_, index) => {
        const side = index % 2 === 0 ? left : right;
        return call(side, side.app.get(Shoppers).issue().token, 'POST', '/holds', wish(index));
      }),
    );
  }
  const seatsOf = (answer: Answer) =>
    ((answer.body['seats'] ?? []) as { seatId: string }[]).map(seat => seat.seatId);
  const problemOf = ({ status, body }: Answer) => `${status} ${String(body['type'])}`;
  const problems = (answers: Answer[]) => [
    ...new Set(answers.filter(({ status }) => status !== 201).map(problemOf)),
  ];

  /** Every seat held once: as many as there are, and none twice. */
  function expectAllHeld(answers: Answer[], places: number): void {
    const held = answers.flatMap(seatsOf);
    expect(held).toHaveLength(places);
    expect(new Set(held).size).toBe(places);
  }

  it('gives all of 160 askers what they asked for out of 8,000 free seats', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: ['Left', 'Middle', 'Right', 'Back'].map(name => ({
        ...{ name, rows: 40, seatsPerRow: 50, category: 'Standard' },
      })),
    });
    const quantity = (index: number) => 1 + (index % 4);
    const answers = await askAtOnce(160, index => ({
      performanceId,
      bestAvailable: { quantity: quantity(index) },
    }));
    expect(problems(answers)).toEqual([]);
    expect(answers.map(answer => seatsOf(answer).length)).toEqual(answers.map((_, index) => quantity(index)));
    expectAllHeld(answers, 400);
  });

  it('leaves no seat of a small house unsold while somebody asks, and refuses only for want of seats', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [{ name: 'Stalls', rows: 4, seatsPerRow: 15, category: 'Standard' }],
    });
    const answers = await askAtOnce(240, index => ({
      performanceId,
      bestAvailable: { quantity: index < 60 ? 1 + (index % 3) : 1, split: true },
    }));
    expect(problems(answers)).toEqual([SOLD_OUT]);
    expectAllHeld(answers, 60);
  });

  it('refuses pairs only once no two free seats are side by side', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [{ name: 'S', rows: 4, seatsPerRow: 15, category: 'Standard' }],
    });
    const answers = await askAtOnce(100, () => ({ performanceId, bestAvailable: { quantity: 2 } }));
    const held = new Set(answers.flatMap(seatsOf));
    const isFree = (row: string, seat: number) => !held.has(`S-${row}-${seat}`);
    const pairsLeft = ['A', 'B', 'C', 'D'].flatMap(row =>
      Array.from({ length: 14 }, (_, i) => i + 1).filter(seat => isFree(row, seat) && isFree(row, seat + 1)),
    );
    expect(pairsLeft).toEqual([]);
    const refused = answers.filter(({ status }) => status !== 201);
    // No row of fifteen can be filled by pairs, so what is left is never nothing.
    expect(refused.every(answer => (answer.body['left'] as number) >= 4)).toBe(true);
    expect(problems(answers)).toEqual(['409 /problems/no-adjacent-seats']);
  });

  it('fills an area to the last place', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [],
      areas: [{ name: 'Floor', capacity: 50, tier: 'Tier 1' }],
    });
    const areaId = await areaOf(left, performanceId);
    const answers = await askAtOnce(200, index => ({
      performanceId,
      areas: [{ areaId, quantity: index < 40 ? 1 + (index % 2) : 1 }],
    }));
    expect(problems(answers)).toEqual([SOLD_OUT]);
    expectAllHeld(answers, 50);
  });

  it('finds the only free seat among sixty that it takes for free, and then says that none is left', async () => {
    const { performanceId } = await makePerformance(left, {
      sections: [{ name: 'S', rows: 6, seatsPerRow: 10, category: 'Standard' }],
    });
    const redis = redisOf(left);
    const all = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap(row =>
      Array.from({ length: 10 }, (_, i) => `S-${row}-${i + 1}`),
    );
    // Locks that nobody announced: as if all the others had been quicker a moment ago.
    for (const seatId of all.filter(id => id !== 'S-F-10')) {
      await redis.set(seatKey(performanceId, seatId), 'another shopper', 'PX', 60_000);
    }
    const [found] = await askAtOnce(1, () => ({ performanceId, bestAvailable: { quantity: 1 } }));
    expect(found?.status).toBe(201);
    expect(found === undefined ? [] : seatsOf(found)).toEqual(['S-F-10']);
    expect(
      (await askAtOnce(2, () => ({ performanceId, bestAvailable: { quantity: 1 } }))).map(problemOf),
    ).toEqual([SOLD_OUT, SOLD_OUT]);
  });
});
