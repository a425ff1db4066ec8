import { randomUUID } from 'node:crypto';
import { MailsService } from '../../src/platform/mail/index.js';
import { ADMIN_EMAIL, type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { csrfOf, signIn } from '../support/sign-in.js';
import { until } from '../support/until.js';

let running: RunningApp;
let agent: RunningApp['request'];
beforeAll(async () => {
  running = await startApp();
  agent = running.newAgent();
  await signIn(agent);
});
afterAll(() => running.close());

async function token(): Promise<string> {
  return csrfOf((await agent.get('/admin/venues')).text);
}

/** Sends a form as a browser does: names may come more than once. */
async function submit(path: string, fields: [string, string][]) {
  const body = new URLSearchParams([['_csrf', await token()], ...fields]).toString();
  return agent.post(path).type('form').send(body);
}

async function page(path: string): Promise<string> {
  return (await agent.get(path).expect(200)).text;
}

describe('bookings', () => {
  it('are listed, shown and refunded once', async () => {
    const { performanceId } = await makePerformance(running);
    const shopper = await admit(running, performanceId);
    const hold = await call(running, shopper, 'POST', '/holds', {
      performanceId,
      seatIds: ['S-A-1', 'S-A-2'],
    });
    const buyer = { name: 'Rowan <i>Adeyemi</i>', email: 'rowan@example.com' };
    const body = { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const booked = await call(running, shopper, 'POST', '/bookings', body, {
      'idempotency-key': randomUUID(),
    });
    const reference = String(booked.body['reference']);
    const path = `/admin/bookings/${reference}`;
    await until(
      () => page(path),
      text => text.includes('Captured'),
    );
    const list = await page(`/admin/bookings?performanceId=${performanceId}`);
    expect(list).toContain(reference);
    expect(list).toContain('Rowan &lt;i&gt;Adeyemi&lt;/i&gt;');
    expect(await page(`/admin/performances/${performanceId}`)).toContain(reference);
    const part = await submit(`${path}/refunds`, [
      ['amount', '1.00'],
      ['reason', 'Asked'],
      ['idempotencyKey', randomUUID()],
    ]);
    expect(part.status).toBe(422);
    const fields: [string, string][] = [
      ['amount', '90.00'],
      ['reason', 'Asked'],
      ['idempotencyKey', randomUUID()],
    ];
    expect((await submit(`${path}/refunds`, fields)).headers['location']).toBe(`${path}?done=refunded`);
    const after = await page(path);
    expect(after).toContain('Cancelled');
    expect(after).not.toContain('name="idempotencyKey"');
  });
});

describe('a seating plan', () => {
  it('that is wrong is refused, with the place of what is wrong', async () => {
    const answer = await agent
      .post('/admin/seating-plans')
      .field('_csrf', await token())
      .attach('plan', Buffer.from('{"name":"x","zones":[{"rows":1}]}'), 'plan.json');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('zones[0].rows');
    const noJson = await agent
      .post('/admin/seating-plans')
      .field('_csrf', await token())
      .attach('plan', Buffer.from('no json'), 'plan.json');
    expect(noJson.status).toBe(422);
    expect(noJson.text).toContain('is not JSON');
    const unsigned = await agent
      .post('/admin/seating-plans')
      .field('_csrf', 'nonsense')
      .attach('plan', Buffer.from('{}'), 'plan.json');
    expect(unsigned.status).toBe(403);
  });
});

describe('papers', () => {
  it('show who did what', async () => {
    await submit('/admin/venues', [
      ['name', 'Elbe Hall'],
      ['city', 'Hamburg'],
      ['country', 'DE'],
      ['timeZone', 'Europe/Berlin'],
    ]);
    const text = await page('/admin/audit?q=venue');
    expect(text).toContain('venue.created');
    expect(text).toContain(ADMIN_EMAIL);
  });

  it('show a mail in a frame that can do nothing', async () => {
    const { items } = await until(
      () => running.app.get(MailsService).list({ limit: 1 }),
      found => found.items.length > 0,
    );
    const id = items[0]?.id ?? '';
    expect(await page('/admin/mails')).toContain(`/admin/mails/${id}`);
    const shown = await agent.get(`/admin/mails/${id}`).expect(200);
    expect(shown.text).toContain('sandbox=');
    expect(shown.headers['content-security-policy']).toContain("frame-src 'self'");
    const html = await agent.get(`/admin/mails/${id}/html`).expect(200);
    expect(html.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(html.headers['content-security-policy']).not.toContain('script-src');
    await running.newAgent().get(`/admin/mails/${id}/html`).expect(303);
  });
});
