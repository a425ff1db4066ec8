import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';

const ROOT = '/api/v1/admin';
const ABSENT = '019a0000-0000-7000-8000-000000000000';
const venue = { name: 'Corliss Theatre', city: 'London', country: 'GB', timeZone: 'Europe/London' };
const plan = {
  name: 'Small',
  sections: [{ name: 'Stalls', rows: 2, seatsPerRow: 5, category: 'Standard' }],
};
const eur = (amount: number) => ({ amount, currency: 'EUR' });

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

function send(method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object | string) {
  const request = running.request[method](`${ROOT}${path}`).set('authorization', `Bearer ${ADMIN_TOKEN}`);
  return body === undefined ? request : request.set('content-type', 'application/json').send(body);
}

async function made(path: string, body: object): Promise<string> {
  const answer = await send('post', path, body).expect(201);
  return answer.body.id as string;
}

async function madeEvent(): Promise<{ eventId: string; venueId: string; planId: string }> {
  const attractionId = await made('/attractions', { name: 'Ilse Marrow', genre: 'Folk' });
  const eventId = await made('/events', { name: 'Tidewrack', attractionId, genre: 'Folk' });
  return { eventId, venueId: await made('/venues', venue), planId: await made('/seating-plans', plan) };
}

function performance(ids: { venueId: string; planId: string | null }, more: object = {}) {
  return {
    startsAt: '2027-05-01T18:30:00Z',
    timeZone: 'Europe/London',
    venueId: ids.venueId,
    seatingPlanId: ids.planId,
    areas: [],
    tiers: [{ name: 'Standard', category: 'Standard', price: eur(4000), fees: eur(500) }],
    onSaleAt: '2026-01-01T10:00:00Z',
    offSaleAt: '2027-05-01T18:00:00Z',
    holdTtlSeconds: 600,
    limits: { seatsPerHold: 8, seatsPerShopper: 8 },
    queue: { enabled: false },
    orphanRule: 'off',
    ...more,
  };
}

describe('API tokens', () => {
  const routes = [
    ['get', '/venues'],
    ['post', '/venues'],
    ['get', '/attractions'],
    ['get', '/events'],
    ['post', `/events/${ABSENT}/performances`],
    ['post', '/seating-plans'],
    ['get', '/audit'],
    ['get', '/bookings'],
    ['get', `/performances/${ABSENT}/live`],
    ['get', `/performances/${ABSENT}/reconciliation`],
    ['get', '/sandbox/charges'],
    ['delete', `/venues/${ABSENT}`],
  ] as const;

  it.each(routes)('%s %s needs one', async (method, path) => {
    const answer = await running.newAgent()[method](`${ROOT}${path}`).expect(401);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body.type).toBe('/problems/unauthorized');
  });

  it.each(['Bearer wrong-token-000', 'Basic YTpi', 'Bearer ', `bearer ${ADMIN_TOKEN} x`])(
    'refuses %s',
    async header => {
      await running.newAgent().get(`${ROOT}/venues`).set('authorization', header).expect(401);
    },
  );

  it('lets the door in at the door only', async () => {
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    await client.query(
      `INSERT INTO api_tokens (id, name, token_hash, role)
       VALUES (gen_random_uuid(), 'north', encode(sha256('door-token-12345'), 'hex'), 'door')`,
    );
    await client.end();
    const door = { authorization: 'Bearer door-token-12345' };
    await running.newAgent().get(`${ROOT}/venues`).set(door).expect(403);
    const unknown = await running.newAgent().post('/api/v1/checkins').set(door).send({ code: 'unknown' });
    expect(unknown.status).toBe(404);
  });

  it('takes a new token from the settings, and the old one no longer', async () => {
    const shared = { DATABASE_URL: running.databaseUrl, REDIS_URL: running.redisUrl };
    const other = await startApp({ ...shared, ADMIN_API_TOKEN: 'another-token-67890' });
    try {
      const [before, after] = [ADMIN_TOKEN, 'another-token-67890'];
      await other.request.get(`${ROOT}/venues`).set('authorization', `Bearer ${before}`).expect(401);
      await other.request.get(`${ROOT}/venues`).set('authorization', `Bearer ${after}`).expect(200);
    } finally {
      await other.close();
    }
    const again = await startApp(shared);
    await again.close();
    await send('get', '/venues').expect(200);
  });
});

