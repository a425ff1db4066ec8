import { Client } from 'pg';
import type supertest from 'supertest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, type RunningApp, startApp } from '../support/app.js';
import { csrfOf, signIn } from '../support/sign-in.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

type Answer = supertest.Response;

function cookieOf(answer: Answer): string {
  const cookies = answer.get('Set-Cookie') ?? [];
  return cookies.find(cookie => cookie.startsWith('admin='))?.split(';')[0] ?? '';
}

describe('sessions', () => {
  it('get a new id when they begin and when they end, and the old ones are dead', async () => {
    const agent = running.newAgent();
    const before = cookieOf(await agent.get('/admin/sign-in'));
    const begun = cookieOf(await signIn(agent));
    expect(begun).not.toBe(before);
    const page = await agent.get('/admin/venues').expect(200);
    const ended = await agent
      .post('/admin/sign-out')
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .expect(303);
    expect(cookieOf(ended)).not.toBe(begun);
    for (const cookie of [before, begun, cookieOf(ended)]) {
      await running.newAgent().get('/admin/venues').set('cookie', cookie).expect(303);
    }
  });

  it('cannot be planted', async () => {
    const planted = `admin=${'A'.repeat(43)}`;
    const form = await running.newAgent().get('/admin/sign-in').set('cookie', planted);
    const answer = await running
      .newAgent()
      .post('/admin/sign-in')
      .set('cookie', planted)
      .type('form')
      .send({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, _csrf: csrfOf(form.text) })
      .expect(303);
    expect(cookieOf(answer)).not.toBe(planted);
    await running.newAgent().get('/admin/venues').set('cookie', planted).expect(303);
    await running.newAgent().get('/admin/venues').set('cookie', cookieOf(answer)).expect(200);
  });

  it('carry a cookie that no script reads and no other site sends along', async () => {
    const answer = await running.newAgent().get('/admin/sign-in');
    const cookie = (answer.get('Set-Cookie') ?? []).find(text => text.startsWith('admin='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Domain/);
  });

  it('have a name that a page without TLS cannot set, where there is TLS', async () => {
    const secure = await startApp({
      PUBLIC_URL: 'https://tickets.example',
      DATABASE_URL: running.databaseUrl,
      REDIS_URL: running.redisUrl,
    });
    try {
      const answer = await secure.newAgent().get('/admin/sign-in');
      const cookie = (answer.get('Set-Cookie') ?? []).find(text => text.startsWith('__Host-admin='));
      expect(cookie).toMatch(/Secure/);
    } finally {
      await secure.close();
    }
  });

  it('end when they are idle, and after twelve hours in any case', async () => {
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    try {
      const agent = running.newAgent();
      await signIn(agent);
      await client.query(`UPDATE admin_sessions SET expires_at = clock_timestamp() - interval '1 second'`);
      await agent.get('/admin/venues').expect(303);
      await signIn(agent);
      await client.query(
        `UPDATE admin_sessions SET data = jsonb_set(data, '{beganAt}',
           to_jsonb(clock_timestamp() - interval '12 hours 1 second'))`,
      );
      await agent.get('/admin/venues');
      await agent.get('/admin/venues').expect(303);
    } finally {
      await client.end();
    }
  });

  it('are stored as hashes', async () => {
    const agent = running.newAgent();
    const id = cookieOf(await signIn(agent)).slice('admin='.length);
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ text: string }>('SELECT s::text AS text FROM admin_sessions s');
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => text.includes(id))).toBe(false);
  });
});

describe('forms', () => {
  it.each(['/admin/sign-in', '/admin/sign-out', '/admin/venues', '/admin/seating-plans/generated'])(
    'to %s are taken only with the token of their session',
    async path => {
      const agent = running.newAgent();
      await signIn(agent);
      const stranger = running.newAgent();
      const foreign = csrfOf((await stranger.get('/admin/sign-in')).text);
      for (const _csrf of [undefined, '', 'nonsense', foreign]) {
        await agent.post(path).type('form').send({ name: 'x', _csrf }).expect(403);
      }
      await agent.post(path).type('form').send(`_csrf=${foreign}&_csrf=${foreign}`).expect(403);
    },
  );

  it('are not taken from other sites, even with a token', async () => {
    const agent = running.newAgent();
    await signIn(agent);
    const _csrf = csrfOf((await agent.get('/admin/venues')).text);
    await agent
      .post('/admin/venues')
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send({ _csrf })
      .expect(403);
  });

  it('sign nobody out by a link', async () => {
    const agent = running.newAgent();
    await signIn(agent);
    await agent.get('/admin/sign-out').expect(404);
    await agent.get('/admin/venues').expect(200);
  });
});
