import { ABSENT, AdminApi, venue } from '../support/admin-api.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';

const ROOT = '/api/v1/admin';
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
    await made(`/events/${eventId}/performances`, {
      startsAt: '2027-05-01T18:30:00Z',
      venueId,
      seatingPlanId: planId,
    });
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