describe('catalogue', () => {
  it('creates, shows, changes and deletes a venue', async () => {
    const id = await made('/venues', venue);
    expect((await send('get', `/venues/${id}`).expect(200)).body).toMatchObject({ id, ...venue });
    const changed = await send('patch', `/venues/${id}`, { city: 'Leeds' }).expect(200);
    expect(changed.body).toMatchObject({ ...venue, city: 'Leeds' });
    await send('delete', `/venues/${id}`).expect(204);
    await send('get', `/venues/${id}`).expect(404);
  });

  it('pages through a list', async () => {
    for (const name of ['One', 'Two', 'Three']) await made('/attractions', { name, genre: 'Paging' });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await send('get', `/attractions?limit=2${cursor}`).expect(200);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=nonsense', 'limit=1&limit=2', 'page=2'])(
    'refuses a list with %s',
    async query => {
      await send('get', `/venues?${query}`).expect(400);
    },
  );

  it.each([
    ['no name', { ...venue, name: undefined }],
    ['a blank name', { ...venue, name: '   ' }],
    ['a name of two lines', { ...venue, name: 'A\r\nBcc: x@example.org' }],
    ['a list as a name', { ...venue, name: ['a', 'b'] }],
    ['an object as a city', { ...venue, city: { a: 1 } }],
    ['no such time zone', { ...venue, timeZone: 'Europe/Atlantis' }],
    ['no such country', { ...venue, country: 'XX1' }],
    ['an unknown field', { ...venue, id: ABSENT }],
    ['a field of the table', { ...venue, created_at: '2020-01-01T00:00:00Z' }],
    ['a list as the body', [venue]],
  ])('refuses a venue with %s', async (_, body) => {
    const answer = await send('post', '/venues', body).expect(400);
    expect(answer.body.type).toBe('/problems/invalid-request');
  });

  it.each([
    '{"name":"x","__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{',
    '"text"',
  ])('refuses the body %s', async body => {
    await send('post', '/venues', body).expect(400);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('takes JSON only', async () => {
    await running.request
      .post(`${ROOT}/venues`)
      .set('authorization', `Bearer ${ADMIN_TOKEN}`)
      .type('form')
      .send('name=x')
      .expect(415);
  });

  it('does not let null replace a name', async () => {
    const id = await made('/venues', venue);
    await send('patch', `/venues/${id}`, { name: null }).expect(400);
  });

  it('does not let state be set along with an event', async () => {
    const attractionId = await made('/attractions', { name: 'A', genre: 'B' });
    const event = { name: 'E', attractionId, genre: 'B', description: 'D', details: { age: 14 } };
    await send('post', '/events', { ...event, status: 'published' }).expect(400);
    const id = await made('/events', event);
    expect((await send('get', `/events/${id}`)).body).toMatchObject({ ...event, status: 'draft' });
    await send('patch', `/events/${id}`, { slug: 'mine' }).expect(400);
  });

  it('keeps what is in use', async () => {
    const { eventId, venueId, planId } = await madeEvent();
    await made(`/events/${eventId}/performances`, performance({ venueId, planId }));
    const answer = await send('delete', `/venues/${venueId}`).expect(409);
    expect(answer.body.type).toBe('/problems/in-use');
    await send('delete', `/seating-plans/${planId}`).expect(409);
  });

  it.each(['venues', 'attractions', 'events', 'performances', 'seating-plans'])(
    'knows no %s that is not there, whatever its id looks like',
    async path => {
      for (const id of [ABSENT, 'x', "' OR 1=1 --"]) {
        await send('get', `/${path}/${encodeURIComponent(id)}`).expect(404);
      }
    },
  );
});

describe('seating plans', () => {
  it('takes a plan in the format of the editor', async () => {
    const file = join(import.meta.dirname, '../fixtures/small-plan.pretix.json');
    const { body } = await send('post', '/seating-plans', readFileSync(file, 'utf8')).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      seats: expect.any(Number),
      categories: expect.any(Array),
    });
    expect(body.seats).toBeGreaterThan(0);
  });

  it.each([
    [{ name: 'x', sections: [] }, 'sections'],
    [{ name: 'x', sections: [{ ...plan.sections[0], rows: 0 }] }, 'sections[0].rows'],
    [{ name: 'x', zones: [{ rows: 'none' }] }, 'zones[0].rows'],
    [{ sections: plan.sections, extra: 1, name: 'x' }, 'extra'],
  ])('names what is wrong in %j', async (body, path) => {
    const answer = await send('post', '/seating-plans', body).expect(422);
    expect(answer.body.type).toBe('/problems/bad-seating-plan');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('takes a plan that is larger than other bodies may be', async () => {
    const sections = Array.from({ length: 90 }, (_, i) => ({
      ...plan.sections[0],
      name: `Block ${i} ${'x'.repeat(40)}`,
    }));
    const spaces = ' '.repeat(100_000);
    await send('post', '/seating-plans', `${spaces}${JSON.stringify({ name: 'Large', sections })}`).expect(
      201,
    );
    await send('post', '/venues', `${spaces}${JSON.stringify(venue)}`).expect(413);
  });
});

describe('performances', () => {
  it('goes from draft to sale', async () => {
    const ids = await madeEvent();
    const id = await made(`/events/${ids.eventId}/performances`, performance(ids));
    await running.request.get(`/api/v1/performances/${id}/availability`).expect(404);
    const published = await send('post', `/performances/${id}/publication`).expect(201);
    expect(published.body).toMatchObject({ id, status: 'scheduled', limits: { seatsPerHold: 8 } });
    expect(published.body.publishedAt).not.toBeNull();
    const { body } = await running.request.get(`/api/v1/performances/${id}/availability`).expect(200);
    expect(body.counts).toEqual({ available: 10, held: 0, sold: 0, blocked: 0 });
    expect((await send('get', `/events/${ids.eventId}`)).body.status).toBe('published');
    const refused = await send('delete', `/performances/${id}`).expect(409);
    expect(refused.body.type).toBe('/problems/on-sale');
    expect((await send('delete', `/events/${ids.eventId}`).expect(409)).body.type).toBe('/problems/on-sale');
  });

  it('is published once, however many ask', async () => {
    const ids = await madeEvent();
    const id = await made(`/events/${ids.eventId}/performances`, performance(ids));
    const path = `/events/${ids.eventId}/performances/${id}/publication`;
    const answers = await Promise.all([1, 2, 3].map(() => send('post', path)));
    expect(answers.map(answer => answer.status)).toEqual([201, 201, 201]);
    const { body } = await running.request.get(`/api/v1/performances/${id}/availability`);
    expect(body.counts.available).toBe(10);
  });

  it('says what is missing', async () => {
    const ids = await madeEvent();
    const id = await made(`/events/${ids.eventId}/performances`, performance(ids, { tiers: [] }));
    const { body } = await send('post', `/performances/${id}/publication`).expect(422);
    expect(body.type).toBe('/problems/not-publishable');
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['tiers', 'seatingPlanId']);
    expect((await send('get', `/performances/${id}`)).body.publishedAt).toBeNull();
  });

  it('sells areas without a plan', async () => {
    const ids = await madeEvent();
    const body = performance(
      { ...ids, planId: null },
      {
        tiers: [{ name: 'Standing', category: null, price: eur(2000), fees: eur(0) }],
        areas: [{ name: 'Floor', capacity: 120, tier: 'Standing' }],
      },
    );
    const id = await made(`/events/${ids.eventId}/performances`, body);
    await send('post', `/performances/${id}/publication`).expect(201);
    const live = await running.request.get(`/api/v1/performances/${id}/availability`);
    expect(live.body.counts.available).toBe(120);
  });

  it('fills in what may be left out', async () => {
    const { eventId, venueId } = await madeEvent();
    const body = { startsAt: '2030-01-01T20:00:00+01:00', venueId };
    const id = await made(`/events/${eventId}/performances`, body);
    const { body: shown } = await send('get', `/performances/${id}`).expect(200);
    expect(shown).toMatchObject({
      startsAt: '2030-01-01T19:00:00.000Z',
      offSaleAt: '2030-01-01T19:00:00.000Z',
      timeZone: 'Europe/London',
      holdTtlSeconds: 600,
      queue: { enabled: false },
    });
  });

  it.each([
    ['a short hold', { holdTtlSeconds: 299 }, 400],
    ['a long hold', { holdTtlSeconds: 901 }, 400],
    ['a time without a zone', { startsAt: '2027-05-01T18:30:00' }, 400],
    ['a day that does not exist', { startsAt: '2027-02-30T18:30:00Z' }, 400],
    ['a sale that ends first', { offSaleAt: '2025-01-01T00:00:00Z' }, 400],
    ['a price below nothing', { tiers: [{ name: 'A', category: null, price: eur(-1), fees: eur(0) }] }, 400],
    ['a price as text', { tiers: [{ name: 'A', price: { amount: '1', currency: 'EUR' } }] }, 400],
    ['a price in parts', { tiers: [{ name: 'A', price: eur(1.5) }] }, 400],
    ['no such currency', { tiers: [{ name: 'A', price: { amount: 1, currency: 'QQQ' } }] }, 422],
    ['a category that the plan lacks', { tiers: [{ name: 'A', category: 'Gold', price: eur(1) }] }, 422],
    ['an area without its tier', { areas: [{ name: 'Floor', capacity: 1, tier: 'Gold' }] }, 422],
    ['an empty area', { areas: [{ name: 'Floor', capacity: 0, tier: 'Standard' }] }, 400],
    ['an unknown field of a tier', { tiers: [{ name: 'A', price: eur(1), free: true }] }, 400],
    ['an unknown field of the limits', { limits: { seatsPerHold: 1, seatsPerShopper: 1, x: 1 } }, 400],
    ['no limits at all', { limits: null }, 400],
    ['no such rule', { orphanRule: 'maybe' }, 400],
    ['a state of its own', { status: 'cancelled' }, 400],
    ['a waiting room', { queue: { enabled: true, capacity: 10 } }, 422],
    ['no such venue', { venueId: ABSENT }, 404],
    ['no such plan', { seatingPlanId: ABSENT }, 404],
  ])('refuses %s', async (_, more, status) => {
    const ids = await madeEvent();
    const answer = await send('post', `/events/${ids.eventId}/performances`, performance(ids, more));
    expect(answer.status).toBe(status);
  });

  it('belongs to an event that exists', async () => {
    const ids = await madeEvent();
    await send('post', `/events/${ABSENT}/performances`, performance(ids)).expect(404);
    await send('get', `/events/${ABSENT}/performances`).expect(404);
  });

  it('changes freely before the sale, and only what fans can bear after it began', async () => {
    const ids = await madeEvent();
    const id = await made(`/events/${ids.eventId}/performances`, performance(ids));
    const cheap = [{ name: 'Cheap', category: 'Standard', price: eur(1000), fees: eur(0) }];
    await send('patch', `/performances/${id}`, { tiers: cheap }).expect(200);
    await send('post', `/performances/${id}/publication`).expect(201);
    const dearer = [{ ...cheap[0], price: eur(1500) }];
    const { body } = await send('patch', `/events/${ids.eventId}/performances/${id}`, {
      tiers: dearer,
      status: 'postponed',
      startsAt: '2027-06-01T18:30:00Z',
    }).expect(200);
    expect(body).toMatchObject({ status: 'postponed', startsAt: '2027-06-01T18:30:00.000Z' });
    expect(body.tiers[0].price).toEqual(eur(1500));
    await send('patch', `/performances/${id}`, { seatingPlanId: null }).expect(409);
    await send('patch', `/performances/${id}`, { areas: [{ name: 'F', capacity: 1, tier: 'Cheap' }] }).expect(
      409,
    );
    await send('patch', `/performances/${id}`, { tiers: [{ ...dearer[0], name: 'Other' }] }).expect(409);
    await send('patch', `/performances/${id}`, { queue: { enabled: true } }).expect(422);
  });
});

describe('the audit log', () => {
  it('tells who did what, and keeps no trace of what was refused', async () => {
    const id = await made('/venues', venue);
    await send('patch', `/venues/${id}`, { city: 'York' }).expect(200);
    await send('patch', `/venues/${id}`, { city: '' }).expect(400);
    await send('delete', `/venues/${id}`).expect(204);
    const { body } = await send('get', `/audit?q=${id}`).expect(200);
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'venue.deleted',
      'venue.changed',
      'venue.created',
    ]);
    expect(body.items[1]).toMatchObject({ actor: 'token:settings', detail: { city: 'York' } });
  });

  it('cannot be rewritten', async () => {
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    await expect(client.query('DELETE FROM audit_log')).rejects.toThrow('append only');
    await expect(client.query(`UPDATE audit_log SET actor = 'nobody'`)).rejects.toThrow('append only');
    await client.end();
  });
});
