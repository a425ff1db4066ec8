import { Database } from '../../src/platform/database/index.js';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { permutationOf } from '../../src/queue/draw/permutation.rules.js';
import { verifyDraw } from '../../src/queue/draw/verify-draw.rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { type Enter, enter, knock, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

describe('a sale with a waiting room', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const sale = async (queue: Record<string, unknown>): Promise<string> => {
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, ...queue } },
    });
    return performanceId;
  };

  it('calls those who come after the opening in the order of their arrival, never more than fit', async () => {
    const id = await sale({ capacity: 2, visitSeconds: 600 });
    await lineOnce(running, id);
    const entries: Enter[] = [];
    for (let i = 0; i < 4; i += 1) entries.push(await enter(running, id));
    expect(entries.map(({ phase, index, rank }) => ({ phase, index, rank }))).toEqual(
      [1, 2, 3, 4].map(index => ({ phase: 'open', index, rank: index })),
    );
    await lineOnce(running, id, ({ nowServing }) => nowServing >= 2);
    const first = await knock(running, id, entries[0]);
    expect(first.status).toBe(201);
    expect((await knock(running, id, entries[0])).body['shopperToken']).toEqual(expect.any(String));
    expect((await knock(running, id, entries[1])).status).toBe(201);
    const { status, body } = await knock(running, id, entries[3]);
    expect([status, body['type']]).toEqual([409, '/problems/not-called-yet']);
    expect(body).toMatchObject({ rank: 4, retryAfterSeconds: expect.any(Number) as number });
  });

  it('lets nobody hold seats who was not admitted, and the admitted until they leave', async () => {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: 1 } },
    });
    const outsider = await makePerformance(running);
    const open = await knock(running, outsider.performanceId, undefined);
    const hold = (token: unknown) =>
      running.request
        .post('/api/v1/holds')
        .set('authorization', `Bearer ${String(token)}`)
        .send({ performanceId: id, bestAvailable: { quantity: 1 } });
    expect((await hold(open.body['shopperToken'])).body).toMatchObject({
      status: 403,
      type: '/problems/not-admitted',
    });
    const entry = await enter(running, id);
    const admission = await until(
      () => knock(running, id, entry),
      ({ status }) => status === 201,
    );
    const token = String(admission.body['shopperToken']);
    expect((await hold(token)).status).toBe(201);
    const left = await running.request
      .delete('/api/v1/admissions/current')
      .set('authorization', `Bearer ${token}`);
    expect(left.status).toBe(204);
    expect((await hold(token)).body).toMatchObject({ type: '/problems/not-admitted' });
    expect((await knock(running, id, entry)).body).toMatchObject({
      status: 410,
      type: '/problems/admission-ended',
    });
  });

  it('draws the ranks of all who came before the opening, as announced', async () => {
    const opensAt = new Date(Date.now() + 8_000).toISOString();
    const id = await sale({ capacity: 3, opensAt, drawOpensAt: new Date(Date.now() - 1_000).toISOString() });
    const before = await lineOnce(running, id);
    expect(before).toMatchObject({ phase: 'draw', seed: null, drawSize: 0, opensAt });
    const entries = await Promise.all(Array.from({ length: 20 }, () => enter(running, id)));
    expect(entries.every(({ phase, rank }) => phase === 'draw' && rank === null)).toBe(true);
    expect(new Set(entries.map(({ index }) => index)).size).toBe(20);
    expect((await knock(running, id, entries[0])).body).toMatchObject({ type: '/problems/draw-pending' });
    const open = await lineOnce(running, id, ({ phase, nowServing }) => phase === 'open' && nowServing >= 3);
    expect(open).toMatchObject({ drawSize: 20, commitment: before.commitment });
    expect(open.seed).toMatch(/^[0-9a-f]{64}$/);
    const late = await enter(running, id);
    expect(late).toMatchObject({ phase: 'open', index: 21, rank: 21 });
    const ranked = await Promise.all(entries.map(entry => enter(running, id, entry.entry)));
    expect(ranked.map(({ rank }) => Number(rank)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    // Anybody can check it, with what everybody can see.
    const record = (await running.request.get(`/api/v1/performances/${id}/draw`)).body as DrawRecord;
    expect(verifyDraw(record, nodeCrypto).checks.filter(({ ok }) => !ok)).toEqual([]);
    const draw = permutationOf(nodeCrypto.hmacOf(Buffer.from(open.seed ?? '', 'hex')), open.drawSize);
    expect(ranked.map(({ index }) => draw.rankOf(index))).toEqual(ranked.map(({ rank }) => rank));
    const winner = ranked.findIndex(({ rank }) => rank === 1);
    expect((await knock(running, id, entries[winner])).status).toBe(201);
  });

  it('stops for a pause at once, and says so to those who wait', async () => {
    const id = await sale({ capacity: 10 });
    const entry = await enter(running, id);
    await lineOnce(running, id, ({ nowServing }) => nowServing === 1);
    const lever = (name: string, body: object = {}) =>
      running.request
        .post(`/api/v1/admin/performances/${id}/queue/${name}`)
        .set('authorization', 'Bearer test-admin-token-0123456789')
        .send(body);
    expect((await lever('pause', { message: 'Back in ten minutes.' })).status).toBe(200);
    expect((await knock(running, id, entry)).body).toMatchObject({
      status: 503,
      type: '/problems/queue-paused',
    });
    const paused = await lineOnce(running, id, ({ phase }) => phase === 'paused');
    expect(paused.message).toBe('Back in ten minutes.');
    expect((await lever('resume')).status).toBe(200);
    expect((await knock(running, id, entry)).status).toBe(201);
    expect((await lever('drain')).status).toBe(200);
    const refused = await running.request.post(`/api/v1/performances/${id}/queue-entries`).send({});
    expect(refused.body).toMatchObject({ status: 410, type: '/problems/queue-closed' });
  });

  it('takes a place away, before and after it was called', async () => {
    const id = await sale({ capacity: 10 });
    const entries = [await enter(running, id), await enter(running, id)];
    const revoke = (entryIndex: number) =>
      running.request
        .post(`/api/v1/admin/performances/${id}/queue/revocations`)
        .set('authorization', 'Bearer test-admin-token-0123456789')
        .send({ entryIndex, reason: 'A robot.' });
    await lineOnce(running, id, ({ nowServing }) => nowServing === 2);
    const inside = await knock(running, id, entries[0]);
    for (const { index } of entries) expect((await revoke(index)).status).toBe(201);
    for (const entry of entries) {
      expect((await knock(running, id, entry)).body).toMatchObject({
        ...{ type: '/problems/admission-ended', isRevoked: true },
        detail: expect.stringContaining('The organizer has taken this place away') as string,
      });
    }
    const hold = await running.request
      .post('/api/v1/holds')
      .set('authorization', `Bearer ${String(inside.body['shopperToken'])}`)
      .send({ performanceId: id, bestAvailable: { quantity: 1 } });
    expect(hold.body).toMatchObject({ type: '/problems/not-admitted' });
    expect((await revoke(1_000_000)).status).toBe(404);
    const record = (await running.request.get(`/api/v1/performances/${id}/draw`)).body as DrawRecord;
    expect(record.moves.filter(({ kind }) => kind === 'revocation')).toHaveLength(2);
  });

  it('refuses entries that are forged or of another sale', async () => {
    const [one, other] = [await sale({}), await sale({})];
    const entry = await enter(running, one);
    for (const token of [entry.entry, `${entry.entry}x`, 'nonsense']) {
      const { body } = await knock(running, other, { ...entry, entry: token });
      expect(body).toMatchObject({ status: 403, type: '/problems/entry-invalid' });
    }
  });

  it('never lets a queue go back, whoever writes', async () => {
    const id = await sale({});
    await enter(running, id);
    await lineOnce(running, id, ({ nowServing }) => nowServing >= 1);
    const sql = running.app.get(Database).primary;
    await expect(
      sql.execute('UPDATE queues SET now_serving = 0 WHERE performance_id = $1', [id]),
    ).rejects.toThrow('a queue never goes back');
  });
});
