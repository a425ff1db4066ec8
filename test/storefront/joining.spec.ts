import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MailsService } from '../../src/platform/mail/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const HOUR_MS = 3_600_000;

function joinInBrowser(): void {
  let running: RunningApp;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    running = await startApp();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await running.close();
  });

  async function visit(javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: running.url });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(error.message));
    return page;
  }

  const sale = async (queue: Record<string, unknown>): Promise<string> => {
    const opensAt = new Date(Date.now() + HOUR_MS).toISOString();
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, opensAt, ...queue } },
    });
    return `/performances/${performanceId}/queue`;
  };
  const state = (page: Page): Promise<string | null> => page.getAttribute('[data-room]', 'data-state');
  const number = (page: Page): Promise<string> => page.locator('[data-text="serial"]').innerText();

  /** Asks for a link, and finds it in the mail. */
  async function linkFor(page: Page, address: string): Promise<string> {
    await page.fill('#email', address);
    await page.click('text=Send me the link');
    await page.waitForSelector('text=Look in your inbox');
    const { items } = await running.app.get(MailsService).list({ limit: 100 });
    const room = new URL(page.url()).pathname.replace('/registrations', '');
    const mail = items.find(({ recipient, text }) => recipient === address && text.includes(room));
    return /http\S+proof=\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  }

  it.each([
    ['with a script', true],
    ['without a script', false],
  ])('by a link in a mail, on any device, %s', async (_how, hasScript) => {
    const room = await sale({ entry: 'registered' });
    const [phone, desk] = [await visit(hasScript), await visit(hasScript)];
    await phone.goto(room);
    expect([await state(phone), await phone.isVisible('text=Join the queue')]).toEqual(['outside', false]);
    await phone.fill('#email', 'mara.example.org');
    await phone.click('text=Send me the link');
    await phone.waitForSelector('text=Enter an e-mail address with an @');
    const link = await linkFor(phone, 'mara@example.org');
    expect(await state(phone)).toBe('outside');
    for (const page of [phone, desk, phone]) {
      await page.goto(link);
      expect([new URL(page.url()).pathname, await state(page), await number(page)]).toEqual([
        ...[room, 'draw', '1'],
      ]);
      // The address without the proof, which is nobody else's business.
      expect(page.url()).not.toContain('proof');
    }
    // A link never takes a place away that a browser has.
    await desk.context().clearCookies();
    await desk.goto(room);
    const other = await linkFor(desk, 'ben@example.org');
    await phone.goto(other);
    await phone.waitForSelector('text=This device has a place of its own');
    expect(await number(phone)).toBe('1');
  });

  it('by work that the browser does, or by e-mail where it runs no scripts', async () => {
    const room = await sale({ proofOfWork: true });
    const page = await visit(true);
    await page.goto(room);
    await page.click('text=Join the queue');
    await until(
      () => state(page).catch(() => null),
      found => found === 'draw',
    );
    expect(await number(page)).toBe('1');
    const plain = await visit(false);
    await plain.goto(room);
    expect(await plain.isVisible('button:has-text("Join the queue")')).toBe(false);
    expect(await plain.isVisible('noscript p')).toBe(true);
    await plain.click('text=Join by e-mail instead');
    await plain.goto(await linkFor(plain, 'mara@example.org'));
    expect([await state(plain), await number(plain)]).toEqual(['draw', '2']);
  });

  it.each([
    ['with a script', true],
    ['without a script', false],
  ])('after a moment, to which the page comes back by itself, %s', async (_how, hasScript) => {
    const room = await sale({ entryDelaySeconds: 3 });
    const page = await visit(hasScript);
    await page.goto(room);
    await page.click('text=Join the queue');
    await until(
      () => state(page).catch(() => null),
      found => found === 'draw',
    );
    expect([new URL(page.url()).pathname, await number(page)]).toEqual([room, '1']);
  });

  it('keeps the wish for a sound when the page is loaded again', async () => {
    const room = await sale({});
    const page = await visit(true);
    await page.goto(room);
    await page.click('text=Join the queue');
    await page.check('[name="sound"]');
    await page.reload();
    expect([await page.isChecked('[name="sound"]'), await page.isChecked('[name="notification"]')]).toEqual([
      ...[true, false],
    ]);
    await page.uncheck('[name="sound"]');
    await page.reload();
    expect(await page.isChecked('[name="sound"]')).toBe(false);
  });

  it('without a complaint of any browser', () => {
    expect(complaints).toEqual([]);
  });
}

describeInBrowser('joining a queue in a browser', joinInBrowser);
