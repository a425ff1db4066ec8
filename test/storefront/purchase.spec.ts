import { randomUUID } from 'node:crypto';
import { SandboxIntents } from '../../src/payments/index.js';
import { BookingsService } from '../../src/bookings/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { actionOf, type Browser, hidden, linkOf, open, type Page, send } from './form.js';

const buyer = { name: 'Rowan Adeyemi', email: 'rowan@example.com' };

describe('a purchase by plain forms', () => {
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running, { performance: { seatsPerShopper: 100 } }));
  });
  afterAll(() => running.close());

  const holdSeats = (browser: Browser, seatIds: string[]): Promise<Page> =>
    send(browser, `/performances/${performanceId}/hold`, { mode: 'seats', section: 's1', seatIds });

  async function atTheTill(seatIds: string[]): Promise<{ browser: Browser; till: Page; action: string }> {
    const browser = running.newAgent();
    const basket = await holdSeats(browser, seatIds);
    expect(basket).toMatchObject({ status: 200, path: '/basket' });
    const till = await open(browser, linkOf(basket, 'Go to payment'));
    expect(till.status).toBe(200);
    return { browser, till, action: actionOf(till, 'idempotencyKey') };
  }

  const formOf = (till: Page, paymentMethod: string): Record<string, string> => ({
    ...buyer,
    paymentMethod,
    idempotencyKey: hidden(till, 'idempotencyKey'),
    quoteHash: hidden(till, 'quoteHash'),
  });
  const holdIdOf = (action: string): string => action.replace('/checkout/', '');

  it('goes from the list of seats to the tickets', async () => {
    const browser = running.newAgent();
    const list = await open(browser, `/performances/${performanceId}?section=s1`);
    expect(list.text).toContain('value="S-A-1"');
    const basket = await send(browser, actionOf(list, 'Hold the ticked seats'), {
      mode: 'seats',
      section: 's1',
      seatIds: ['S-A-1', 'S-A-2'],
    });
    expect(basket.path).toBe('/basket');
    expect(basket.text).toContain('€90.00');
    expect(basket.headers['cache-control']).toBe('no-store');
    const till = await open(browser, linkOf(basket, 'Go to payment'));
    const booking = await send(browser, actionOf(till, 'idempotencyKey'), formOf(till, 'pm_card_visa'));
    expect(booking.status).toBe(200);
    expect(booking.path).toMatch(/^\/bookings\/[0-9A-Z]{8}\?token=/);
    expect(booking.text).toContain('You are going to see');
    expect(booking.text.match(/QR code of this ticket/g)).toHaveLength(2);
    expect(booking.headers['cache-control']).toBe('no-store');
    expect(booking.headers['referrer-policy']).toBe('no-referrer');
    expect((await open(browser, '/basket')).text).toContain('Nothing held just now');

    const pdf = await browser.get(linkOf(booking, 'PDF to print'));
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const calendar = await browser.get(linkOf(booking, 'Add to calendar'));
    expect(calendar.text).toContain('BEGIN:VEVENT');
    const seats = await open(running.newAgent(), `/performances/${performanceId}?section=s1`);
    expect(seats.text).not.toContain('value="S-A-1"');
  });

  it('finds the best seats and says what it cannot have, keeping what was chosen', async () => {
    const browser = running.newAgent();
    const best = { mode: 'best', quantity: '3' };
    expect((await send(browser, `/performances/${performanceId}/hold`, best)).path).toBe('/basket');
    const tooMany = await send(running.newAgent(), `/performances/${performanceId}/hold`, {
      ...best,
      quantity: '9',
    });
    expect(tooMany.status).toBe(409);
    expect(tooMany.text).toContain('more than one person may have');
    expect(tooMany.headers['cache-control']).toBe('no-store');
    const none = await send(browser, `/performances/${performanceId}/hold`, { mode: 'seats', section: 's1' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Tick at least one seat.');
    await send(browser, actionOf(await open(browser, '/basket'), 'Give them back'), {});
    expect((await open(browser, '/basket')).text).toContain('Nothing held just now');
  });

  it('names the seats that somebody else took meanwhile, and keeps the others ticked', async () => {
    await holdSeats(running.newAgent(), ['S-B-1']);
    const late = await holdSeats(running.newAgent(), ['S-B-1', 'S-B-2']);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Someone was quicker for Stalls, row B, seat 1.');
    expect(late.text).toMatch(/value="S-B-2" checked/);
    expect(late.text).not.toContain('value="S-B-1"');
  });

  it('takes another card after a decline, for one payment', async () => {
    const { browser, till, action } = await atTheTill(['S-B-3', 'S-B-4']);
    const declined = await send(browser, action, formOf(till, 'pm_card_chargeDeclined'));
    expect(declined.status).toBe(402);
    expect(declined.text).toContain('Your bank said no');
    expect(declined.text).toContain('Nothing was taken.');
    expect(declined.text).toContain('value="Rowan Adeyemi"');
    expect(hidden(declined, 'idempotencyKey')).not.toBe(hidden(till, 'idempotencyKey'));
    // Also for whoever comes back to the page by another way.
    expect((await open(browser, action)).text).toContain('value="Rowan Adeyemi"');
    const booking = await send(browser, action, formOf(declined, 'pm_card_visa'));
    expect(booking.path).toMatch(/^\/bookings\//);
    expect(booking.text).toContain('Declined by your bank');
    const intents = await running.app.get(SandboxIntents).list({ holdId: holdIdOf(action) });
    expect(intents).toHaveLength(1);
    expect(intents[0]).toMatchObject({ authorized: 9000 });
  });

  it.each([
    ['approve', /^\/bookings\//, 'You are going to see'],
    ['decline', /^\/payments\//, 'Your bank said no'],
  ])('goes by the bank’s page: %s', async (outcome, where, words) => {
    const { browser, till, action } = await atTheTill([outcome === 'approve' ? 'S-C-1' : 'S-C-2']);
    const bank = await send(browser, action, formOf(till, 'pm_card_authenticationRequired'));
    expect(bank.path).toMatch(/^\/sandbox\/authentication\/pi_/);
    expect((await open(browser, action)).path).toMatch(/^\/payments\//);
    const fromAnotherTab = { ...formOf(till, 'pm_card_visa'), idempotencyKey: randomUUID() };
    expect((await send(browser, action, fromAnotherTab)).path).toMatch(/^\/payments\//);
    const after = await send(browser, actionOf(bank, 'approve'), { outcome });
    expect(after.path).toMatch(where);
    expect(after.text).toContain(words);
    if (outcome === 'decline') {
      const again = await open(browser, linkOf(after, 'Try another card'));
      const booking = await send(browser, action, formOf(again, 'pm_card_visa'));
      expect(booking.path).toMatch(/^\/bookings\//);
    }
  });

  it('makes one booking of a form sent twice, at once and later', async () => {
    const { browser, till, action } = await atTheTill(['S-C-5', 'S-C-6']);
    const form = formOf(till, 'pm_card_visa');
    const both = await Promise.all([send(browser, action, form), send(browser, action, form)]);
    const later = await send(browser, action, form);
    for (const page of [...both, later]) {
      expect(page.status).toBe(200);
      expect(page.path).toBe(later.path);
    }
    expect(later.path).toMatch(/^\/bookings\//);
    expect(await running.app.get(SandboxIntents).list({ holdId: holdIdOf(action) })).toHaveLength(1);
    expect((await open(browser, action)).path).toBe(later.path);
  });

  it('does not charge what was not shown', async () => {
    const { browser, till, action } = await atTheTill(['S-D-1']);
    await holdSeats(browser, ['S-D-1', 'S-D-2']);
    const changed = await send(browser, action, formOf(till, 'pm_card_visa'));
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('€90.00');
    expect(await running.app.get(SandboxIntents).list({ holdId: holdIdOf(action) })).toHaveLength(0);
    expect((await send(browser, action, formOf(changed, 'pm_card_visa'))).path).toMatch(/^\/bookings\//);
  });

  it('says beside each field what is wrong with it', async () => {
    const { browser, till, action } = await atTheTill(['S-D-4']);
    const wrong = { ...formOf(till, 'pm_card_visa'), name: ' ', email: 'rowan.example.com' };
    const page = await send(browser, action, wrong);
    expect(page.status).toBe(422);
    expect(page.text).toContain('2 things to put right');
    expect(page.text).toContain('href="#email"');
    expect(page.text).toContain('value="rowan.example.com"');
    await send(browser, actionOf(await open(browser, '/basket'), 'Give it back'), {});
    expect((await send(browser, action, formOf(till, 'pm_card_visa'))).status).toBe(410);
  });

  it('shows a booking to its token only', async () => {
    const { browser, till, action } = await atTheTill(['S-D-6']);
    const { path } = await send(browser, action, formOf(till, 'pm_card_visa'));
    const reference = /bookings\/(\w+)/.exec(path)?.[1] ?? '';
    const other = await atTheTill(['S-D-8']);
    const theirs = await send(other.browser, other.action, formOf(other.till, 'pm_card_visa'));
    const foreign = new URL(theirs.path, running.url).searchParams.get('token') ?? '';
    for (const query of ['', '?token=', `?token=${foreign}`, '?token=a&token=b']) {
      for (const file of ['', '/tickets.pdf', '/calendar.ics']) {
        expect((await open(browser, `/bookings/${reference}${file}${query}`)).status).toBe(404);
      }
      expect((await browser.get(`/api/v1/bookings/${reference}${query}`)).status).toBe(404);
    }
    expect(await running.app.get(BookingsService).byReference(reference)).toMatchObject({
      status: 'confirmed',
    });
  });
});
