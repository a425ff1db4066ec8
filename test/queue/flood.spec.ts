import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, knock, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

const CAPACITY = 2;
const JOINS = 4_000;
const AT_ONCE = 50;

describe('a queue that programs without a memory join', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const sale = async (): Promise<string> => {
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: CAPACITY } },
    });
    return performanceId;
  };
  /** What Redis keeps for a queue: how many keys, and their bytes. */
  async function kept(id: string): Promise<{ keys: number; bytes: number }> {
    const main = redisOf(running);
    const keys = await main.keys(`{q:${id}}*`);
    const bytes = await Promise.all(keys.map(key => main.memory('USAGE', key)));
    return { keys: keys.length, bytes: bytes.reduce<number>((sum, size) => sum + (size ?? 0), 0) };
  }

  it('calls nobody for a flood while the shop is full, and keeps nothing of it', async () => {
    const id = await sale();
    for (let i = 0; i < CAPACITY; i += 1) {
      const entry = await enter(running, id);
      await until(
        () => knock(running, id, entry),
        ({ status }) => status === 201,
      );
    }
    const fan = await enter(running, id);
    const before = { ...(await lineOnce(running, id, ({ total }) => total === 3)), kept: await kept(id) };
    const sql = running.app.get(Database).primary;
    const rows = async () =>
      (await sql.query('SELECT 1 FROM admissions WHERE performance_id = $1', [id])).length;
    for (let done = 0; done < JOINS; done += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => enter(running, id)));
    }
    const after = await lineOnce(running, id, ({ total }) => total === JOINS + 3);
    expect(after.nowServing).toBe(before.nowServing);
    const now = await kept(id);
    expect(now.keys).toBe(before.kept.keys);
    expect(now.bytes - before.kept.bytes).toBeLessThanOrEqual(64);
    expect(await rows()).toBe(CAPACITY);
    // Whoever was there before stands where they stood.
    expect((await enter(running, id, fan.entry)).rank).toBe(3);
  }, 120_000);

  it('gives whoever lost the answer another place, and passes over the lost one', async () => {
    const id = await sale();
    await lineOnce(running, id);
    // The device dies between the answer and keeping it: nobody will ever come with this place.
    const lost = await fetch(`${running.url}/api/v1/performances/${id}/queue-entries`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    });
    await lost.body?.cancel();
    await lineOnce(running, id, ({ total }) => total === 1);
    const again = await enter(running, id);
    expect(again.index).toBe(2);
    expect(await enter(running, id, again.entry)).toEqual(again);
    expect(await enter(running, id, again.entry)).toEqual(again);
    await lineOnce(running, id, ({ total, nowServing }) => total === 2 && nowServing === 2);
    expect((await knock(running, id, again)).status).toBe(201);
  });
});
