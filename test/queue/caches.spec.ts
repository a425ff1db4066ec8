import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DrawRecords } from '../../src/queue/index.js';
import { NowServing } from '../../views/islands/queue/now-serving.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';

describe('a page behind a cache', () => {
  const answers: [status: number, seq: number][] = [];
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      const [status, seq] = answers.shift() ?? [500, 0];
      response.statusCode = status;
      response.end(JSON.stringify({ seq, sales: { p: { nowServing: seq } } }));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('passes over what is older than what it knows, and over errors, and goes on', async () => {
    const nowServing = new NowServing(url, 'p', 10);
    answers.push([200, 12], [200, 11], [200, 9], [500, 0], [502, 0], [200, 12], [200, 13]);
    const heard: unknown[] = [];
    while (answers.length > 0) {
      const news = await nowServing.ask();
      heard.push(news ? news.line.nowServing : news);
    }
    expect(heard).toEqual([12, null, null, undefined, undefined, 12, 13]);
  });
});

describe('an origin that fails', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ LOG_LEVEL: 'silent' });
  });
  afterAll(() => running.close());

  it('lets no cache keep its errors, also not in the place of what may be cached', async () => {
    const { performanceId: id } = await makePerformance(running);
    const broken = () => Promise.reject(new Error('broken on purpose'));
    Object.assign(running.app.get(DrawRecords), { get: broken, proofOf: broken });
    for (const path of [
      `/api/v1/performances/${id}/draw`,
      `/api/v1/performances/${id}/draw/inclusion-proofs/1`,
      `/draws/${id}`,
    ]) {
      const { status, headers } = await running.request.get(path);
      expect([path, status, headers['cache-control']]).toEqual([path, 500, 'no-store']);
      expect([headers['surrogate-control'], headers['cdn-cache-control']]).toEqual([undefined, undefined]);
    }
  });

  it('may be covered by an older document for a minute, and asks for nothing that differs by person', async () => {
    const { headers } = await running.request.get('/api/v1/now-serving').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=1, stale-while-revalidate=5, stale-if-error=60');
    expect([headers['set-cookie'], headers['vary']]).toEqual([undefined, undefined]);
  });
});
