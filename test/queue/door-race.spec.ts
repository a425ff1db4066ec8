import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';

const CAPACITY = 5;
const FANS = 60;

describe('the door of a shop with five places', () => {
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

  async function everybodyCalled(): Promise<{ id: string; entries: Enter[] }> {
    const { performanceId: id } = await makePerformance(one, {
      performance: { queue: { enabled: true, capacity: CAPACITY } },
    });
    const entries = await Promise.all(
      Array.from({ length: FANS }, (_, i) => enter(i % 2 === 0 ? one : other, id)),
    );
    const sql = one.app.get(Database).primary;
    await sql.execute('UPDATE queues SET now_serving = $2, issued = $2 WHERE performance_id = $1', [
      id,
      FANS,
    ]);
    for (const app of [one, other]) await lineOnce(app, id, ({ nowServing }) => nowServing === FANS);
    return { id, entries };
  }

  it('gives each of those who join at once, on two processes, an index of their own', async () => {
    const { entries } = await everybodyCalled();
    expect(entries.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: FANS }, (_, i) => i + 1),
    );
  });

  it('lets exactly five in, whoever comes at once and however often', async () => {
    const { id, entries } = await everybodyCalled();
    // Everybody knocks three times at once, on both processes: tabs, devices and impatient clicks.
    const answers = await Promise.all(
      entries.flatMap(entry =>
        [one, other, one].map(async app => [entry, await knock(app, id, entry)] as const),
      ),
    );
    const inside = new Set(answers.filter(([, { status }]) => status === 201).map(([{ index }]) => index));
    expect(inside.size).toBe(CAPACITY);
    const refusals = answers.filter(([, { status }]) => status !== 201).map(([, { body }]) => body['type']);
    expect(new Set(refusals)).toEqual(new Set(['/problems/door-full']));
    const [count] = await one.app
      .get(Database)
      .primary.query<{ live: number }>(
        `SELECT count(*)::int AS live FROM admissions WHERE performance_id = $1 AND ended_at IS NULL`,
        [id],
      );
    expect(count?.live).toBe(CAPACITY);
  });

  it('makes one shopper of one entry, however many knock with it', async () => {
    const { id, entries } = await everybodyCalled();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => knock(i % 2 === 0 ? one : other, id, entries[0])),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const [count] = await one.app.get(Database).primary.query<{ rows: number; shoppers: number }>(
      `SELECT count(*)::int AS rows, count(DISTINCT shopper_id)::int AS shoppers
           FROM admissions WHERE performance_id = $1`,
      [id],
    );
    expect(count).toEqual({ rows: 1, shoppers: 1 });
  });
});
