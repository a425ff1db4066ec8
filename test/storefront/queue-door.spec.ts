import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makePerformance } from '../support/make.js';
import { enter, knock } from '../support/queue.js';
import { until } from '../support/until.js';

function standAtTheDoor(): void {
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

  /** Somebody who is called, on the page of the waiting room, while another has the one place in the shop. */
  async function called(javaScriptEnabled: boolean): Promise<{ page: Page; id: string; other: string }> {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: 1 } },
    });
    const first = await enter(running, id);
    const { body } = await until(
      () => knock(running, id, first),
      ({ status }) => status === 201,
    );
    const page = await browser.newPage({ javaScriptEnabled, baseURL: running.url, reducedMotion: 'reduce' });
    await page.goto(`/performances/${id}/queue`);
    await page.click('button:has-text("Join the queue")');
    const sql = running.app.get(Database).primary;
    await sql.execute('UPDATE queues SET now_serving = 2, issued = 2 WHERE performance_id = $1', [id]);
    await page.waitForSelector('[data-room][data-state="called"]', { timeout: 60_000 });
    return { page, id, other: String(body['shopperToken']) };
  }

  it('goes on knocking by itself after one click, and goes in when somebody leaves', async () => {
    const { page, id, other } = await called(true);
    await page.click('button:has-text("Come in")');
    await page.waitForSelector('[data-door]:not([hidden])');
    expect(await page.innerText('[data-door]')).toContain('You are first at the door.');
    expect(await page.isVisible('button:has-text("Come in")')).toBe(false);
    expect(await page.textContent('[data-announce]')).toContain('The shop is full for the moment.');
    const knocked = page.waitForResponse('**/admissions');
    expect((await knocked).status()).toBe(409);
    await running.request
      .delete('/api/v1/admissions/current')
      .set('authorization', `Bearer ${other}`)
      .expect(204);
    await page.waitForURL(`**/performances/${id}?inside`);
    expect(await page.isVisible('text=You are in')).toBe(true);
  }, 90_000);

  it('says without JavaScript how to go on standing there', async () => {
    const { page } = await called(false);
    await page.click('button:has-text("Come in")');
    expect(await page.innerText('[role="alert"]')).toContain('Press Come in again within 20 seconds');
    expect(await page.isVisible('button:has-text("Come in")')).toBe(true);
  }, 90_000);
}

describeInBrowser('a fan at the full door, in a real browser', standAtTheDoor);
