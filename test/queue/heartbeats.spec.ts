import { hasBit, WINDOW_SECONDS, WINDOWS_KEPT } from '../../src/queue/heartbeats/sampling.rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

const FANS = 200;

describe('heartbeats of those who wait', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const sale = async (queue: Record<string, unknown> = {}): Promise<string> => {
    const performance = { queue: { enabled: true, capacity: 1, ...queue } };
    return (await makePerformance(running, { performance })).performanceId;
  };
  const join = (id: string, fans: number): Promise<Enter[]> =>
    Promise.all(Array.from({ length: fans }, () => enter(running, id)));
  const send = (id: string, body: object) =>
    running.request.post(`/api/v1/performances/${id}/queue-heartbeats`).send(body);
  const bitmaps = (id: string, every: number): string[] =>
    Array.from({ length: WINDOWS_KEPT }, (_, i) => `{q:${id}}:beats:${every}:${i}`);
  /** Which bits are set in any window. */
  const heard = async (id: string, every = 1): Promise<number[]> => {
    const windows = await redisOf(running).mgetBuffer(bitmaps(id, every));
    const bits = Array.from({ length: 60_000 }, (_, bit) => bit);
    return bits.filter(bit => windows.some(one => one !== null && hasBit(one, bit)));
  };
  const once = (id: string, count: number, every = 1) =>
    until(
      () => heard(id, every),
      bits => bits.length === count,
    );

  it('are counted once for each entry, however often they come, and forgotten by themselves', async () => {
    const id = await sale();
    const entries = await join(id, 30);
    await lineOnce(running, id, ({ heartbeatEvery }) => heartbeatEvery === 1);
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(entries.slice(0, 20).map(({ entry }) => send(id, { entry })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    }
    const expected = entries.slice(0, 20).map(({ index }) => index);
    expect(await once(id, 20)).toEqual(expected.sort((a, b) => a - b));
    const kept = await Promise.all(bitmaps(id, 1).map(key => redisOf(running).pttl(key)));
    expect(kept.filter(ms => ms !== -2).every(ms => ms > 0 && ms < WINDOWS_KEPT * 30_000)).toBe(true);
  });

  it('are refused when they are forged, or of another performance', async () => {
    const [id, other] = [await sale(), await sale()];
    const [one] = await join(other, 1);
    const entry = one?.entry ?? '';
    for (const wrong of [entry, `${entry}x`, 'nothing']) {
      const { status, body } = await send(id, { entry: wrong });
      expect({ status, type: (body as { type: string }).type }).toEqual({
        status: 403,
        type: '/problems/entry-invalid',
      });
    }
    for (const body of [{}, { entry: 7 }, { entry, more: 1 }])
      expect((await send(other, body)).status).toBe(400);
    expect(await heard(id)).toEqual([]);
  });

  it('are of a sample in a large sale, and passed over from everybody else', async () => {
    const id = await sale();
    await join(id, 1);
    await redisOf(running).hset(`{q:${id}}:counter`, { index: 40_000, ceiling: 50_000 });
    await lineOnce(running, id, ({ heartbeatEvery }) => heartbeatEvery === 2);
    const entries = await join(id, 10);
    for (const { entry } of entries) expect((await send(id, { entry })).status).toBe(204);
    const sampled = entries.map(({ index }) => index).filter(index => index % 2 === 0);
    expect(await once(id, sampled.length, 2)).toEqual(sampled.sort((a, b) => a - b).map(index => index / 2));
  });

  it('are worth nothing to a queue that goes on without them when Redis has lost them', async () => {
    const id = await sale({ capacity: 500 });
    const entries = await join(id, 10);
    await lineOnce(running, id, ({ nowServing }) => nowServing === 10);
    for (const { entry } of entries) await send(id, { entry });
    await redisOf(running).flushdb();
    for (const { entry } of entries) expect((await send(id, { entry })).status).toBe(204);
    await join(id, 5);
    expect((await lineOnce(running, id, ({ epoch }) => epoch === 2)).flow?.leavingPerMinute).toBe(0);
  });

  it('change the time that is told, once a leader has looked at them', async () => {
    const id = await sale({ capacity: FANS, ratePerMinute: 60 });
    await join(id, FANS);
    await lineOnce(running, id, ({ flow }) => flow !== undefined && flow.admissionsPerMinute > 0);
    const redis = redisOf(running);
    const window = Math.floor(Number((await redis.time())[0]) / WINDOW_SECONDS);
    // Everybody was there, and lately three in four.
    for (const [ago, fans] of Object.entries([150, 150, 150, FANS, FANS])) {
      const key = `{q:${id}}:beats:1:${(window - Number(ago)) % WINDOWS_KEPT}`;
      const pipeline = redis.pipeline();
      for (let index = 1; index <= fans; index += 1) pipeline.setbit(key, index, 1);
      await pipeline.exec();
    }
    // A new leader looks at once; one that leads does when the window is over.
    const { databaseUrl, redisUrl } = running;
    await running.close();
    running = await startApp({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl });
    const line = await lineOnce(running, id, ({ flow }) => flow !== undefined && flow.leavingPerMinute > 0);
    expect(line.flow?.leavingPerMinute).toBeLessThan(0.5);
    expect(line.ratePerMinute).toBeGreaterThanOrEqual(0);
  });
});
