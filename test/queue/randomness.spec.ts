import { Database } from '../../src/platform/database/index.js';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { verifyDraw } from '../../src/queue/draw/verify-draw.rules.js';
import { rankOf } from '../../views/islands/queue/own-rank.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';

const SOURCE = 'the lottery of Friday, 5 March 2027, seven numbers in the order of the drawing';
const FANS = 12;
const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe('a draw that waits for a public number', () => {
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

  const sale = async (queue: Record<string, unknown>): Promise<string> => {
    const { performanceId } = await makePerformance(one, {
      performance: { queue: { enabled: true, ...queue } },
    });
    return performanceId;
  };
  const admin = (method: 'get' | 'put' | 'post', id: string, path = '', body: object = {}) => {
    const address = `/api/v1/admin/performances/${id}/queue/randomness${path}`;
    const request = one.request[method](address).set('authorization', `Bearer ${ADMIN_TOKEN}`);
    return method === 'get' ? request : request.send(body);
  };
  const announce = (id: string, source = SOURCE) => admin('put', id, '', { source });
  const value = (id: string, text: string, publishedAt = new Date().toISOString()) =>
    admin('put', id, '/value', { text, publishedAt });
  const abandon = (id: string, reason: string) => admin('post', id, '/abandonment', { reason });
  const recordOf = async (id: string): Promise<DrawRecord> =>
    (await one.request.get(`/api/v1/performances/${id}/draw`).expect(200)).body as DrawRecord;

  /** Announced, with everybody in, and closed. */
  async function closed(): Promise<{ id: string; fans: Enter[]; commitment: string }> {
    const id = await sale({ opensAt: soon(4_000), capacity: FANS });
    await announce(id).expect(200);
    const fans = await Promise.all(
      Array.from({ length: FANS }, (_, i) => enter(i % 2 === 0 ? one : two, id)),
    );
    const { commitment } = await lineOnce(one, id, ({ randomness }) => randomness !== null);
    for (const app of [one, two]) await lineOnce(app, id, ({ drawSize }) => drawSize === FANS);
    return { id, fans, commitment };
  }

  it('makes no draw and calls nobody before the number, however late it is', async () => {
    const { id, fans } = await closed();
    const { seq } = (await one.request.get('/api/v1/now-serving')).body as { seq: number };
    // Steps of the leader go by, and nothing comes of them.
    await lineOnce(one, id, () => true);
    let last = seq;
    while (last < seq + 3)
      ({ seq: last } = (await two.request.get('/api/v1/now-serving')).body as { seq: number });
    const line = await lineOnce(two, id);
    expect(line).toMatchObject({
      ...{ phase: 'draw', seed: null, nowServing: 0, drawSize: FANS, root: null },
      ...{ randomness: { source: SOURCE, text: null }, algorithm: 'feistel-hmac-sha256-v1+randomness' },
    });
    expect((await knock(two, id, fans[0])).body).toMatchObject({ type: '/problems/draw-pending' });
    expect(await enter(one, id, fans[0]?.entry)).toMatchObject({ phase: 'draw', rank: null });
    // Who comes now stands behind, and does not come in before the draw either.
    const late = await enter(two, id);
    expect(late).toMatchObject({ phase: 'draw', rank: FANS + 1 });
    expect((await knock(one, id, late)).body).toMatchObject({ type: '/problems/draw-pending' });
    const record = await recordOf(id);
    expect(record).toMatchObject({
      seed: null,
      revealedAt: null,
      randomness: null,
      announcement: { source: SOURCE },
    });
    expect(verifyDraw(record, nodeCrypto).verdict).toBe('pending');
    const page = await one.request.get(`/draws/${id}`).expect(200);
    expect(page.text).toContain('Not settled yet');
  }, 60_000);

  it('is made with the number, the same for everybody, and operator-proof', async () => {
    const { id, fans, commitment } = await closed();
    const { body } = await value(id, '7 11 23 31 38 42').expect(200);
    expect(body).toMatchObject({ text: '7 11 23 31 38 42', source: SOURCE });
    const lines = await Promise.all(
      [one, two].map(app =>
        lineOnce(app, id, ({ phase, nowServing }) => phase === 'open' && nowServing === FANS),
      ),
    );
    const ranks = await Promise.all(fans.map(async ({ entry }) => (await enter(two, id, entry)).rank));
    expect(new Set(ranks).size).toBe(FANS);
    for (const line of lines) expect(fans.map(({ index }) => rankOf(index, line))).toEqual(ranks);
    const unmixed = { ...lines[0], randomness: null, root: null } as Parameters<typeof rankOf>[1];
    expect(fans.map(({ index }) => rankOf(index, unmixed))).not.toEqual(ranks);
    const record = await recordOf(id);
    expect(record).toMatchObject({ proofLevel: 'operator-proof', randomness: { source: SOURCE } });
    const verification = verifyDraw(record, nodeCrypto, {
      ...{ commitment, entries: fans.map(({ index }) => index) },
    });
    expect(verification.verdict).toBe('verified');
    expect(verification.places.map(({ rank }) => rank)).toEqual(ranks);
    expect((await knock(two, id, fans[3])).status).toBe(201);
  }, 60_000);

  it('refuses another number later, and keeps the first whoever writes', async () => {
    const { id } = await closed();
    const publishedAt = new Date().toISOString();
    await value(id, '7 11 23', publishedAt).expect(200);
    await value(id, '7 11 23', publishedAt).expect(200);
    expect((await value(id, '7 11 24')).body).toMatchObject({
      status: 409,
      type: '/problems/randomness-known',
    });
    expect((await abandon(id, 'We do not like it.')).body).toMatchObject({
      type: '/problems/randomness-out-of-order',
    });
    const sql = one.app.get(Database).primary;
    for (const change of [`value = '1'`, `settled_at = now()`, `source = 'another'`]) {
      await expect(
        sql.execute(`UPDATE queue_announcements SET ${change} WHERE performance_id = $1`, [id]),
      ).rejects.toThrow('an announcement is kept');
    }
    expect((await recordOf(id)).randomness?.text).toBe('7 11 23');
  }, 60_000);

  it('takes nothing in the wrong order', async () => {
    const outOfOrder = { status: 409, type: '/problems/randomness-out-of-order' };
    const id = await sale({ opensAt: soon(3_000) });
    expect((await abandon(id, 'Why not.')).body).toMatchObject(outOfOrder);
    await announce(id).expect(200);
    const early = new Date().toISOString();
    expect((await value(id, '1 2 3')).body).toMatchObject(outOfOrder);
    await enter(one, id);
    await lineOnce(one, id, ({ drawSize }) => drawSize === 1);
    // It was public before the room closed, so somebody could have looked; or it is not public at all.
    expect((await value(id, '1 2 3', early)).body).toMatchObject(outOfOrder);
    expect((await value(id, '1 2 3', soon(3_600_000))).body).toMatchObject(outOfOrder);
    expect((await admin('put', id, '/value', { text: '1', publishedAt: 'soon' })).status).toBe(400);
    const other = await sale({ opensAt: soon(1_000) });
    await enter(one, other);
    await lineOnce(one, other, ({ phase }) => phase === 'open');
    expect((await value(other, '1 2 3')).body).toMatchObject(outOfOrder);
    expect((await announce(other)).body).toMatchObject({ type: '/problems/announcement-fixed' });
  }, 60_000);

  it('fixes the announcement once people can join', async () => {
    const fixed = { status: 409, type: '/problems/announcement-fixed' };
    const early = await sale({ drawOpensAt: soon(3_600_000), opensAt: soon(7_200_000) });
    await announce(early, 'a number').expect(200);
    expect((await announce(early).expect(200)).body).toMatchObject({ source: SOURCE });
    const open = await sale({ opensAt: soon(3_600_000) });
    await announce(open).expect(200);
    expect((await announce(open, 'one that suits us better')).body).toMatchObject(fixed);
    await announce(open).expect(200);
    const without = await makePerformance(one);
    expect((await announce(without.performanceId)).body).toMatchObject({ type: '/problems/no-queue' });
  });

  it('falls back to the seed when the number is given up, and says so for ever', async () => {
    const { id } = await closed();
    await abandon(id, 'No drawing took place on Friday.').expect(200);
    await lineOnce(two, id, ({ phase, seed }) => phase === 'open' && seed !== null);
    const record = await recordOf(id);
    expect(record).toMatchObject({
      ...{ proofLevel: 'tamper-evident', randomness: null },
      announcement: { source: SOURCE, reason: 'No drawing took place on Friday.' },
    });
    const { verdict, checks } = verifyDraw(record, nodeCrypto);
    expect(verdict).toBe('verified');
    expect(checks.find(({ name }) => name === 'Announcement')?.detail).toContain('No drawing took place');
    const page = (await one.request.get(`/draws/${id}`)).text;
    expect(page).toContain('No drawing took place on Friday.');
    expect(page).toContain('Tamper-evident');
    expect((await value(id, '7')).body).toMatchObject({ type: '/problems/randomness-out-of-order' });
    expect((await announce(id)).body).toMatchObject({ type: '/problems/announcement-fixed' });
    const log = await one.request
      .get(`/api/v1/admin/audit?q=${id}`)
      .set('authorization', `Bearer ${ADMIN_TOKEN}`);
    const actions = (log.body as { items: { action: string }[] }).items.map(({ action }) => action);
    expect(actions).toEqual(['draw.number-abandoned', 'draw.announced']);
  }, 60_000);
});
