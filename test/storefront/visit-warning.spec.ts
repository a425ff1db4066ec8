import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/platform/database/index.js';
import { IdleVisits } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makePerformance } from '../support/make.js';

/** What the page waits for before it warns: the least that can be set, less its warning. */
const IDLE_SECONDS = 60;

function beWarned(): void {
  let running: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    running = await startApp();
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
  });

  async function comeIn(javaScriptEnabled: boolean): Promise<{ page: Page; id: string }> {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: 5, idleSeconds: IDLE_SECONDS } },
    });
    const page = await browser.newPage({ javaScriptEnabled, baseURL: running.url, reducedMotion: 'reduce' });
    if (javaScriptEnabled) await page.clock.install();
    await page.goto(`/performances/${id}/queue`);
    await page.click('button:has-text("Join the queue")');
    await page.waitForURL('**/queue');
    while ((await page.getAttribute('[data-room]', 'data-state')) !== 'called') {
      await new Promise(resolve => setTimeout(resolve, 500));
      await page.reload();
    }
    await page.click('button:has-text("Come in")');
    await page.waitForURL(`**/performances/${id}?inside`);
    return { page, id };
  }
  const warning = '[data-visit]:not([hidden])';

  it('is asked whether they are still there, stays by one act, and is told when the place is gone', async () => {
    const { page, id } = await comeIn(true);
    await page.waitForLoadState('networkidle');
    expect(await page.isVisible(warning)).toBe(false);
    await page.clock.fastForward(IDLE_SECONDS * 750);
    await page.waitForSelector(warning);
    expect(await page.innerText(warning)).toContain('Are you still there?');
    expect(await page.title()).toContain('Are you still there?');
    await page.focus('[data-visit-stay]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-visit]', { state: 'hidden' });
    expect(await page.title()).not.toContain('Are you still there?');
    // What was done so far is written down first, so that it cannot be written over what follows.
    await running.app.get(IdleVisits).look();
    await running.app
      .get(Database)
      .primary.execute(
        `UPDATE admissions SET active_at = active_at - interval '1 hour' WHERE performance_id = $1`,
        [id],
      );
    await running.app.get(IdleVisits).look();
    await page.clock.fastForward(IDLE_SECONDS * 750);
    await page.waitForSelector(warning);
    await page.click('[data-visit-stay]');
    await page.waitForSelector('text=Your place went to the next');
    await page.click('[data-visit-join]');
    await page.waitForURL(`**/performances/${id}/queue?over=visit`);
    await page.reload();
    expect(await page.innerText('[role=alert]')).toContain('This place has had its turn');
    expect(await page.isVisible('button:has-text("Join the queue")')).toBe(true);
  }, 90_000);

  it('is told on the page of everybody that they are in, which nobody else is told there', async () => {
    const { page, id } = await comeIn(true);
    const [joining, choosing] = ['[data-visit-outside]', '[data-visit-inside]'];
    await page.goto(`/performances/${id}`);
    await page.waitForSelector(choosing);
    expect(await page.isVisible(joining)).toBe(false);
    const stranger = await (await browser.newContext({ baseURL: running.url })).newPage();
    await stranger.goto(`/performances/${id}`);
    await stranger.waitForLoadState('networkidle');
    expect([await stranger.isVisible(joining), await stranger.isVisible(choosing)]).toEqual([true, false]);
  }, 90_000);

  it('is told without JavaScript, and stays by a button', async () => {
    const { page, id } = await comeIn(false);
    expect(await page.innerText('.queue-note')).toContain('After 1 minute in which you do nothing');
    await page.click('button:has-text("I am still here")');
    await page.waitForURL(`**/performances/${id}?inside`);
    expect(await page.isVisible('text=You are in')).toBe(true);
  }, 90_000);
}

describeInBrowser('a fan in the shop who does nothing', beWarned);
