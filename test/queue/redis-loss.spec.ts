import { tmpdir } from 'node:os';
import { Database } from '../../src/platform/database/index.js';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

const CAPACITY = 4;

describe('a queue whose Redis forgets everything', () => {
  let redis: EmbeddedServer;
  let running: RunningApp;
  beforeAll(async () => {
    const extraArgs = ['--appendonly', 'yes', '--appendfsync', 'always'];
    redis = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined, extraArgs });
    running = await startApp({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await running.close();
    await redis.stop();
  });

  const wipe = () => redisOf(running).flushall();
  const sale = async (queue: Record<string, unknown> = {}): Promise<string> => {
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: CAPACITY, ...queue } },
    });
    return performanceId;
  };
  /** In the order of their indices, which is that of their arrival here and not that of their answers. */
  const join = async (id: string, fans: number): Promise<Enter[]> =>
    (await Promise.all(Array.from({ length: fans }, () => enter(running, id)))).sort(
      (a, b) => a.index - b.index,
    );
  const admit = (id: string, entry: Enter | undefined) =>
    until(
      () => knock(running, id, entry),
      ({ status }) => status === 201,
    );

  it('keeps every place, gives none out twice, and lets no more in than fit', async () => {
    const id = await sale();
    const before = await join(id, 10);
    for (const entry of before.slice(0, CAPACITY)) await admit(id, entry);
    await wipe();
    const after = await join(id, 10);
    const indices = [...before, ...after].map(({ index }) => index);
    expect(new Set(indices).size).toBe(20);
    expect(Math.min(...after.map(({ index }) => index))).toBeGreaterThan(10);
    expect(new Set(after.map(({ epoch }) => epoch))).toEqual(new Set([2]));
    // The shop is as full as it was, although Redis has lost who is in it.
    const sql = running.app.get(Database).primary;
    await sql.execute('UPDATE queues SET now_serving = 10 WHERE performance_id = $1', [id]);
    await lineOnce(running, id, ({ nowServing, epoch }) => nowServing === 10 && epoch === 2);
    expect((await knock(running, id, before[CAPACITY])).body['type']).toBe('/problems/door-full');
    // Who is inside still is, and who waited is next when somebody leaves.
    const inside = await admit(id, before[0]);
    await running.request
      .delete('/api/v1/admissions/current')
      .set('authorization', `Bearer ${String(inside.body['shopperToken'])}`);
    expect((await admit(id, before[CAPACITY])).status).toBe(201);
  });

  it('forgets who stood at the door, and has them in their order again with the next knock', async () => {
    const id = await sale({ capacity: 1 });
    const [first, second, third] = await join(id, 3);
    const inside = await admit(id, first);
    const sql = running.app.get(Database).primary;
    await sql.execute('UPDATE queues SET now_serving = 3 WHERE performance_id = $1', [id]);
    await lineOnce(running, id, ({ nowServing }) => nowServing === 3);
    expect((await knock(running, id, third)).body).toMatchObject({ type: '/problems/door-full', ahead: 0 });
    expect((await knock(running, id, second)).body).toMatchObject({ type: '/problems/door-full', ahead: 0 });
    await wipe();
    const again = await until(
      () => knock(running, id, third),
      ({ status }) => status === 409,
    );
    // The shop is still full, and nobody else is known to stand there.
    expect(again.body).toMatchObject({ type: '/problems/door-full', ahead: 0 });
    await knock(running, id, second);
    expect((await knock(running, id, third)).body).toMatchObject({ ahead: 1 });
    await running.request
      .delete('/api/v1/admissions/current')
      .set('authorization', `Bearer ${String(inside.body['shopperToken'])}`);
    expect((await knock(running, id, third)).body).toMatchObject({ type: '/problems/door-full', ahead: 1 });
    expect((await admit(id, second)).status).toBe(201);
  });

  it('publishes what was skipped, and goes on calling', async () => {
    const id = await sale({ capacity: 1_000 });
    await join(id, 5);
    await lineOnce(running, id, ({ nowServing }) => nowServing === 5);
    await wipe();
    const [next] = await join(id, 1);
    const line = await lineOnce(running, id, ({ epoch }) => epoch === 2);
    expect(line.voidRanges).toEqual([[6, (next?.index ?? 0) - 1]]);
    await admit(id, next);
  });

  it('draws with the announced seed over a set that was lost before it was frozen', async () => {
    const opensAt = new Date(Date.now() + 8_000).toISOString();
    const id = await sale({ opensAt });
    const before = await join(id, 8);
    await lineOnce(running, id, ({ total }) => total === 8);
    await wipe();
    const after = await join(id, 2);
    const line = await lineOnce(running, id, ({ phase }) => phase === 'open');
    const highest = Math.max(...after.map(({ index }) => index));
    expect(line.drawSize).toBe(highest);
    const ranks = await Promise.all(
      [...before, ...after].map(async ({ entry }) => (await enter(running, id, entry)).rank),
    );
    expect(new Set(ranks).size).toBe(10);
    expect(ranks.every(rank => rank !== null && rank >= 1 && rank <= highest)).toBe(true);
  });

  it('gives no index twice when Redis comes back with an old file', async () => {
    const id = await sale();
    const before = await join(id, 10);
    // As if the last five were among what the file has lost.
    await redisOf(running).hincrby(`{q:${id}}:counter`, 'index', -5);
    await redis.kill();
    await redis.restart();
    const first = await until(
      () => enter(running, id).catch(() => undefined),
      entry => entry !== undefined,
    );
    const indices = [...before, ...(await join(id, 9)), first].map(entry => entry?.index ?? 0);
    expect(new Set(indices).size).toBe(20);
    expect(first?.epoch).toBe(2);
  });

  it('says what it knows while Redis is away, and refuses the rest with a plain word', async () => {
    const id = await sale();
    const [first, second] = await join(id, 2);
    const inside = await admit(id, first);
    await lineOnce(running, id, ({ total }) => total === 2);
    await redis.stop();
    const refused = await running.request.post(`/api/v1/performances/${id}/queue-entries`).send({});
    expect(refused.body).toMatchObject({ status: 503, type: '/problems/queue-unavailable' });
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect((await knock(running, id, second)).body).toMatchObject({ type: '/problems/queue-unavailable' });
    const beat = { entry: second?.entry };
    const heard = await running.request.post(`/api/v1/performances/${id}/queue-heartbeats`).send(beat);
    expect(heard.status).toBe(204);
    // Who was let in is known to Postgres, and everybody's entry is in their own hands.
    expect((await knock(running, id, first)).body['shopperToken']).toBeDefined();
    expect(inside.status).toBe(201);
    expect((await enter(running, id, second?.entry)).index).toBe(second?.index);
    expect((await lineOnce(running, id)).total).toBe(2);
  });
});
