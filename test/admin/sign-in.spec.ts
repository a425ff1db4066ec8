import { ADMIN_EMAIL, ADMIN_PASSWORD, type RunningApp, startApp } from '../support/app.js';
import { csrfOf, signIn } from '../support/sign-in.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

const attempt = (agent: RunningApp['request'], fields: object) =>
  agent.post('/admin/sign-in').type('form').send(fields);

describe('signing in', () => {
  it.each(['/admin', '/admin/seating-plans', '/admin/mails', '/admin/audit', '/admin/venues'])(
    'is asked for at %s, and leads back there',
    async path => {
      const { headers } = await running.newAgent().get(path).expect(303);
      expect(headers['location']).toBe(`/admin/sign-in?next=${encodeURIComponent(path)}`);
    },
  );

  it('opens the admin area with the password of the settings', async () => {
    const agent = running.newAgent();
    await signIn(agent);
    const page = await agent.get('/admin/venues').expect(200);
    expect(page.text).toContain(ADMIN_EMAIL);
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('says the same about a wrong password and about an address that nobody has', async () => {
    const agent = running.newAgent();
    const texts: string[] = [];
    for (const fields of [
      { email: ADMIN_EMAIL, password: 'wrong' },
      { email: 'nobody@example.org', password: 'wrong' },
      { email: ADMIN_EMAIL, password: '' },
    ]) {
      const _csrf = csrfOf((await agent.get('/admin/sign-in')).text);
      const answer = await attempt(agent, { ...fields, _csrf }).expect(422);
      texts.push(answer.text.replace(/value="[^"]*"/g, ''));
    }
    expect(new Set(texts).size).toBe(1);
    await agent.get('/admin/venues').expect(303);
  });

  it.each([
    ['a list', 'email=a&email=b'],
    ['an object', 'email[x]=1&password[y]=2'],
  ])('takes %s as an address for a wrong one', async (_, fields) => {
    const agent = running.newAgent();
    const _csrf = csrfOf((await agent.get('/admin/sign-in')).text);
    await agent.post('/admin/sign-in').type('form').send(`${fields}&_csrf=${_csrf}`).expect(422);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/basket', '/admin/../x', '/adminx'])(
    'does not lead on to %s',
    async next => {
      const agent = running.newAgent();
      const _csrf = csrfOf((await agent.get('/admin/sign-in')).text);
      const answer = await attempt(agent, { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, next, _csrf });
      expect(answer.headers['location']).toBe('/admin');
    },
  );

  it('is slowed down after five tries a minute', async () => {
    const limited = await startApp({
      RATE_LIMITS: 'on',
      DATABASE_URL: running.databaseUrl,
      REDIS_URL: running.redisUrl,
    });
    try {
      const agent = limited.newAgent();
      const _csrf = csrfOf((await agent.get('/admin/sign-in')).text);
      const statuses: number[] = [];
      for (let i = 0; i < 6; i += 1) {
        statuses.push((await attempt(agent, { email: 'x@example.org', password: 'x', _csrf })).status);
      }
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    } finally {
      await limited.close();
    }
  });
});
