import { Database } from '../../src/platform/database/index.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

const CAPACITY = 8;
const HOT_FANS = 20;
const SMALL_FANS = 3;

describe('three sales that share the capacity of one pool', () => {
  let one: RunningApp;
  let two: RunningApp;
  beforeAll(async () => {
    one = await startApp();
    two = await startApp({ DATABASE_URL: one.databaseUrl, REDIS_URL: one.redisUrl });
  }, 60_000);
  afterAll(async () => {
    await two.close();
    await one.close();
  });

  const sql = () => one.app.get(Database).primary;
  const admin = (method: 'get' | 'put' | 'patch', path: string, body?: object) => {
    const request = one.request[method](`/api/v1/admin/${path}`).set(
      'authorization',
      `Bearer ${ADMIN_TOKEN}`,
    );
    return body === undefined ? request : request.send(body);
  };
  const sale = async (queue: object): Promise<string> => {
    const { performanceId } = await makePerformance(one, {
      performance: { queue: { enabled: true, ...queue } },
    });
    return performanceId;
  };
  const join = (id: string, fans: number): Promise<Enter[]> =>
    Promise.all(Array.from({ length: fans }, (_, i) => enter(i % 2 === 0 ? one : two, id)));

  /** Everybody of a sale has been called: only the door decides. */
  async function called(id: string, fans: number): Promise<Enter[]> {
    const entries = await join(id, fans);
    await sql().execute('UPDATE queues SET now_serving = $2, issued = $2 WHERE performance_id = $1', [
      id,
      fans,
    ]);
    for (const app of [one, two]) await lineOnce(app, id, ({ nowServing }) => nowServing === fans);
    return entries;
  }
  /** Knocks until it is let in, which may take several visits of others. */
  async function comeIn(id: string, entry: Enter, app: RunningApp): Promise<void> {
    await until(
      () => knock(app, id, entry),
      ({ status }) => status === 201,
    );
  }
  /** The most who were inside at one time, in all sales of the pool together, by Postgres. */
  async function mostInside(ids: string[]): Promise<number> {
    const [row] = await sql().query<{ most: number }>(
      `WITH visits AS (
         SELECT id, admitted_at AS began, least(expires_at, ended_at) AS ended FROM admissions
          WHERE performance_id = ANY($1))
       SELECT max(together)::int AS most FROM (
         SELECT count(*) AS together FROM visits a JOIN visits b ON b.began <= a.began AND b.ended > a.began
          GROUP BY a.id) counted`,
      [ids],
    );
    return row?.most ?? 0;
  }

  it('never exceeds it in sum, starves no small sale, and keeps all that through a lost Redis', async () => {
    await admin('put', 'queue-pools/house', { capacity: CAPACITY }).expect(200);
    const settings = { pool: 'house', visitSeconds: 2, capacity: 100 };
    const [hot, ...small] = [await sale(settings), await sale(settings), await sale(settings)];
    const ids = [hot, ...small];
    const crowd = await called(hot, HOT_FANS);
    const hotComing = crowd.map((entry, i) => comeIn(hot, entry, i % 2 === 0 ? one : two));
    // The hot sale has the house first, since nobody else wants it.
    const [first] = hotComing;
    await first;
    const fans = await Promise.all(small.map(async id => ({ id, entries: await called(id, SMALL_FANS) })));
    const smallComing = fans.flatMap(({ id, entries }) =>
      entries.map((entry, i) => comeIn(id, entry, i % 2 === 0 ? two : one)),
    );
    await redisOf(one).flushdb();
    // Everybody of the small sales comes in, and everybody of the hot one.
    await Promise.all([...smallComing, ...hotComing]);
    expect(await mostInside(ids)).toBeLessThanOrEqual(CAPACITY);
    const { body } = await admin('get', 'queue-pools').expect(200);
    const [pool] = (body as { items: { name: string; sales: { share: number }[] }[] }).items;
    expect(pool?.name).toBe('house');
    expect(pool?.sales).toHaveLength(ids.length);
    expect(pool?.sales.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(CAPACITY);
  }, 120_000);

  it('has no pool that nobody made, and takes a sale in and out while it runs', async () => {
    const id = await sale({ capacity: 5 });
    const refused = await admin('patch', `performances/${id}/queue`, { pool: 'nowhere' });
    expect(refused.body).toMatchObject({ status: 422, type: '/problems/unknown-pool' });
    await admin('put', 'queue-pools/annex', { capacity: 0 }).expect(400);
    await admin('put', 'queue-pools/annex', { capacity: 1 }).expect(200);
    await admin('patch', `performances/${id}/queue`, { pool: 'annex', weight: 2 }).expect(200);
    // Who comes first to one of two processes need not have the first rank, and a rank that nobody claims is waited for.
    const fans = (await join(id, 3)).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    await comeIn(id, fans[0] as Enter, one);
    await lineOnce(one, id, ({ total }) => total === 3);
    expect((await knock(two, id, fans[1])).status).toBe(409);
    await admin('patch', `performances/${id}/queue`, { pool: null }).expect(200);
    await comeIn(id, fans[1] as Enter, two);
  }, 60_000);

  it('are one document for a fan who waits in all of them', async () => {
    const ids = [await sale({}), await sale({}), await sale({})];
    const entries = await Promise.all(ids.map(id => enter(one, id)));
    for (const id of ids) await lineOnce(two, id, ({ nowServing }) => nowServing === 1);
    const { sales } = (await two.request.get('/api/v1/now-serving').expect(200)).body as {
      sales: Record<string, { nowServing: number }>;
    };
    expect(ids.map((id, i) => (sales[id]?.nowServing ?? 0) >= (entries[i]?.rank ?? Infinity))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
