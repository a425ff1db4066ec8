import { Database } from '../../src/platform/database/index.js';
import { EmailProofs } from '../../src/queue/index.js';
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

  it('keep one place for each e-mail address, whichever keys the links were signed with', async () => {
    const before = await startWith({ SECRET_KEY: OLD });
    const during = await startWith({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD });
    const { performanceId: id } = await makePerformance(before, {
      performance: {
        queue: {
          enabled: true,
          entry: 'registered',
          opensAt: new Date(Date.now() + 3_600_000).toISOString(),
        },
      },
    });
    const proof = (app: RunningApp, name: string) =>
      app.app.get(EmailProofs).issue(id, `${name}@example.org`);
    const mara = await enter(before, id, { proof: proof(before, 'mara') });
    // A new link for who registered before, opened in many tabs.
    const again = await Promise.all(
      Array.from({ length: 20 }, () => enter(during, id, { proof: proof(during, 'mara') })),
    );
    expect(new Set(again.map(({ index }) => index))).toEqual(new Set([mara.index]));
    // An old link and a new one of who has not registered yet, at the same moment in both processes.
    const fans = Array.from({ length: 10 }, (_, i) => `fan${i}`);
    const places = await Promise.all(
      fans.map(name => {
        const [old, young] = [proof(before, name), proof(during, name)];
        const tabs = Array.from({ length: 4 }, () => [
          ...[enter(before, id, { proof: old }), enter(during, id, { proof: young })],
          enter(during, id, { proof: old }),
        ]);
        return Promise.all(tabs.flat());
      }),
    );
    const indices = places.map(tabs => new Set(tabs.map(({ index }) => index)));
    expect(indices.map(({ size }) => size)).toEqual(fans.map(() => 1));
    expect(new Set(indices.flatMap(found => [...found])).size).toBe(fans.length);
    // The links use up no index, and the office counts people.
    const young = await enter(during, id, { proof: proof(during, 'ben') });
    expect(young.index).toBe(fans.length + 2);
    const [{ people } = { people: 0 }] = await during.app
      .get(Database)
      .primary.query<{ people: number }>(
        'SELECT count(*)::int AS people FROM queue_registrations WHERE performance_id = $1 AND same_as IS NULL',
        [id],
      );
    expect(people).toBe(fans.length + 2);
    // Seen once while both keys counted, the place is found by the new one alone.
    const after = await startWith({ SECRET_KEY: NEW });
    for (const [name, index] of [
      ['mara', mara.index],
      ['ben', young.index],
    ] as const) {
      expect((await enter(after, id, { proof: proof(after, name) })).index).toBe(index);
    }
  }, 60_000);
});
