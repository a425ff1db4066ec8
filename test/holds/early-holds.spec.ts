import { type PerformanceInput, PerformancesService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { RequestCounts } from '../../src/platform/web/early/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { call, makePerformance } from '../support/make.js';

/** A body this large is left to the router; spaces around JSON mean nothing. */
const PADDING = ' '.repeat(5_000);
const TIMES = ['createdAt', 'expiresAt', 'onSaleAt', 'offSaleAt'];
const CHANGING = ['id', 'performanceId', 'tierId', 'requestId', ...TIMES];
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
    /** What an admin changes about the sale after that. */
    change?: Partial<PerformanceInput> & { status?: 'cancelled' };
    performance?: Parameters<typeof makePerformance>[1];
    performanceId?: string;
  }

  /** The same request on a performance of its own, early or by the router. */
  async function answerTo({ seatIds, headers = bearer, taken, change, ...wish }: Case, padding: string) {
    const { performanceId } = await makePerformance(running, wish.performance);
    if (taken !== undefined) {
      const { status } = await post({ performanceId, seatIds: taken }, bearer(), padding);
      expect(status).toBe(201);
    }
    if (change !== undefined) {
      const performances = running.app.get(PerformancesService);
      await running.app.get(Database).run(tx => performances.update(tx, performanceId, change));
    }
    return post({ performanceId: wish.performanceId ?? performanceId, seatIds }, headers(), padding);
  }

  const browser = (): Headers => ({
    cookie: `shopper=${running.app.get(Shoppers).issue().token}`,
    'sec-fetch-site': 'same-origin',
    origin: running.url,
  });
  const nine = Array.from({ length: 9 }, (_, i) => `S-A-${i + 1}`);
  const takenSeat = { seatIds: ['S-A-1'], taken: ['S-A-1'] };
  const forged = (): Headers => ({ authorization: 'Bearer a.b.c' });
  const elsewhere = (): Headers => ({ ...browser(), 'sec-fetch-site': 'cross-site' });
  const sections = [{ name: 'Séparée 座', rows: 1, seatsPerRow: 2, category: 'Standard' }];
  const cancelled = { status: 'cancelled' } as const;
  const over = { onSaleAt: new Date(0), offSaleAt: new Date(1) };

  it.each<[string, Case, string]>([
    ['free seats', { seatIds: ['S-A-1', 'S-A-2'] }, '201'],
    ['free seats from a browser', { seatIds: ['S-A-1'], headers: browser }, '201'],
    ['a seat with more than ASCII in its name', { seatIds: ['S-A-1'], performance: { sections } }, '201'],
    ['a taken seat', { seatIds: ['S-A-1', 'S-A-2'], taken: ['S-A-2'] }, '409 seats-taken'],
    ['a taken seat from a browser', { ...takenSeat, headers: browser }, '409 seats-taken'],
    ['a seat that does not exist', { seatIds: ['S-Z-9'] }, '404 not-found'],
    ['a taken seat and none', { seatIds: ['S-A-1', 'S-Z-9'], taken: ['S-A-1'] }, '404 not-found'],
    ['the same seat twice', { seatIds: ['S-A-1', 'S-A-1'] }, '400 invalid-request'],
    ['a taken seat twice', { seatIds: ['S-A-1', 'S-A-1'], taken: ['S-A-1'] }, '400 invalid-request'],
    ['no token', { seatIds: ['S-A-1'], headers: () => ({}) }, '401 unauthorized'],
    ['a forged token', { seatIds: ['S-A-1'], headers: forged }, '401 unauthorized'],
    ['another site', { seatIds: ['S-A-1'], headers: elsewhere }, '403 cross-site-request'],
    ['an unknown performance', { seatIds: ['S-A-1'], performanceId: 'nothing' }, '404 not-found'],
    ['too many seats', { seatIds: nine }, '409 limit-reached'],
    ['too many seats, one of them taken', { seatIds: nine, taken: ['S-A-1'] }, '409 limit-reached'],
    ['a sale that is over', { seatIds: ['S-A-1'], performance: { performance: over } }, '409 not-on-sale'],
    ['a taken seat of a sale that is over', { ...takenSeat, change: over }, '409 not-on-sale'],
    ['a taken seat of what is cancelled', { ...takenSeat, change: cancelled }, '409 not-on-sale'],
  ])('says about %s what the controller says', async (_, wish, said) => {
    const early = await answerTo(wish, '');
    const { type } = early.told;
    expect(
      typeof type === 'string' ? `${early.status} ${type.replace('/problems/', '')}` : `${early.status}`,
    ).toBe(said);
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
  it('does not count who is refused from memory', async () => {
    const running = await startApp({ RATE_LIMITS: 'on', RATE_LIMIT_REQUESTS_PER_MINUTE: '10' });
    try {
      const { performanceId } = await makePerformance(running);
      const place = async (): Promise<number> => {
        const { token } = running.app.get(Shoppers).issue();
        const wish = { performanceId, seatIds: ['S-A-1'] };
        return (await call(running, token, 'POST', '/holds', wish)).status;
      };
      expect(await place()).toBe(201);
      const others = await Promise.all(Array.from({ length: 30 }, place));
      expect(new Set(others)).toEqual(new Set([409]));
    } finally {
      await running.close();
    }
  });

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
      expect(running.app.get(RequestCounts).admits({ remoteAddress: '127.0.0.1' })).toBe(false);
    } finally {
      await running.close();
    }
  });
});
