import { CLAIM_LUA, LOOK_LUA } from '../../src/queue/queues/queue.lua.js';
import { QueueRedis } from '../../src/queue/queues/queue-redis.js';
import { Database } from '../../src/platform/database/index.js';
import { Script } from '../../src/platform/redis/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

const CAPACITY = 3;
const FANS = 15;

describe('those who are called, at a full door, on two processes', () => {
  let one: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    one = await startApp();
    other = await startApp({ DATABASE_URL: one.databaseUrl, REDIS_URL: one.redisUrl });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  /** A shop that is full of the first three, everybody called. */
  async function fullShop(): Promise<{ id: string; byRank: (rank: number) => Enter; inside: Answer[] }> {
    const { performanceId: id } = await makePerformance(one, {
      performance: { queue: { enabled: true, capacity: CAPACITY } },
    });
    const entries = await Promise.all(Array.from({ length: FANS }, () => enter(one, id)));
    const sql = one.app.get(Database).primary;
    await sql.execute('UPDATE queues SET now_serving = $2, issued = $2 WHERE performance_id = $1', [
      id,
      FANS,
    ]);
    for (const app of [one, other]) await lineOnce(app, id, ({ nowServing }) => nowServing === FANS);
    const byRank = (rank: number): Enter => entries.find(({ index }) => index === rank) as Enter;
    const inside: Answer[] = [];
    for (let rank = 1; rank <= CAPACITY; rank += 1) inside.push(await knock(one, id, byRank(rank)));
    expect(inside.map(({ status }) => status)).toEqual([201, 201, 201]);
    return { id, byRank, inside };
  }

  async function leave({ body }: Answer): Promise<void> {
    const authorization = `Bearer ${String(body['shopperToken'])}`;
    await one.request.delete('/api/v1/admissions/current').set('authorization', authorization).expect(204);
  }

  /** Everybody knocks at once, on both processes. @returns the ranks that were let in */
  async function allKnock(id: string, entries: Enter[]): Promise<number[]> {
    const answers = await Promise.all(entries.map((entry, i) => knock(i % 2 === 0 ? one : other, id, entry)));
    return entries.flatMap(({ index }, i) => (answers[i]?.status === 201 ? [index] : []));
  }

  it('are told how many go first, and go in by rank, whoever knocks first', async () => {
    const { id, byRank, inside } = await fullShop();
    const standing = [12, 5, 9, 14, 4, 7].map(byRank);
    expect(await allKnock(id, standing)).toEqual([]);
    expect((await knock(other, id, byRank(9))).body).toMatchObject({ ahead: 3, isLate: false });
    const refused = await knock(one, id, byRank(14));
    expect(refused.body).toMatchObject({ type: '/problems/door-full', ahead: 5 });
    expect(refused.headers.get('retry-after')).toBe(String(refused.body['retryAfterSeconds']));
    for (const visit of inside.slice(0, 2)) await leave(visit);
    // Two places are free, and the worst may knock as often as they like.
    expect(await allKnock(id, [14, 12, 9, 14, 7].map(byRank))).toEqual([]);
    expect((await allKnock(id, standing)).sort((a, b) => a - b)).toEqual([4, 5]);
  });

  it('do not wait for somebody who has gone away', async () => {
    const { id, byRank, inside } = await fullShop();
    await knock(one, id, byRank(4));
    const [visit] = inside;
    if (visit !== undefined) await leave(visit);
    // The free place is for the fourth, until the fourth is overdue.
    expect((await knock(other, id, byRank(8))).body).toMatchObject({ type: '/problems/door-full', ahead: 1 });
    await until(
      () => knock(other, id, byRank(8)),
      ({ status }) => status === 201,
    );
    // Who comes back later has lost nothing but this place.
    await knock(one, id, byRank(9));
    expect((await knock(one, id, byRank(4))).body).toMatchObject({ ahead: 0, isLate: false });
  });

  it('go before those who come too late, who go before those who come after them', async () => {
    const { id, byRank, inside } = await fullShop();
    const sql = one.app.get(Database).primary;
    // The leader writes the same field once a second.
    await until(
      async () => {
        await sql.execute(
          `UPDATE queues SET memory = jsonb_set(memory, '{grace,lateUpTo}', '5') WHERE performance_id = $1`,
          [id],
        );
        return lineOnce(one, id);
      },
      ({ lateUpTo }) => lateUpTo === 5,
    );
    await until(
      () => knock(one, id, byRank(5)),
      ({ body }) => body['isLate'] === true,
    );
    for (const rank of [8, 7]) await knock(one, id, byRank(rank));
    const late = await knock(one, id, byRank(4));
    expect(late.body).toMatchObject({ type: '/problems/door-full', ahead: 3, isLate: true });
    expect((await knock(one, id, byRank(9))).body).toMatchObject({ ahead: 4, isLate: false });
    const order: number[] = [];
    for (const visit of inside) {
      await leave(visit);
      order.push(...(await allKnock(id, [9, 4, 7, 8, 5].filter(rank => !order.includes(rank)).map(byRank))));
    }
    // The fifth stood there alone when it came: nobody was there to stand behind.
    expect(order).toEqual([5, 7, 8]);
    expect((await knock(one, id, byRank(4))).body).toMatchObject({ ahead: 0, isLate: true });
    expect((await knock(one, id, byRank(9))).body).toMatchObject({ ahead: 1 });
  });

  it('are forgotten but for the best, when more stand there than are kept', async () => {
    const { id } = await fullShop();
    const redis = one.app.get(QueueRedis);
    const claim = new Script(CLAIM_LUA);
    const most = 3;
    const knockAs = (rank: number, capacity = CAPACITY): Promise<string[]> =>
      redis.run(claim, id, [rank, rank, 0, 60_000, capacity, 1, 30_000, 30_000, most]);
    for (const rank of [90, 80, 70, 60]) expect((await knockAs(rank))[0]).toBe('full');
    const [word, , , inside, standing] = await redis.run(new Script(LOOK_LUA), id, [0]);
    expect([word, inside, standing]).toEqual(['counted', String(CAPACITY), String(most)]);
    // Who is not kept stands behind all who are, and comes in when there is room for them, too.
    expect(await knockAs(90)).toEqual(['full', '3', '0']);
    expect((await knockAs(90, CAPACITY + 3))[0]).toBe('full');
    expect((await knockAs(90, CAPACITY + 4))[0]).toBe('claimed');
  });
});
