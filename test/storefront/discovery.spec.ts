import { EventsService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';

const HOUR_MS = 3_600_000;

describe('the discovery API', () => {
  let running: RunningApp;
  let eventId: string;
  let performanceId: string;
  let soonId: string;
  beforeAll(async () => {
    running = await startApp();
    const areas = [{ name: 'Floor', capacity: 20, tier: 'Tier 1' }];
    ({ eventId, performanceId } = await makePerformance(running, { areas }));
    const onSaleAt = new Date(Date.now() + HOUR_MS);
    const soon = await makePerformance(running, {
      sections: [],
      areas: [{ name: 'Hall', capacity: 10, tier: 'Tier 1' }],
      performance: { onSaleAt },
    });
    soonId = soon.eventId;
    await running.app
      .get(Database)
      .run(tx => running.app.get(EventsService).update(tx, soonId, { name: 'Hollow Coast', genre: 'Rock' }));
  });
  afterAll(() => running.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${running.url}/api/v1${path}`, { headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  };
  const found = async (query: string): Promise<string[]> => {
    const { status, body } = await get(`/events?${query}`);
    expect(status).toBe(200);
    return (body['items'] as { id: string }[]).map(({ id }) => id).sort();
  };

  it('lists events as the contract has them', async () => {
    const { headers, body } = await get('/events?sort=date');
    expect(body).toMatchObject({ nextCursor: null });
    const item = (body['items'] as { id: string }[]).find(({ id }) => id === eventId);
    expect(item).toEqual({
      id: eventId,
      slug: 'an-evening-of-races',
      name: 'An Evening of Races',
      attraction: 'The Planted Violations',
      genre: 'Concert',
      imageUrl: expect.stringMatching(/^\/art\/an-evening-of-races\/wide\.svg\?v=\w+$/),
      nextPerformanceAt: expect.stringMatching(/Z$/),
      venue: { name: 'Small House', city: 'Ghent', country: 'BE' },
      priceFrom: { amount: 4500, currency: 'EUR' },
      priceTo: { amount: 4500, currency: 'EUR' },
      availability: 'available',
    });
    expect(body['facets']).toMatchObject({
      cities: [{ value: 'Ghent', count: 2 }],
      genres: expect.arrayContaining([{ value: 'Rock', count: 1 }]),
    });
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+, s-maxage=\d+/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('answers 304 to a reader that has it', async () => {
    const path = `/events/${eventId}`;
    const first = await get(path);
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('shows one event by id and by slug, with all that a sale needs', async () => {
    const byId = await get(`/events/${eventId}`);
    expect((await get('/events/an-evening-of-races')).body).toEqual(byId.body);
    expect(byId.body).toMatchObject({ description: 'Loud.', details: {}, availability: 'available' });
    const [performance] = byId.body['performances'] as Record<string, unknown>[];
    expect(performance).toMatchObject({
      id: performanceId,
      timeZone: 'Europe/Brussels',
      doorsAt: null,
      status: 'scheduled',
      queue: { enabled: false, state: 'open' },
      areas: [{ id: expect.any(String), name: 'Floor', tierId: expect.any(String), capacity: 20 }],
      priceTiers: [
        {
          id: expect.any(String),
          name: 'Tier 1',
          price: { amount: 4000, currency: 'EUR' },
          fees: { amount: 500, currency: 'EUR' },
        },
      ],
      limits: { seatsPerHold: 8, seatsPerShopper: 8 },
    });
    const plan = await fetch(`${running.url}${String(performance?.['seatingPlanUrl'])}`);
    expect(plan.headers.get('cache-control')).toContain('immutable');
    const performances = (await get(`/events/${soonId}`)).body['performances'] as Record<string, unknown>[];
    expect(performances[0]).toMatchObject({ seatingPlanUrl: null });
  });

  it('finds by words, with typing errors, and by every filter', async () => {
    expect(await found('q=planted+violatons')).toContain(eventId);
    expect(await found('q=holow+coast')).toContain(soonId);
    expect(await found('q=zzzzqqqq')).toEqual([]);
    expect(await found('city=ghent&country=be')).toHaveLength(2);
    expect(await found('city=Leeds')).toEqual([]);
    expect(await found('genre=Rock')).toEqual([soonId]);
    expect(await found('attraction=The+Planted+Violations')).toHaveLength(2);
    expect(await found('priceMax=4499')).toEqual([]);
    expect(await found(`onSaleFrom=${new Date().toISOString()}`)).toEqual([soonId]);
    const day = new Date(Date.now() + 48 * HOUR_MS).toISOString().slice(0, 10);
    expect(await found(`from=${day}&to=${day}`)).toHaveLength(2);
    expect(await found('to=2020-01-01')).toEqual([]);
    expect(await found('q=&city=&limit=&from=')).toHaveLength(2);
  });

  it('goes page by page to the end, each event once', async () => {
    const first = await get('/events?limit=1');
    const second = await get(`/events?limit=1&cursor=${String(first.body['nextCursor'])}`);
    const ids = [first, second].flatMap(({ body }) =>
      (body['items'] as { id: string }[]).map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(2);
    expect(second.body['nextCursor']).toBeNull();
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'limit=1&limit=2',
    'q=a&q=b',
    'from=yesterday',
    'from=2027-02-30',
    'from=2027-03-13T10:00:00',
    'sort=price',
    'country=Belgium',
    'priceMax=-1',
    'cursor=nonsense',
    'page=2',
    'q=%00',
  ])('refuses %s', async query => {
    const { status, body, headers } = await get(`/events?${query}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ type: '/problems/invalid-request' });
  });

  it.each(['/events/no-such-event', '/events/00000000-0000-7000-8000-000000000000', '/events/%00'])(
    'knows no %s',
    async path => expect((await get(path)).status).toBe(404),
  );

  it('says what is left', async () => {
    expect((await get(`/events/${soonId}`)).body).toMatchObject({ availability: 'onsale-soon' });
    const small = await makePerformance(running, {
      sections: [],
      areas: [{ name: 'Room', capacity: 10, tier: 'Tier 1' }],
    });
    const token = await admit(running, small.performanceId);
    const areas = (await get(`/events/${small.eventId}`)).body['performances'] as {
      areas: { id: string }[];
    }[];
    const pick = { areas: [{ areaId: areas[0]?.areas[0]?.id, quantity: 2 }] };
    const held = await call(running, token, 'POST', '/holds', {
      performanceId: small.performanceId,
      ...pick,
    });
    expect(held.status).toBe(201);
    expect(held.headers.get('set-cookie')).toBeNull();
  });
});
