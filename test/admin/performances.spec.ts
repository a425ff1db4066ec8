import { ABSENT, AdminApi } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
let api: AdminApi;
beforeAll(async () => {
  running = await startApp();
  api = new AdminApi(running);
});
afterAll(() => running.close());
const send: AdminApi['send'] = (method, path, body) => api.send(method, path, body);
const made = (path: string, body: object): Promise<string> => api.made(path, body);
const madeEvent = () => api.madeEvent();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

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
    ['a waiting room without a place in the shop', { queue: { enabled: true, capacity: 0 } }, 400],
    ['entries for nobody', { queue: { enabled: true, entry: 'nobody' } }, 400],
    ['a moment of an hour', { queue: { enabled: true, entryDelaySeconds: 3_600 } }, 400],
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
    // The waiting room can be switched on in the middle of a sale, and keeps what is not named.
    await send('patch', `/performances/${id}`, { queue: { enabled: true, capacity: 7 } }).expect(200);
    await send('patch', `/performances/${id}/queue`, { visitSeconds: 60 }).expect(200);
    const { body: changed } = await send('get', `/performances/${id}`);
    expect(changed).toMatchObject({ queue: { enabled: true, capacity: 7, visitSeconds: 60 } });
  });
});
