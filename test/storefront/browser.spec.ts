import type { Browser, BrowserContext, Page } from 'playwright-core';
import { EventsService } from '../../src/events/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makePerformance } from '../support/make.js';

const EVENT = 'Low Tide';
const SEATS = 40;

function buyInBrowser(): void {
  let running: RunningApp;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    running = await startApp();
    const { eventId } = await makePerformance(running);
    await running.app
      .get(Database)
      .run(tx => running.app.get(EventsService).update(tx, eventId, { name: EVENT }));
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await running.close();
  });

  async function visit(options: { javaScriptEnabled: boolean }): Promise<Page> {
    const context = await browser.newContext({ ...options, baseURL: running.url, reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
    });
    return page;
  }

  async function toTheHouse(page: Page): Promise<void> {
    await page.goto('/');
    await page.fill('#q', 'low tied');
    await page.click('.finder__go');
    await page.click(`text=${EVENT}`);
    await page.click('.coupon a.btn');
    await page.waitForURL('**/performances/**');
  }

  async function pay(page: Page): Promise<void> {
    await page.waitForURL('**/basket');
    expect(await page.textContent('.clock__words')).toContain('Held for you until');
    await page.click('text=Go to payment');
    await page.fill('#name', 'Rowan Adeyemi');
    await page.fill('#email', 'rowan@example.com');
    await page.click('[data-pay]');
    await page.waitForURL('**/bookings/**');
  }

  const freeSeats = (page: Page): Promise<string | null> => page.textContent('[data-tier-free]');

  it('picks two seats on the map, sees the clock run, pays and has tickets; others see the seats go', async () => {
    const onlooker = await visit({ javaScriptEnabled: true });
    await toTheHouse(onlooker);
    await onlooker.waitForSelector('[data-map-wait]', { state: 'hidden' });
    expect(await freeSeats(onlooker)).toContain(String(SEATS));

    const page = await visit({ javaScriptEnabled: true });
    await toTheHouse(page);
    await page.waitForSelector('[data-map-wait]', { state: 'hidden' });
    await page.focus('[data-map]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.waitForSelector('[data-picked] li:not(.is-wished) >> nth=0');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.waitForSelector('[data-picked] li:not(.is-wished) >> nth=1');
    await onlooker.waitForFunction(
      left => document.querySelector('[data-tier-free]')?.textContent.includes(left) === true,
      String(SEATS - 2),
    );

    await page.click('[data-to-basket]');
    await page.waitForURL('**/basket');
    const before = await page.textContent('.clock__time');
    await page.waitForFunction(time => document.querySelector('.clock__time')?.textContent !== time, before);
    await pay(page);
    expect(await page.textContent('h1')).toContain('You are going to see');
    expect(await page.locator('.ticket__qr svg').count()).toBe(2);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('does the same without JavaScript, from the list', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await toTheHouse(page);
    await page.click('.sections a');
    await page.waitForURL('**section=s1**');
    const seats = page.locator('.pick-seat');
    await seats.nth(4).click();
    await seats.nth(5).click();
    await page.click('text=Hold the ticked seats');
    await pay(page);
    expect(await page.locator('.ticket__qr svg').count()).toBe(2);
  }, 90_000);
}

describeInBrowser('a fan in a real browser', buyInBrowser);
