import { RequestCounts } from '../../src/platform/web/early/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';

/** A body this large is left to the router; spaces around JSON mean nothing. */
const PADDING = ' '.repeat(5_000);
const CHANGING = ['id', 'performanceId', 'tierId', 'createdAt', 'expiresAt', 'requestId'];
const COMPARED = ['cache-control', 'content-type', 'content-security-policy', 'x-content-type-options'];

type Headers = Record<string, string>;

describe('a hold that is answered ahead of the router', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const bearer = (): Headers => ({ authorization: `Bearer ${running.app.get(Shoppers).issue().token}` });

  /** What can be told of an answer, but for what differs from one to the next. */
  async function post(body: object, headers: Headers, padding: string) {
    const response = await fetch(`${running.url}/api/v1/holds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body) + padding,
    });
    const text = await response.text();
    const told = JSON.parse(text, (name, value: unknown) =>
      CHANGING.includes(name) && typeof value === 'string' ? typeof value : value,
    ) as Record<string, unknown>;
    expect(response.headers.get('x-request-id')).not.toBeNull();
    const cookie = response.headers.get('set-cookie')?.replace(/=[^;]+;/, '=...;');
    return {
      status: response.status,
      told,
      cookie: cookie ?? null,
      headers: Object.fromEntries(COMPARED.map(name => [name, response.headers.get(name)])),
    };
  }

  interface Case {
    seatIds: string[];
    headers?: () => Headers;
    /** Held by somebody else before. */
    taken?: string[];
    performance?: Parameters<typeof makePerformance>[1];
    performanceId?: string;
  }

  /** The same request on a performance of its own, early or by the router. */
  async function answerTo({ seatIds, headers = bearer, taken, ...wish }: Case, padding: string) {
    const made = await makePerformance(running, wish.performance);
    if (taken !== undefined) {
      const { status } = await post({ performanceId: made.performanceId, seatIds: taken }, bearer(), padding);
      expect(status).toBe(201);
    }
    return post({ performanceId: wish.performanceId ?? made.performanceId, seatIds }, headers(), padding);
  }

  const browser = (): Headers => ({
    cookie: `shopper=${running.app.get(Shoppers).issue().token}`,
    'sec-fetch-site': 'same-origin',
    origin: running.url,
  });
  const over = { onSaleAt: new Date(0), offSaleAt: new Date(1) };

  it.each<[string, Case, number]>([
    ['free seats', { seatIds: ['S-A-1', 'S-A-2'] }, 201],
    ['free seats from a browser', { seatIds: ['S-A-1'], headers: browser }, 201],
    ['a taken seat', { seatIds: ['S-A-1', 'S-A-2'], taken: ['S-A-2'] }, 409],
    ['a taken seat from a browser', { seatIds: ['S-A-1'], taken: ['S-A-1'], headers: browser }, 409],
    ['a seat that does not exist', { seatIds: ['S-Z-9'] }, 404],
    ['a taken seat and one that does not exist', { seatIds: ['S-A-1', 'S-Z-9'], taken: ['S-A-1'] }, 404],
    ['the same seat twice', { seatIds: ['S-A-1', 'S-A-1'] }, 400],
    ['a taken seat twice', { seatIds: ['S-A-1', 'S-A-1'], taken: ['S-A-1'] }, 400],
    ['no token', { seatIds: ['S-A-1'], headers: () => ({}) }, 401],
    ['a forged token', { seatIds: ['S-A-1'], headers: () => ({ authorization: 'Bearer a.b.c' }) }, 401],
    [
      'another site',
      { seatIds: ['S-A-1'], headers: () => ({ ...browser(), 'sec-fetch-site': 'cross-site' }) },
      403,
    ],
    ['an unknown performance', { seatIds: ['S-A-1'], performanceId: 'nothing' }, 404],
    ['too many seats', { seatIds: Array.from({ length: 9 }, (_, i) => `S-A-${i + 1}`) }, 409],
    ['a sale that is over', { seatIds: ['S-A-1'], performance: { performance: over } }, 409],
  ])('says about %s what the controller says', async (_, wish, status) => {
    const early = await answerTo(wish, '');
    expect(early.status).toBe(status);
    expect(early).toEqual(await answerTo(wish, PADDING));
  });

  it('refuses a seat in the breath after it was taken, and gives it in the breath after it was given back', async () => {
    const { performanceId } = await makePerformance(running);
    const wish = { performanceId, seatIds: ['S-B-1'] };
    const owner = bearer();
    for (let round = 0; round < 20; round += 1) {
      const held = await fetch(`${running.url}/api/v1/holds`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...owner },
        body: JSON.stringify(wish),
      });
      expect(held.status).toBe(201);
      expect((await post(wish, bearer(), '')).status).toBe(409);
      const { id } = (await held.json()) as { id: string };
      await fetch(`${running.url}/api/v1/holds/${id}`, { method: 'DELETE', headers: owner });
    }
    expect((await post(wish, bearer(), '')).status).toBe(201);
  });
});

describe('the limit of requests', () => {
  it('counts early holds and those of the router together', async () => {
    const running = await startApp({ RATE_LIMITS: 'on', RATE_LIMIT_REQUESTS_PER_MINUTE: '10' });
    try {
      const { performanceId } = await makePerformance(running);
      const statuses: number[] = [];
      for (let i = 1; i <= 12; i += 1) {
        const response = await fetch(`${running.url}/api/v1/holds`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${running.app.get(Shoppers).issue().token}`,
          },
          body:
            JSON.stringify({ performanceId, seatIds: [`S-${i % 2 === 0 ? 'A' : 'B'}-${Math.ceil(i / 2)}`] }) +
            (i % 3 === 0 ? PADDING : ''),
        });
        statuses.push(response.status);
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429, 429]);
      expect(running.app.get(RequestCounts).admits('127.0.0.1')).toBe(false);
    } finally {
      await running.close();
    }
  });
});
