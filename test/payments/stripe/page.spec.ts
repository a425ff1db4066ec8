import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../../support/browser.js';
import { call, makePerformance } from '../../support/make.js';
import { type AppWithStripe, BUYER, Fan, startWithStripe } from '../../support/stripe.js';

const CARDS = { works: '4242424242424242', asks: '4000002760003184', declined: '4000000000000002' };

function payInBrowser(): void {
  let world: AppWithStripe;
  let browser: Browser;
  let performanceId: string;
  let context: BrowserContext;
  let page: Page;
  let fan: Fan;
  let sent: string[];
  let complaints: string[];
  const seats = Array.from({ length: 10 }, (_, i) => `S-A-${i + 1}`);

  beforeAll(async () => {
    world = await startWithStripe();
    ({ performanceId } = await makePerformance(world.running, { performance: { seatsPerShopper: 100 } }));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });
  afterEach(() => context.close());

  /** A fan at the till; what the browser sends to us is kept. */
  async function atTheTill(options: { javaScriptEnabled: boolean }): Promise<void> {
    fan = await Fan.withSeats(world, performanceId, [seats.shift() ?? '']);
    [sent, complaints] = [[], []];
    context = await browser.newContext({ ...options, baseURL: world.running.url, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'shopper', value: fan.token, url: world.running.url }]);
    page = await context.newPage();
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on('request', request => {
      if (request.url().startsWith(world.running.url))
        sent.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    await page.goto(`/checkout/${fan.holdId}`);
  }

  function cardFrame(): Frame {
    const frame = page.frame({ url: `${world.stripe.url}/card-frame` });
    if (frame === null) throw new Error('the card form is not open');
    return frame;
  }

  async function fillIn(number: string): Promise<void> {
    await page.waitForSelector('[data-pay]:not([disabled])');
    await page.fill('#name', BUYER.name);
    await page.fill('#email', BUYER.email);
    await cardFrame().fill('#number', number);
    await cardFrame().fill('#expiry', '12/34');
    await cardFrame().fill('#cvc', '123');
  }

  it('takes a card in the form of Stripe, and none of its digits come to us', async () => {
    await atTheTill({ javaScriptEnabled: true });
    await fillIn(CARDS.works);
    await page.click('[data-pay]');
    await page.waitForURL('**/bookings/**');
    expect(await page.textContent('h1')).toContain('You are going to see');
    expect(sent.some(request => /paymentMethod=pm_\w+/.test(request))).toBe(true);
    expect(sent.join()).not.toMatch(/4242424242424242|secret/);
    expect(complaints).toEqual([]);
    await fan.captured();
  });

  it('says beside the form what is wrong with the card, and sends nothing', async () => {
    await atTheTill({ javaScriptEnabled: true });
    await fillIn('42');
    await page.click('[data-pay]');
    await page.waitForSelector('text=Your card number is incomplete.');
    expect(await page.isEnabled('[data-pay]')).toBe(true);
    await fillIn('4111111111111112');
    await page.click('[data-pay]');
    await page.waitForSelector('text=Your card number is incorrect.');
    expect(fan.intents()).toEqual([]);
    expect(await page.inputValue('#name')).toBe(BUYER.name);
    expect(await page.locator('[data-card] [aria-live=polite] .error:visible').count()).toBe(1);
  });

  it('lets the fan try another card after a decline', async () => {
    await atTheTill({ javaScriptEnabled: true });
    await fillIn(CARDS.declined);
    await page.click('[data-pay]');
    await page.waitForSelector('text=Your bank said no');
    await fillIn(CARDS.works);
    await page.click('[data-pay]');
    await page.waitForURL('**/bookings/**');
  });

  it.each([
    ['tickets', 'approve', '**/bookings/**', 'You are going to see'],
    ['another try', 'decline', '**/payments/*', 'Your bank said no'],
  ])('goes over the page of the bank to %s, and keeps no secret', async (_, outcome, address, words) => {
    await atTheTill({ javaScriptEnabled: true });
    await fillIn(CARDS.asks);
    await page.click('[data-pay]');
    await page.waitForURL('**/bank/**');
    await page.click(`[value=${outcome}]`);
    await page.waitForURL(address);
    await page.waitForSelector(`text=${words}`);
    expect(page.url()).not.toContain('secret');
    expect(complaints).toEqual([]);
  });

  it('says plainly that it needs JavaScript, and why', async () => {
    await atTheTill({ javaScriptEnabled: false });
    expect(await page.textContent('main')).toContain('Paying by card needs JavaScript');
    expect(await page.isDisabled('[data-pay]')).toBe(true);
  });

  it('says so when the script of Stripe does not come', async () => {
    await atTheTill({ javaScriptEnabled: true });
    await context.route('**/v3/', route => route.abort());
    await page.reload();
    await page.waitForSelector('text=The card form did not open.');
    expect(await page.isDisabled('[data-pay]')).toBe(true);
  });

  it('is the only page that may load anything from elsewhere', async () => {
    await atTheTill({ javaScriptEnabled: true });
    const policyOf = async (path: string): Promise<string> => {
      const response = await page.request.get(path);
      return response.headers()['content-security-policy'] ?? '';
    };
    const policy = await policyOf(`/checkout/${fan.holdId}`);
    for (const directive of ['script-src', 'frame-src', 'connect-src']) {
      expect(policy).toMatch(new RegExp(`${directive} [^;]*${world.stripe.url}(;|$)`));
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    for (const path of ['/', '/basket', `/performances/${performanceId}`, '/nothing-here']) {
      expect(await policyOf(path)).not.toContain(world.stripe.url);
    }
  });

  it('knows no field for a card number, in a form or in the API', async () => {
    await atTheTill({ javaScriptEnabled: false });
    const names = await page
      .locator('[data-checkout] [name]')
      .evaluateAll(all => all.map(field => field.getAttribute('name')));
    expect(names.sort()).toEqual(['email', 'idempotencyKey', 'name', 'paymentMethod', 'quoteHash']);
    const body = { holdId: fan.holdId, buyer: BUYER, paymentMethod: 'pm_card_visa' };
    for (const more of [{ card: { number: CARDS.works } }, { number: CARDS.works }, { cvc: '123' }]) {
      const headers = { 'idempotency-key': 'with-a-card' };
      const answer = await call(world.running, fan.token, 'POST', '/bookings', { ...body, ...more }, headers);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toContain(CARDS.works);
    }
  });
}

describeInBrowser('paying by card in a real browser', payInBrowser);
