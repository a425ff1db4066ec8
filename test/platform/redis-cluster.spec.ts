import { Logger } from '@nestjs/common';
import type { PerformanceInput } from '../../src/events/index.js';
import { keyPrefix } from '../../src/inventory/index.js';
import { readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/index.js';
import { RedisConnections } from '../../src/platform/redis/index.js';
import { ask, countsAt, pay, told, untilTold, type Wish } from '../holds/masters/shopping.js';
import { type RunningApp, startApp } from '../support/app.js';
import { call, makePerformance } from '../support/make.js';
import { type Enter, enter, join, knock, lineOnce } from '../support/queue.js';
import { TestCluster } from '../support/redis-cluster.js';
import { until } from '../support/until.js';

const FANS = [0, 1, 2, 3];
const JOBS = '{bull}:outbox';
const DRAW_MS = 8_000;
const [SOLD, HELD, FREE] = [['S-A-1'], ['S-A-2'], ['S-A-3']];
const UNAVAILABLE = '503 holds-unavailable';
const TAKEN = '409 seats-taken';

describe('a Redis Cluster of three masters with two processes', () => {
  let cluster: TestCluster;
  let apps: [RunningApp, RunningApp];
  beforeAll(async () => {
    cluster = await TestCluster.start();
    const left = await startApp({ REDIS_URL: cluster.url });
    apps = [left, await startApp({ REDIS_URL: cluster.url, DATABASE_URL: left.databaseUrl })];
  }, 60_000);
  afterAll(async () => {
    await Promise.all(apps.map(({ close }) => close()));
    await cluster.stop();
  });

  const app = (turn: number): RunningApp => apps[turn % 2 === 0 ? 0 : 1];

  /** Performances whose seats are on different masters. */
  async function onEachMaster(queue: PerformanceInput['queue']): Promise<string[]> {
    const found = new Map<number, string>();
    while (found.size < 3) {
      const { performanceId: id } = await makePerformance(app(0), { performance: { queue } });
      const { pid } = await cluster.masterOf(keyPrefix(id));
      if (!found.has(pid)) found.set(pid, id);
    }
    return [...found.values()];
  }

  /** Two of those who have joined are let in; one buys, the other one gives back. */
  async function sell(id: string, entries: Enter[]): Promise<void> {
    const tokens = await Promise.all(
      entries.slice(0, 2).map(async (entry, turn) => {
        const { body } = await until(
          () => knock(app(turn), id, entry),
          ({ status }) => status === 201,
        );
        return String(body['shopperToken']);
      }),
    );
    const wish = { performanceId: id, bestAvailable: { quantity: 2 } };
    const answer = await call(app(0), tokens[0] ?? '', 'POST', '/holds', wish);
    expect(told(answer)).toBe('201');
    const seatIds = (answer.body['seats'] as { seatId: string }[]).map(({ seatId }) => seatId);
    expect(told((await ask(app(1), id, seatIds, tokens[1])).answer)).toBe(TAKEN);
    const other = await ask(app(1), id, ['S-D-9'], tokens[1]);
    expect(told(other.answer)).toBe('201');
    const path = `/holds/${String(other.answer.body['id'])}`;
    expect(told(await call(app(0), other.token, 'DELETE', path))).toBe('204');
    expect(await pay({ app: app(1), token: tokens[0] ?? '', performanceId: id, seatIds, answer })).toBe(
      '201',
    );
    for (const running of apps) {
      await until(
        () => countsAt(running, id),
        ({ available, held, sold }) => available === 38 && held === 0 && sold === 2,
      );
    }
  }

  it('draws, lets in and sells on every master at the same time, and Bull has the mails sent', async () => {
    const [now, opensAt] = [0, DRAW_MS].map(ms => new Date(Date.now() + ms).toISOString());
    const ids = await onEachMaster({ enabled: true, capacity: 10, drawOpensAt: now, opensAt });
    const joined = await Promise.all(ids.map(id => Promise.all(FANS.map(turn => enter(app(turn), id)))));
    for (const entries of joined) expect(entries.map(({ index }) => index).sort()).toEqual([1, 2, 3, 4]);
    await Promise.all(
      ids.map(async (id, i) => {
        const entries = joined[i] ?? [];
        for (const running of apps)
          await lineOnce(running, id, ({ nowServing }) => nowServing >= FANS.length);
        const again = await Promise.all(entries.map(({ entry }, turn) => enter(app(turn + 1), id, entry)));
        expect(again.map(({ rank }) => rank).sort()).toEqual([1, 2, 3, 4]);
        await sell(id, entries);
      }),
    );
    await until(
      () => app(0).app.get(Database).primary.query<{ n: number }>('SELECT count(*)::int AS n FROM mails'),
      ([row]) => row?.n === ids.length,
    );
    const jobs = await cluster.at(await cluster.masterOf(JOBS), client => client.get(`${JOBS}:id`));
    expect(Number(jobs)).toBeGreaterThan(0);
  }, 60_000);

  /** A sale without a queue, with a sold seat and a held one. */
  async function underWay(): Promise<{ id: string; kept: Wish }> {
    const { performanceId: id } = await makePerformance(app(0));
    expect(await pay(await untilTold(app(0), id, SOLD, '201'))).toBe('201');
    return { id, kept: await untilTold(app(1), id, HELD, '201') };
  }

  it('goes on when a master hands over to its replica', async () => {
    const { id } = await underWay();
    const master = await cluster.masterOf(keyPrefix(id));
    await cluster.at(await cluster.replicaOf(master), client => client.cluster('FAILOVER'));
    await until(
      () => cluster.masterOf(keyPrefix(id)),
      owner => owner !== master,
    );
    for (const running of apps) await untilTold(running, id, SOLD, TAKEN);
    await untilTold(app(0), id, FREE, '201');
    await untilTold(app(1), id, FREE, TAKEN);
  }, 60_000);

  it('sells nothing twice while a slot is moved, and goes on where it has gone', async () => {
    const { id, kept } = await underWay();
    const path = `/holds/${String(kept.answer.body['id'])}`;
    await cluster.moveSlotOf(keyPrefix(id), async () => {
      for (const running of apps) {
        for (const seats of [SOLD, HELD]) {
          expect([TAKEN, UNAVAILABLE]).toContain(told((await ask(running, id, seats)).answer));
        }
        expect(told((await ask(running, id, FREE)).answer)).toBe(UNAVAILABLE);
      }
    });
    for (const running of apps) {
      for (const seats of [SOLD, HELD]) await untilTold(running, id, seats, TAKEN);
      const { status, body } = await call(running, kept.token, 'GET', path);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { expiresAt: kept.answer.body['expiresAt'] },
      });
    }
    await untilTold(app(0), id, FREE, '201');
    expect(await pay(kept)).toBe('201');
  }, 60_000);

  it('asks everything once more where its slot has gone', async () => {
    const [key, value] = ['{gone}:somewhere', 'still there'];
    const { main } = app(0).app.get(RedisConnections);
    await main.at(key, server => server.set(key, value));
    await cluster.moveSlotOf(key, () => Promise.resolve());
    const asked = Array.from({ length: 50 }, () => main.at(key, server => server.get(key)));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([value]));
  });

  it('gives no index twice when the slot of a queue is moved', async () => {
    const { performanceId: id } = await makePerformance(app(0), {
      performance: { queue: { enabled: true, capacity: 10 } },
    });
    const joins = async (): Promise<Enter[]> => {
      const joining = FANS.map(turn =>
        until(
          () => enter(app(turn), id).catch(() => undefined),
          entry => entry !== undefined,
        ),
      );
      return (await Promise.all(joining)).filter(entry => entry !== undefined);
    };
    const before = await joins();
    await cluster.moveSlotOf(`{q:${id}}:`, async () => {
      for (const running of apps) expect(told(await join(running, id, {}))).toBe('503 queue-unavailable');
    });
    const all = [...before, ...(await joins())];
    expect(new Set(all.map(({ index }) => index)).size).toBe(2 * FANS.length);
    for (const { entry, index } of all) expect((await enter(app(1), id, entry)).index).toBe(index);
  }, 60_000);

  it('keeps a process from starting when one of its masters evicts keys', async () => {
    Logger.overrideLogger(false);
    const master = await cluster.masterOf('any');
    const connect = async (): Promise<void> => {
      const redis = new RedisConnections(readConfig({ REDIS_URL: cluster.url }));
      await redis.onModuleInit().finally(() => redis.onApplicationShutdown());
    };
    await connect();
    await cluster.at(master, client => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    await expect(connect()).rejects.toThrow(`${new URL(master.url).port} evicts keys`);
  });
});
