import { Ajv2020 } from 'ajv/dist/2020.js';
import { bytesOfHex } from '../../src/queue/draw/bytes.rules.js';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { inclusionCheck } from '../../src/queue/draw/inclusion.rules.js';
import { type InclusionProof, isIncluded } from '../../src/queue/draw/merkle.rules.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, lineOnce } from '../support/queue.js';

const FANS = 300;

describe('the proof that one took part in a draw', () => {
  let running: RunningApp;
  let id: string;
  beforeAll(async () => {
    running = await startApp();
    const opensAt = new Date(Date.now() + 5_000).toISOString();
    ({ performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, opensAt } },
    }));
    await Promise.all(Array.from({ length: FANS }, () => enter(running, id)));
    await lineOnce(running, id, ({ phase }) => phase === 'open');
  }, 60_000);
  afterAll(() => running.close());

  const ask = (index: number | string) =>
    running.request.get(`/api/v1/performances/${id}/draw/inclusion-proofs/${index}`);

  it('leads from the own number to the published root, for everybody', async () => {
    const record = (await running.request.get(`/api/v1/performances/${id}/draw`)).body as DrawRecord;
    expect(record.drawSize).toBe(FANS);
    for (const index of [1, 128, 129, 256, 257, FANS]) {
      const answer = await ask(index).expect(200);
      const proof = answer.body as InclusionProof;
      expect(isIncluded(nodeCrypto.sha256, proof, bytesOfHex(record.root))).toBe(true);
      expect(inclusionCheck(record, nodeCrypto, { index, proof }).ok).toBe(true);
      expect(inclusionCheck(record, nodeCrypto, { index: 2, proof }).ok).toBe(false);
      expect(answer.text.length).toBeLessThanOrEqual(1024);
      expect(answer.headers['cache-control']).toContain('public, max-age=86400');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('is as the API document says', async () => {
    const document = (await running.request.get('/api/openapi.json')).body;
    const path = '/api/v1/performances/{id}/draw/inclusion-proofs/{index}';
    const { schema } = document.paths[path].get.responses['200'].content['application/json'];
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({
      ...schema,
      components: document.components,
    });
    expect(validate((await ask(7)).body)).toBe(true);
  });

  it.each([0, FANS + 1, 1.5, 'mine', -1])('cannot be had for %s, which nobody was', async index => {
    const { body, headers } = await ask(index).expect(404);
    expect(body).toMatchObject({ type: '/problems/not-found' });
    expect(headers['cache-control']).toBe('no-store');
  });
});
