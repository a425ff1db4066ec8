import { type RunningApp, startApp } from '../support/app.js';
import { admit, makePerformance } from '../support/make.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

describe('what a request may be', () => {
  let running: RunningApp;
  let performanceId: string;
  let token: string;
  beforeAll(async () => {
    running = await startApp({ RATE_LIMITS: 'on', RATE_LIMIT_REQUESTS_PER_MINUTE: '40' });
    ({ performanceId } = await makePerformance(running));
    token = await admit(running, performanceId);
  });
  afterAll(() => running.close());

  const post = (path: string, headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(running.url + path, { method: 'POST', headers, body, redirect: 'manual' });
  const hold = (headers: Record<string, string>, body = '{}'): Promise<Response> =>
    post('/api/v1/holds', { authorization: `Bearer ${token}`, ...headers }, body);

  it.each([
    ['text/plain', 'x'],
    ['application/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'a=1'],
    ['multipart/form-data; boundary=x', '--x--'],
  ])('the API refuses %s', async (type, body) => {
    const answer = await hold({ 'content-type': type }, body);
    expect(answer.status).toBe(415);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('a form is no JSON', async () => {
    expect((await post(`/performances/${performanceId}/hold`, JSON_TYPE, '{}')).status).toBe(415);
  });

  it.each([
    ['broken JSON', '{"performanceId":', 400],
    ['a prototype', '{"performanceId":"x","__proto__":{"admin":true}}', 400],
    ['a list where an object belongs', '[]', 400],
    ['more than 64 KiB', JSON.stringify({ performanceId: 'x'.repeat(70_000) }), 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await hold(JSON_TYPE, body)).status).toBe(status);
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['another origin, from an older browser', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
  ])('refuses a form that %s sent', async (_, headers) => {
    const answer = await post(
      `/performances/${performanceId}/hold`,
      { ...FORM_TYPE, ...headers },
      'mode=best&quantity=1',
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('answers every request with the same strict headers, also errors', async () => {
    for (const path of ['/', '/nothing-here', '/api/v1/nothing', '/healthz']) {
      const { headers } = await fetch(running.url + path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).not.toBeNull();
    }
  });

  it('slows down who asks too much, and says for how long', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => hold(JSON_TYPE)));
    const refused = answers.find(answer => answer.status === 429);
    expect(refused).toBeDefined();
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.headers.get('ratelimit-limit') ?? refused?.headers.get('ratelimit')).not.toBeNull();
    expect(await refused?.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
  });
});
