import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, knock, lineOnce } from '../support/queue.js';

const [OLD, NEW] = ['old', 'new'].map(name => name.padEnd(32, '.')) as [string, string];

describe('entries while the secret key is changed', () => {
  const apps: RunningApp[] = [];
  afterAll(async () => {
    for (const app of apps.toReversed()) await app.close();
  });

  async function startWith(keys: Record<string, string>): Promise<RunningApp> {
    const shared = apps[0];
    const servers = shared && { DATABASE_URL: shared.databaseUrl, REDIS_URL: shared.redisUrl };
    const app = await startApp({ ...servers, ...keys });
    apps.push(app);
    return app;
  }

  it('keep their places with the key before, and lose them when that one is revoked', async () => {
    const before = await startWith({ SECRET_KEY: OLD });
    const { performanceId: id } = await makePerformance(before, {
      performance: { queue: { enabled: true, capacity: 5 } },
    });
    const old = await enter(before, id);
    const during = await startWith({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD });
    expect(await enter(during, id, old.entry)).toMatchObject({ index: old.index, rank: old.rank });
    const young = await enter(during, id);
    await lineOnce(during, id, ({ nowServing }) => nowServing === 2);
    const inside = await knock(during, id, old);
    expect(inside.status).toBe(201);
    const after = await startWith({ SECRET_KEY: NEW });
    await lineOnce(after, id, ({ nowServing }) => nowServing === 2);
    expect((await knock(after, id, old)).body).toMatchObject({
      status: 403,
      type: '/problems/entry-invalid',
    });
    expect((await knock(after, id, young)).status).toBe(201);
    // Whoever was let in meanwhile has a token of the new key.
    const hold = await after.request
      .post('/api/v1/holds')
      .set('authorization', `Bearer ${String(inside.body['shopperToken'])}`)
      .send({ performanceId: id, bestAvailable: { quantity: 1 } });
    expect(hold.status).toBe(201);
  }, 60_000);
});
