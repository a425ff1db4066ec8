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

function idIn(location: string | undefined): string {
  return /[0-9a-f-]{36}/.exec(location ?? '')?.[0] ?? '';
}

const venueFields = (more: Record<string, string> = {}): [string, string][] =>
  Object.entries({ name: 'Elbe Hall', city: 'Hamburg', country: 'de', timeZone: 'Europe/Berlin', ...more });
const eventFields = (more: Record<string, string> = {}): [string, string][] => [
  ...Object.entries({ name: 'Sibelius 5', attraction: 'Nordwind', genre: 'Classical', ...more }),
  ['description', 'Swans.\r\n\r\nSixteen of them.'],
  ['detailTerm', 'Age'],
  ['detailWords', '8 and over'],
  ['detailTerm', ''],
  ['detailWords', ''],
];

describe('from nothing to a sale, by forms alone', () => {
  let venueId: string;
  let planId: string;
  let eventId: string;
  let performanceId: string;
  const dateFields = (more: Record<string, string> = {}): [string, string][] => [
    ...Object.entries({
      ...{ venueId, seatingPlanId: planId, currency: 'EUR', startsAt: '2030-07-01T20:00', doorsAt: '' },
      ...{ onSaleAt: '2026-01-01T10:00', offSaleAt: '2030-07-01T20:00', holdMinutes: '10' },
      ...{ seatsPerHold: '6', seatsPerShopper: '8', orphanRule: 'lenient', ...more },
    }),
    ['tierName', 'Stalls'],
    ['tierCategory', 'Standard'],
    ['tierPrice', '52,50'],
    ['tierFees', '6'],
    ['tierName', ''],
    ['tierCategory', ''],
    ['tierPrice', ''],
    ['tierFees', ''],
  ];

  it('adds a venue', async () => {
    const answer = await submit('/admin/venues', venueFields());
    expect(answer.headers['location']).toBe('/admin/venues?done=saved');
    expect(await page('/admin/venues')).toContain('Elbe Hall');
    venueId = '';
  });

  it('makes a plan and draws it', async () => {
    const fields = Object.entries({
      name: 'Rows',
      sections: '2',
      rows: '3',
      seatsPerRow: '4',
      category: 'Standard',
    });
    const answer = await submit('/admin/seating-plans/generated', fields);
    planId = idIn(answer.headers['location']);
    const text = await page(`/admin/seating-plans/${planId}`);
    expect(text).toContain('<polygon');
    expect(text).toContain('24 seats');
  });

  it('writes an event', async () => {
    const answer = await submit('/admin/events/new', eventFields());
    eventId = idIn(answer.headers['location']);
    const text = await page(`/admin/events/${eventId}`);
    expect(text).toContain('Sibelius 5');
    expect(text).toContain('8 and over');
    expect(await page('/admin/events?q=sibelius')).toContain(`/admin/events/${eventId}`);
    expect(await page('/admin/events?q=nobody')).not.toContain(`/admin/events/${eventId}`);
  });

  it('gives it a date in the time of the venue', async () => {
    const form = await page(`/admin/events/${eventId}/performances/new`);
    venueId = /<option value="([0-9a-f-]{36})"[^>]*>Elbe Hall, Hamburg/.exec(form)?.[1] ?? '';
    const answer = await submit(`/admin/events/${eventId}/performances/new`, dateFields());
    performanceId = idIn(answer.headers['location']);
    const text = await page(`/admin/performances/${performanceId}/edit`);
    expect(text).toContain('value="2030-07-01T20:00"');
    expect(text).toContain('value="52.50"');
    expect(text).toContain('€58.50');
    expect(text).toContain(`action="/admin/performances/${performanceId}/publication"`);
  });

  it('puts it on sale', async () => {
    const answer = await submit(`/admin/performances/${performanceId}/publication`, []);
    expect(answer.headers['location']).toBe(`/admin/performances/${performanceId}/edit?done=published`);
    const { body } = await agent.get(`/api/v1/performances/${performanceId}/availability`).expect(200);
    expect(body.counts.available).toBe(24);
    expect(await page(`/admin/performances/${performanceId}`)).toContain('Oversold');
    expect(await page('/admin')).toContain('Sibelius 5');
  });

  it('says no to a waiting room', async () => {
    const answer = await submit(`/admin/performances/${performanceId}/queue`, []);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('The waiting room cannot be switched on yet');
    const fields: [string, string][] = [...dateFields(), ['queueEnabled', 'true']];
    expect((await submit(`/admin/performances/${performanceId}/edit`, fields)).status).toBe(422);
  });

  it('raises the price of what is on sale, and leaves its plan', async () => {
    const dearer = dateFields().map(([name, value]): [string, string] => [
      name,
      name === 'tierPrice' && value !== '' ? '60' : value,
    ]);
    expect((await submit(`/admin/performances/${performanceId}/edit`, dearer)).status).toBe(303);
    expect(await page(`/admin/performances/${performanceId}/edit`)).toContain('€66.00');
    const other = await submit(
      `/admin/performances/${performanceId}/edit`,
      dateFields({ seatingPlanId: '' }),
    );
    expect(other.status).toBe(422);
    expect(other.text).toContain('stay');
  });

  it('cancels it', async () => {
    expect((await submit(`/admin/performances/${performanceId}/deletion`, [])).status).toBe(409);
    expect((await submit(`/admin/performances/${performanceId}/cancellation`, [])).status).toBe(303);
    expect(await page(`/admin/performances/${performanceId}/edit`)).toContain('Cancelled');
  });
});

describe('what is wrong with a form', () => {
  it('is said beside the field, and what was typed stays', async () => {
    const venue = await submit('/admin/venues', venueFields({ country: 'Germany', name: 'Kept <b>' }));
    expect(venue.status).toBe(422);
    expect(venue.text).toContain('id="country-err"');
    expect(venue.text).toContain('value="Kept &lt;b&gt;"');
    const event = await submit('/admin/events/new', eventFields({ name: '' }));
    expect(event.status).toBe(422);
    expect(event.text).toContain('id="name-err"');
    expect(event.text).toContain('8 and over');
  });

  it('of a date is said in the words of the page', async () => {
    const created = await submit('/admin/events/new', eventFields({ name: 'Wrong dates' }));
    const eventId = idIn(created.headers['location']);
    const form = await page(`/admin/events/${eventId}/performances/new`);
    const venueId = /<option value="([0-9a-f-]{36})"[^>]*>Elbe Hall/.exec(form)?.[1] ?? '';
    const answer = await submit(`/admin/events/${eventId}/performances/new`, [
      ['venueId', venueId],
      ['startsAt', 'tomorrow'],
      ['onSaleAt', '2026-01-01T10:00'],
      ['offSaleAt', '2025-01-01T10:00'],
      ['holdMinutes', '60'],
      ['seatsPerHold', '8'],
      ['seatsPerShopper', '8'],
      ['orphanRule', 'off'],
      ['currency', 'EUR'],
      ['tierName', 'A'],
      ['tierPrice', 'free'],
    ]);
    expect(answer.status).toBe(422);
    for (const words of [
      'Enter the day and time at which it starts',
      'Enter 5 to 15 minutes',
      'Enter an amount like',
    ]) {
      expect(answer.text).toContain(words);
    }
  });

  it('of a plan is named with its place', async () => {
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
      text => text.includes('captured'),
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

describe('papers', () => {
  it('show who did what', async () => {
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
