import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, call, makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

const BUYER = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('a shop with one place', () => {
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
  async function allCalled(fans: number, visitSeconds: number): Promise<{ id: string; entries: Enter[] }> {
    const { performanceId: id } = await makePerformance(one, {
      performance: { queue: { enabled: true, capacity: 1, visitSeconds } },
    });
    const entries: Enter[] = [];
    for (let i = 0; i < fans; i += 1) entries.push(await enter(one, id));
    await sql().execute('UPDATE queues SET now_serving = $2, issued = $2 WHERE performance_id = $1', [
      id,
      fans,
    ]);
    for (const app of [one, two]) await lineOnce(app, id, ({ nowServing }) => nowServing === fans);
    return { id, entries };
  }
  const hold = (token: string, performanceId: string): Promise<Answer> =>
    call(one, token, 'POST', '/holds', { performanceId, bestAvailable: { quantity: 1 } });
  const pay = (token: string, holdId: string, paymentMethod: string): Promise<Answer> =>
    call(
      one,
      token,
      'POST',
      '/bookings',
      { holdId, buyer: BUYER, paymentMethod },
      { 'idempotency-key': randomUUID() },
    );
  /** Pairs of admissions that were in force at the same time. */
  async function overlaps(id: string): Promise<number> {
    const [row] = await sql().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM admissions a JOIN admissions b USING (performance_id)
        WHERE performance_id = $1 AND a.id < b.id
          AND tstzrange(a.admitted_at, least(a.expires_at, a.ended_at))
              && tstzrange(b.admitted_at, least(b.expires_at, b.ended_at))`,
      [id],
    );
    return row?.count ?? -1;
  }

  it('lets one in, whoever comes at once to whichever process', async () => {
    const { id, entries } = await allCalled(20, 600);
    const answers = await Promise.all(entries.map((entry, i) => knock(i % 2 === 0 ? one : two, id, entry)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  it('goes to the next when a visit ends and nobody said goodbye; holds and payments outlive it', async () => {
    const { id, entries } = await allCalled(2, 3);
    const [first, second] = entries;
    const token = String((await knock(one, id, first)).body['shopperToken']);
    const held = await hold(token, id);
    expect(held.status).toBe(201);
    // A payment that takes as long as the visit: it begins inside, and is not thrown out with its shopper.
    const paying = pay(token, String(held.body['id']), 'pm_sandbox_slow');
    expect((await knock(two, id, second)).body).toMatchObject({ type: '/problems/door-full' });
    // The browser has gone without a word: no leave is ever sent.
    await until(
      () => knock(two, id, second),
      ({ status }) => status === 201,
    );
    expect((await knock(one, id, first)).body).toMatchObject({ type: '/problems/admission-ended' });
    expect((await paying).status).toBe(201);
    expect((await hold(token, id)).body).toMatchObject({ status: 403, type: '/problems/not-admitted' });
    expect(await overlaps(id)).toBe(0);
  }, 60_000);

  it('sells what was held inside also after the visit', async () => {
    const { id, entries } = await allCalled(1, 2);
    const token = String((await knock(one, id, entries[0])).body['shopperToken']);
    const held = await hold(token, id);
    await until(
      () => hold(token, id),
      ({ status }) => status === 403,
    );
    expect((await pay(token, String(held.body['id']), 'pm_card_visa')).status).toBe(201);
  }, 60_000);

  it('makes one visit of one entry that two devices bring at the same instant', async () => {
    const { id, entries } = await allCalled(2, 600);
    const answers = await Promise.all([one, two].map(app => knock(app, id, entries[0])));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const shoppers = await sql().query('SELECT shopper_id FROM admissions WHERE performance_id = $1', [id]);
    expect(shoppers).toHaveLength(1);
    // Both devices are the same shopper: what one holds, the other replaces.
    const [here, there] = await Promise.all(
      answers.map(({ body }) => hold(String(body['shopperToken']), id)),
    );
    expect(here?.body['id']).toBe(there?.body['id']);
  });
});
