import { Client } from 'pg';
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
