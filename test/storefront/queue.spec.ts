import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makePerformance, type MadePerformance } from '../support/make.js';
import { enter, knock, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

function waitInBrowser(): void {
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

  async function visit(options: { javaScriptEnabled: boolean } = { javaScriptEnabled: true }): Promise<Page> {
    const context = await browser.newContext({ ...options, baseURL: running.url, reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
    });
    return page;
  }

  const sale = (queue: Record<string, unknown>): Promise<MadePerformance> =>
    makePerformance(running, { performance: { queue: { enabled: true, ...queue } } });

  /** From the page of the event, as a fan comes. */
  async function join(page: Page, { eventId, performanceId }: MadePerformance): Promise<void> {
    await page.goto(`/events/${eventId}`);
    expect(await page.textContent('.coupon')).toContain('This sale has a queue');
    await page.click('.coupon form button');
    await page.waitForURL(`**/performances/${performanceId}/queue`);
  }

  const state = (page: Page): Promise<string | null> => page.getAttribute('[data-room]', 'data-state');
  const text = (page: Page, name: string): Promise<string> =>
    page.locator(`[data-text="${name}"]`).innerText();
  /** The entry that this browser carries. */
  async function entryOf(page: Page, id: string): Promise<string> {
    const cookies = await page.context().cookies();
    return cookies.find(({ name }) => name.endsWith(`place-${id}`))?.value ?? '';
  }
  const hear = (page: Page): Promise<unknown> =>
    page.evaluate(() => window.dispatchEvent(new Event('online')));

  /** Somebody who is let in by the API, and a way out. */
  async function comeIn(id: string, entry: string): Promise<() => Promise<void>> {
    const { body } = await until(
      () => knock(running, id, { entry }),
      ({ status }) => status === 201,
    );
    const authorization = `Bearer ${String(body['shopperToken'])}`;
    return async () => {
      await fetch(`${running.url}/api/v1/admissions/current`, {
        method: 'DELETE',
        headers: { authorization },
      });
    };
  }

  it('takes part in the draw, computes its own rank at the opening, and comes in when called', async () => {
    const opensAt = new Date(Date.now() + 9_000).toISOString();
    const made = await sale({ capacity: 50, opensAt });
    const id = made.performanceId;
    for (let i = 0; i < 6; i += 1) await enter(running, id);
    const page = await visit();
    await join(page, made);
    expect(await state(page)).toBe('draw');
    expect(await text(page, 'lead')).toContain('Coming earlier is no advantage');
    const { commitment } = await lineOnce(running, id);
    expect(await text(page, 'seal')).toBe(commitment);
    await page.waitForFunction(() => document.querySelector('[data-countdown]')?.textContent !== '');
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.waitForSelector('[data-room][data-state="called"]', { timeout: 40_000 });
    // A page that is asked for heartbeats may have sent one meanwhile; nothing else is asked of the server.
    const polled = asked.filter(path => path !== `/api/v1/performances/${id}/queue-heartbeats`);
    expect(new Set(polled)).toEqual(new Set(['/api/v1/now-serving']));
    const { rank } = await enter(running, id, await entryOf(page, id));
    expect(await text(page, 'serial')).toBe(String(rank));
    expect(await page.isVisible('[data-part="sealHolds"]')).toBe(true);
    expect(await page.title()).toContain('It is your turn');
    expect(await page.textContent('[data-announce]')).toContain('It is your turn.');
    await page.click('button:has-text("Come in")');
    await page.waitForURL(`**/performances/${id}?inside`);
    expect(await page.isVisible('text=You are in')).toBe(true);
    await page.reload();
    expect(await page.isVisible('text=You are in')).toBe(true);
    expect(await page.isVisible('text=Join the queue')).toBe(false);
    await page.goto(`/performances/${id}/queue`);
    expect(new URL(page.url()).pathname).toBe(`/performances/${id}`);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('counts down and never up, keeps the place over a reload, and gives it up', async () => {
    const made = await sale({ capacity: 1, claimSeconds: 600 });
    const id = made.performanceId;
    const others = await Promise.all(Array.from({ length: 300 }, () => enter(running, id)));
    await comeIn(id, others.find(({ index }) => index === 1)?.entry ?? '');
    const page = await visit();
    await join(page, made);
    expect([await state(page), await text(page, 'serial')]).toEqual(['waiting', '301']);
    const line = await lineOnce(running, id);
    // A document, an older one that says more, and a newer one that says less.
    for (const [seq, nowServing, said] of [
      [1e9, 200, 200],
      [0, 290, 200],
      [2e9, 150, 150],
    ] as const) {
      const json = { seq, sales: { [id]: { ...line, nowServing } } };
      await page.route('**/api/v1/now-serving', route => route.fulfill({ json }));
      const answered = page.waitForResponse('**/api/v1/now-serving');
      await hear(page);
      await (await answered).finished();
      await page.waitForSelector(`[data-text="called"]:text-is("${said} called")`);
      expect(await text(page, 'big')).toBe('100');
      await page.unroute('**/api/v1/now-serving');
    }
    await page.reload();
    expect([await text(page, 'serial'), await text(page, 'big')]).toEqual(['301', '100']);
    await page.route('**/api/v1/now-serving', route => route.abort());
    await hear(page);
    await page.waitForSelector('[data-stale]:not([hidden])');
    expect(await page.innerText('[data-stale]')).toMatch(/Updated 0:00:\d\d ago; your place is kept/);
    complaints.length = 0;
    await page.unroute('**/api/v1/now-serving');
    await page.click('summary:has-text("Give up my place")');
    await page.click('button:has-text("Give up my place")');
    await page.waitForURL('**/events/**');
    expect(await entryOf(page, id)).toBe('');
    expect(complaints).toEqual([]);
  }, 90_000);

  it('does the same without JavaScript', async () => {
    const made = await sale({ capacity: 1 });
    const id = made.performanceId;
    const leave = await comeIn(id, (await enter(running, id)).entry);
    const page = await visit({ javaScriptEnabled: false });
    await join(page, made);
    expect([await state(page), await text(page, 'big')]).toEqual(['waiting', 'Next']);
    expect(await page.content()).toMatch(/<noscript><meta http-equiv="refresh" content="\d+">/);
    expect(await page.isVisible('text=Play a sound')).toBe(false);
    await leave();
    // The page loads itself again until it is so.
    await page.waitForSelector('[data-room][data-state="called"]', { timeout: 60_000 });
    await page.click('button:has-text("Come in")');
    await page.waitForURL(`**/performances/${id}?inside`);
  }, 90_000);

  it('goes on at another device by its link, but takes no place from a device that has one', async () => {
    const made = await sale({ capacity: 1, claimSeconds: 600 });
    const id = made.performanceId;
    await comeIn(id, (await enter(running, id)).entry);
    const [page, other, third] = [await visit(), await visit(), await visit()];
    await join(page, made);
    await page.click('text=Continue on another device');
    const link = await page.getAttribute('.queue__device a', 'href');
    expect(await page.isVisible('.queue__qr svg')).toBe(true);
    await other.goto(link ?? '');
    expect(other.url()).toBe(`${running.url}/performances/${id}/queue`);
    expect(await text(other, 'serial')).toBe(await text(page, 'serial'));
    await join(third, made);
    const own = await text(third, 'serial');
    const refused = await third.goto(link ?? '');
    expect(refused?.status()).toBe(409);
    expect(await text(third, 'serial')).toBe(own);
    expect(await third.innerText('[role="alert"]')).toContain('has a place of its own');
    expect((await other.goto(`${link}x`))?.status()).toBe(409);
  }, 90_000);
}

describeInBrowser('a fan in the waiting room, in a real browser', waitInBrowser);
