import { resolve } from 'node:path';
import { Edge } from '../../bench/harness/edge.js';
import { Shoppers } from '../../src/queue/index.js';
import { FaultProxy } from '../faults/harness/fault-proxy.js';
import { type RunningApp, startApp } from '../support/app.js';
import { call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const TEMPLATE = resolve(import.meta.dirname, '../../docker/edge/frontrow.conf.template');
const NOW_SERVING = '/api/v1/now-serving';
const nginx = process.env['NGINX_PATH'];
const isOff = process.env['FRONTROW_EDGE'] === 'off';

interface Answer {
  status: number;
  cache: string | null;
  headers: Headers;
  text: string;
}

/** A machine that has no nginx and may get none says loudly what it leaves out. */
if (isOff) {
  it('the edge is left out, because FRONTROW_EDGE=off says that this machine has no nginx', () => {
    console.warn('FRONTROW_EDGE=off: the edge is not tested in this run.');
    expect(nginx).toBeUndefined();
  });
} else {
  describe('the edge of docker/edge', theEdge);
}

function theEdge(): void {
  let running: RunningApp;
  let link: FaultProxy;
  let edge: Edge;
  let performanceId: string;
  /** What came to the product, by path. */
  const asked: string[] = [];

  beforeAll(async () => {
    running = await startApp({ TRUSTED_PROXY_HOPS: '1' });
    running.app.getHttpServer().on('request', ({ url }: { url?: string }) => asked.push(url ?? ''));
    ({ performanceId } = await makePerformance(running));
    link = await FaultProxy.before(running.url);
    edge = await Edge.start({ nginx: nginx ?? '', origin: link.through(running.url), template: TEMPLATE });
  });
  afterAll(async () => {
    await edge.stop();
    await link.close();
    await running.close();
  });
  beforeEach(() => asked.splice(0));
  afterEach(() => link.heal());

  async function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${edge.url}${path}`, { headers });
    const cache = response.headers.get('x-cache');
    return { status: response.status, cache, headers: response.headers, text: await response.text() };
  }

  it('asks the product once for a crowd that comes at the same time', async () => {
    const path = `/api/v1/performances/${performanceId}/availability`;
    const answers = await Promise.all(Array.from({ length: 200 }, () => get(path)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    // Each of them was answered from at most two fetches: the first, and one that it outlived.
    expect(asked.filter(url => url === path).length).toBeLessThanOrEqual(2);
  });

  it('hands now serving on as it is, without a cookie and without Vary', async () => {
    const { status, headers, text } = await get(NOW_SERVING);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe(
      'public, max-age=1, stale-while-revalidate=5, stale-if-error=60',
    );
    expect(headers.get('vary')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
    expect(JSON.parse(text)).toHaveProperty('seq');
  });

  it('never goes back to an older document', async () => {
    const seqs: number[] = [];
    const watch = async (): Promise<void> => {
      for (let i = 0; i < 40; i += 1) {
        const { text } = await get(NOW_SERVING);
        seqs.push((JSON.parse(text) as { seq: number }).seq);
        await new Promise(done => setTimeout(done, 50));
      }
    };
    await Promise.all([
      watch(),
      makePerformance(running, { performance: { queue: { enabled: true, capacity: 1 } } }),
    ]);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it('answers from its cache while the product is away, and only what is for everybody', async () => {
    const before = await get(NOW_SERVING);
    link.plant({ mode: 'refuse' });
    link.cut();
    await until(
      () => get(NOW_SERVING),
      ({ cache }) => cache === 'STALE' || cache === 'UPDATING',
    );
    const away = await get(NOW_SERVING);
    expect([away.status, JSON.parse(away.text)]).toEqual([200, JSON.parse(before.text)]);
    expect((await get('/api/v1/holds')).status).toBe(502);
  });

  it('keeps no failure', async () => {
    const path = '/api/v1/events?q=nobody-has-asked-this';
    link.plant({ mode: 'refuse' });
    link.cut();
    expect((await get(path)).status).toBe(502);
    link.heal();
    expect((await get(path)).status).toBe(200);
  });

  it('keeps nothing that belongs to somebody', async () => {
    const [one, other] = [running.app.get(Shoppers).issue().token, running.app.get(Shoppers).issue().token];
    const held = await call(running, one, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    expect(held.status).toBe(201);
    const path = `/api/v1/holds?performanceId=${performanceId}`;
    const seen = async (token: string): Promise<[string | null, number]> => {
      const { cache, text } = await get(path, { authorization: `Bearer ${token}` });
      return [cache, (JSON.parse(text) as { items: unknown[] }).items.length];
    };
    expect([await seen(one), await seen(other), await seen(one)]).toEqual([
      ['MISS', 1],
      ['MISS', 0],
      ['MISS', 1],
    ]);
  });

  it('knows by the ETag that nothing has changed', async () => {
    const path = `/api/v1/performances/${performanceId}/availability`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  });

  it('passes the stream of a seat map on while it is open', async () => {
    const ended = new AbortController();
    const path = `/api/v1/performances/${performanceId}/availability/stream`;
    const response = await fetch(`${edge.url}${path}`, { signal: ended.signal });
    const first = await response.body?.getReader().read();
    ended.abort();
    expect(Buffer.from((first?.value as Uint8Array | undefined) ?? []).toString()).toContain(
      'event: snapshot',
    );
  });

  it('tells the product who asks, whatever a client says about itself', async () => {
    const seen = new Promise<unknown>(done => {
      running.app
        .getHttpServer()
        .once('request', ({ headers }: { headers: Record<string, unknown> }) =>
          done(headers['x-forwarded-for']),
        );
    });
    await get('/api/v1/holds', { 'x-forwarded-for': '203.0.113.7' });
    expect(await seen).toBe('127.0.0.1');
  });

  it('shows the measures of the product to nobody', async () => {
    expect((await get('/metrics')).status).toBe(404);
    expect(asked).toEqual([]);
  });
}
