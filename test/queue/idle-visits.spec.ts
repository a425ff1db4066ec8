import { Database } from '../../src/platform/database/index.js';
import { IdleVisits } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, makePerformance, type MadePerformance } from '../support/make.js';
import { enter, knock, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

describe('a visit in which nothing happens, with two processes', () => {
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

  const sql = () => one.app.get(Database).primary;
  const bearer = ({ body }: Answer): string => `Bearer ${String(body['shopperToken'])}`;

  /** A shop of one, with somebody inside, and the next at its door. */
  async function visit(): Promise<MadePerformance & { inside: Answer; next: () => Promise<Answer> }> {
    const made = await makePerformance(one, { performance: { queue: { enabled: true, capacity: 1 } } });
    const id = made.performanceId;
    const [first, second] = [await enter(one, id), await enter(one, id)];
    const inside = await until(
      () => knock(one, id, first),
      ({ status }) => status === 201,
    );
    // A process that is slow while another one prepares the queue begins a new epoch, and the second index is a later one.
    await sql().execute(
      `UPDATE queues SET now_serving = greatest(now_serving, $2), issued = greatest(issued, $2)
        WHERE performance_id = $1`,
      [id, second.index],
    );
    for (const app of [one, other]) await lineOnce(app, id, ({ nowServing }) => nowServing >= second.index);
    return { ...made, inside, next: () => knock(one, id, second) };
  }

  /** As if nothing had been heard of anybody for so long. */
  async function letPass(seconds: number, id: string): Promise<void> {
    await one.app.get(IdleVisits).look();
    await other.app.get(IdleVisits).look();
    await sql().execute(
      `UPDATE admissions SET active_at = active_at - $2 * interval '1 second' WHERE performance_id = $1`,
      [id, seconds],
    );
  }
  const lookEverywhere = () => Promise.all([one, other].map(({ app }) => app.get(IdleVisits).look()));
  async function endedBy(id: string): Promise<unknown> {
    const [row] = await sql().query<{ by: unknown }>(
      'SELECT ended_by AS by FROM admissions WHERE performance_id = $1 ORDER BY entry_index LIMIT 1',
      [id],
    );
    return row?.by;
  }
  const holdSeat = ({ performanceId }: MadePerformance, inside: Answer) =>
    one.request
      .post('/api/v1/holds')
      .set('authorization', bearer(inside))
      .send({ performanceId, bestAvailable: { quantity: 1 } });

  it('ends, and the place goes to the next', async () => {
    const { performanceId: id, inside, next } = await visit();
    expect((await next()).body['type']).toBe('/problems/door-full');
    await letPass(300, id);
    await lookEverywhere();
    expect(await endedBy(id)).toBe('idle');
    expect((await next()).status).toBe(201);
    const current = await one.request.get('/api/v1/admissions/current').set('authorization', bearer(inside));
    expect(current.body).toEqual({ items: [], nextCursor: null });
  });

  it('goes on while its shopper does anything, at whatever process', async () => {
    const { performanceId: id, inside, next } = await visit();
    await letPass(300, id);
    // One of the processes hears it and both look for those who are idle.
    const current = await other.request
      .get('/api/v1/admissions/current')
      .set('authorization', bearer(inside))
      .expect(200);
    expect(current.body).toMatchObject({ items: [{ performanceId: id, idleSeconds: 240 }] });
    await other.app.get(IdleVisits).look();
    await lookEverywhere();
    expect(await endedBy(id)).toBeNull();
    expect((await next()).body['type']).toBe('/problems/door-full');
  });

  it('never ends while seats are held, and the time begins when they are not held any more', async () => {
    const made = await visit();
    const { performanceId: id, inside } = made;
    const hold = await holdSeat(made, inside);
    expect(hold.status).toBe(201);
    await letPass(3_000, id);
    await lookEverywhere();
    expect(await endedBy(id)).toBeNull();
    const current = await one.request.get('/api/v1/admissions/current').set('authorization', bearer(inside));
    expect(current.body).toMatchObject({ items: [{ idleEndsAt: null }] });
    await one.request
      .delete(`/api/v1/holds/${(hold.body as { id: string }).id}`)
      .set('authorization', bearer(inside))
      .expect(204);
    await lookEverywhere();
    expect(await endedBy(id)).toBeNull();
    await letPass(300, id);
    await lookEverywhere();
    expect(await endedBy(id)).toBe('idle');
  });

  it('never ends while a payment runs, though Redis has lost the hold', async () => {
    const made = await visit();
    const { performanceId: id, inside } = made;
    const hold = await holdSeat(made, inside);
    const paying = await one.request
      .post('/api/v1/bookings')
      .set({ authorization: bearer(inside), 'idempotency-key': `idle-${id}` })
      .send({
        holdId: (hold.body as { id: string }).id,
        buyer: { name: 'Robin Example', email: 'robin@example.org' },
        paymentMethod: 'pm_card_authenticationRequired',
      });
    expect(paying.status).toBe(202);
    await redisOf(one).flushdb();
    await letPass(3_000, id);
    await lookEverywhere();
    expect(await endedBy(id)).toBeNull();
  });

  it('is written down once for many requests', async () => {
    const { performanceId: id, inside } = await visit();
    await letPass(100, id);
    const activeAt = async (): Promise<unknown> =>
      (
        await sql().query<{ at: Date }>('SELECT active_at AS at FROM admissions WHERE performance_id = $1', [
          id,
        ])
      )[0]?.at;
    const aged = await activeAt();
    const ask = () =>
      one.request.get('/api/v1/admissions/current').set('authorization', bearer(inside)).expect(200);
    await ask();
    await one.app.get(IdleVisits).look();
    const before = await activeAt();
    expect(before).not.toEqual(aged);
    for (let i = 0; i < 5; i += 1) {
      await ask();
    }
    await one.app.get(IdleVisits).look();
    expect(await activeAt()).toEqual(before);
  });

  it('never ends while nobody can tell who holds seats', async () => {
    const { performanceId: id, inside } = await visit();
    await letPass(300, id);
    one.app.get(IdleVisits).addBusy(() => Promise.reject(new Error('cannot tell')));
    await one.app.get(IdleVisits).look();
    expect(await endedBy(id)).toBeNull();
    expect(inside.status).toBe(201);
    // A process that can tell ends it.
    await other.app.get(IdleVisits).look();
    expect(await endedBy(id)).toBe('idle');
  });
});
