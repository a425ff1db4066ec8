import { EventsService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { MailsService } from '../../src/platform/mail/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { actionOf, type Browser, hidden, linkOf, open, type Page, send } from './form.js';

const HOSTILE = `<script>alert(1)</script> {{x}} {{{y}}} "quoted" 'single' & co`;
const buyer = { name: `Mx <img src=x onerror=alert(1)> {{email}}`, email: 'rowan@example.com' };

describe('pages', () => {
  let running: RunningApp;
  let performanceId: string;
  let eventId: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId, eventId } = await makePerformance(running));
    await running.app.get(Database).run(tx =>
      running.app.get(EventsService).update(tx, eventId, {
        name: HOSTILE,
        description: `First ${HOSTILE}\n\nSecond`,
        details: { [`age ${HOSTILE}`]: HOSTILE, cancellation: { untilHoursBefore: 24 } },
      }),
    );
  });
  afterAll(() => running.close());

  async function book(browser: Browser, seatIds: string[]): Promise<Page> {
    const basket = await send(browser, `/performances/${performanceId}/hold`, {
      mode: 'seats',
      section: 's1',
      seatIds,
    });
    const till = await open(browser, linkOf(basket, 'Go to payment'));
    return send(browser, actionOf(till, 'idempotencyKey'), {
      ...buyer,
      paymentMethod: 'pm_card_visa',
      idempotencyKey: hidden(till, 'idempotencyKey'),
      quoteHash: hidden(till, 'quoteHash'),
    });
  }

  it.each([
    '/',
    '/?q=evening',
    '/events/an-evening-of-races',
    'performance',
    '/problems/seats-taken',
    '/sitemap.xml',
  ])('are the same for everybody: %s', async path => {
    const browser = running.newAgent();
    await send(browser, `/performances/${performanceId}/hold`, { mode: 'best', quantity: '1' });
    const address = path === 'performance' ? `/performances/${performanceId}` : path;
    const known = await browser.get(address);
    const stranger = await running.newAgent().get(address);
    expect(known.status).toBe(200);
    expect(known.headers['set-cookie']).toBeUndefined();
    expect(known.headers['vary']).toBeUndefined();
    expect(known.headers['cache-control']).toMatch(
      /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+/,
    );
    expect(known.headers['surrogate-key']).toEqual(expect.any(String));
    const timeless = (text: string): string => text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '');
    expect(timeless(known.text)).toBe(timeless(stranger.text));
    await send(browser, actionOf(await open(browser, '/basket'), 'Give it back'), {});
  });

  it.each(['/', '/?q=%3Cscript%3Ealert(1)%3C/script%3E', '/events/an-evening-of-races', 'performance'])(
    'write hostile texts as texts: %s',
    async path => {
      const address = path === 'performance' ? `/performances/${performanceId}?section=s1` : path;
      const { status, text } = await open(running.newAgent(), address);
      expect(status).toBe(200);
      expect(text).not.toContain('<script>alert(1)');
      expect(text).not.toMatch(/<img[^>]*onerror/);
      expect(text).toContain('&lt;script&gt;alert(1)');
    },
  );

  it('draw the artwork with hostile names as a picture only', async () => {
    for (const shape of ['poster', 'wide', 'thumb']) {
      const art = await running.request.get(`/art/an-evening-of-races/${shape}.svg`);
      expect(art.status).toBe(200);
      expect(art.headers['content-type']).toContain('image/svg+xml');
      expect(String(art.body)).not.toContain('<script');
    }
    expect((await running.request.get('/art/an-evening-of-races/square.svg')).status).toBe(404);
    const { text } = await open(running.newAgent(), '/events/an-evening-of-races');
    const address = /src="(\/art\/[^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    expect((await running.request.get(address)).headers['cache-control']).toContain('immutable');
  });

  it('lead from a search to an event, and say when nothing was found', async () => {
    const found = await open(running.newAgent(), '/?q=plannted+violatons&utm_source=mail');
    expect(linkOf(found, 'alert(1)')).toBe('/events/an-evening-of-races');
    const none = await open(running.newAgent(), '/?q=zzzzqqqq&from=nonsense');
    expect(none.status).toBe(200);
    expect(none.text).toContain('No event matches “zzzzqqqq”');
    expect((await running.newAgent().get(`/events/${eventId}`)).headers['location']).toBe(
      '/events/an-evening-of-races',
    );
  });

  it('let go of a basket whose time is over, and say it once', async () => {
    const browser = running.newAgent();
    const basket = await send(browser, `/performances/${performanceId}/hold`, {
      mode: 'best',
      quantity: '1',
    });
    const holdId = linkOf(basket, 'Go to payment').replace('/checkout/', '');
    const api = await browser
      .delete(`/api/v1/holds/${holdId}`)
      .set('authorization', `Bearer ${cookieOf(browser)}`);
    expect(api.status).toBe(204);
    expect((await open(browser, '/basket')).text).toContain('is over');
    expect((await open(browser, '/basket')).text).toContain('Nothing held just now');
    expect((await open(browser, `/checkout/${holdId}`)).status).toBe(410);
  });

  it('show a booking inertly, give it back once, and find it again by mail', async () => {
    const browser = running.newAgent();
    const booking = await book(browser, ['S-C-1', 'S-C-2']);
    expect(booking.text).not.toMatch(/<img[^>]*onerror/);
    expect(booking.text).toContain('{{email}}');

    for (const email of [buyer.email, 'nobody@example.com']) {
      const asked = await send(running.newAgent(), '/bookings/find', { email, reference: '' });
      expect(asked).toMatchObject({ status: 200 });
      expect(asked.text).toContain('Look in your inbox');
    }
    expect((await send(running.newAgent(), '/bookings/find', { email: 'rowan' })).status).toBe(422);
    await send(running.newAgent(), '/bookings/find', { email: buyer.email.toUpperCase() });
    const { items } = await running.app.get(MailsService).list({ limit: 100 });
    const sent = items.filter(({ subject }) => subject === 'Your bookings');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.recipient).toBe(buyer.email);
    expect(sent[0]?.text).toContain(booking.path.replace('/bookings/', ''));
    expect(sent[0]?.html).not.toContain('<script>');

    const cancelled = await send(browser, actionOf(booking, 'Give the tickets back'), {});
    expect(cancelled.path).toBe(booking.path);
    expect(cancelled.text).toMatch(/€90\.00 (is on its way back to you|was refunded on \w+ \d+ \w+)\./);
    expect(cancelled.text).not.toContain('Give the tickets back');
    const list = await open(running.newAgent(), `/performances/${performanceId}?section=s1`);
    expect(list.text).toContain('value="S-C-1"');
  });
});

/** The shopper token that the browser carries. */
function cookieOf(browser: Browser): string {
  const jar = browser.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false });
  return jar.find(({ name }) => name === 'shopper')?.value ?? '';
}
