import { type RunningApp, startApp } from '../support/app.js';
import { csrfOf, signIn } from '../support/sign-in.js';

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

  it('runs a waiting room by its levers', async () => {
    const pull = async (lever: string): Promise<string> => {
      expect((await submit(`/admin/performances/${performanceId}/queue/${lever}`, [])).status).toBe(303);
      return page(`/admin/performances/${performanceId}`);
    };
    expect((await submit(`/admin/performances/${performanceId}/queue/pause`, [])).status).toBe(409);
    expect(await pull('switch-on')).toContain('Nobody else can join. Those who wait are still called.');
    expect(await pull('pause')).toContain('Every place is kept.');
    expect(await pull('resume')).toContain('>Pause<');
    expect(await pull('drain')).toContain('Closed to newcomers');
    expect(await pull('switch-off')).toContain('Everybody comes in at once.');
    expect((await submit(`/admin/performances/${performanceId}/queue/explode`, [])).status).toBe(404);
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
});
