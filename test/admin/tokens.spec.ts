import { ABSENT, AdminApi } from '../support/admin-api.js';
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
describe('API tokens', () => {
  const routes = [
    ['get', '/venues'],
    ['post', '/venues'],
    ['get', '/attractions'],
    ['get', '/events'],
    ['post', `/events/${ABSENT}/performances`],
    ['post', '/seating-plans'],
    ['get', '/api-tokens'],
    ['post', '/api-tokens'],
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
    const made = await send('post', '/api-tokens', { name: 'north', role: 'door' }).expect(201);
    const door = { authorization: `Bearer ${made.body.token as string}` };
    await running.newAgent().get(`${ROOT}/venues`).set(door).expect(403);
    const unknown = await running.newAgent().post('/api/v1/checkins').set(door).send({ code: 'unknown' });
    expect(unknown.status).toBe(404);
  });

  it('are shown once, listed without themselves, and revoked', async () => {
    const made = await send('post', '/api-tokens', { name: 'partner', role: 'admin' }).expect(201);
    const { id, token, ...rest } = made.body as Record<string, string>;
    expect(rest).toEqual({ name: 'partner', role: 'admin', createdAt: expect.stringMatching(/Z$/) });
    const as = (name: string) => running.newAgent().get(`${ROOT}/venues`).set('authorization', name);
    await as(`Bearer ${token ?? ''}`).expect(200);
    const list = await send('get', '/api-tokens').expect(200);
    expect(list.body.items).toContainEqual({ id, ...rest });
    expect(list.text).not.toContain(token);

    await send('post', '/api-tokens', { name: 'partner', role: 'door' }).expect(409);
    await send('post', '/api-tokens', { name: 'partner', role: 'king' }).expect(400);
    await send('delete', `/api-tokens/${id ?? ''}`).expect(204);
    await send('delete', `/api-tokens/${id ?? ''}`).expect(404);
    await as(`Bearer ${token ?? ''}`).expect(401);
    await send('post', '/api-tokens', { name: 'partner', role: 'door' }).expect(201);
    const log = await send('get', '/audit?q=api-token').expect(200);
    expect(log.text).not.toContain(token);
    expect((log.body.items as { subject: string }[]).map(({ subject }) => subject)).toContain(
      `api-token:${id ?? ''}`,
    );
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
