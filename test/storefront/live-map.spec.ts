import type { Browser, Page } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const SEATS = 40;
const HALF_A_MINUTE_MS = 30_000;

/** Runs in the page: how much of the house is painted in the hue of its one tier, in pixels. */
function freePixels(): number {
  const probe = document.createElement('span');
  probe.style.color = 'var(--tier-a)';
  document.body.append(probe);
  const hue = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
  probe.remove();
  const canvas = document.querySelector<HTMLCanvasElement>('.map__level:not([hidden])');
  const { data } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === hue[0] && data[at + 1] === hue[1] && data[at + 2] === hue[2]) count += 1;
  }
  return count;
}

function watchTheHouse(): void {
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

  async function seatIdsOf(eventId: string): Promise<string[]> {
    const event = await (await fetch(`${running.url}/api/v1/events/${eventId}`)).json();
    const { performances } = event as { performances: { seatingPlanUrl: string }[] };
    const chart = await (await fetch(new URL(performances[0]?.seatingPlanUrl ?? '', running.url))).json();
    return (chart as { seats: [string, ...unknown[]][] }).seats.map(([seatId]) => seatId);
  }

  /** The picture grows over a few frames: it is there when it stays as it is. */
  async function paintedHouse(page: Page): Promise<number> {
    let last = 0;
    return until(
      async () => {
        const [before, now] = [last, await page.evaluate(freePixels)];
        last = now;
        return before === now ? now : 0;
      },
      count => count > 0,
    );
  }

  const STREAM = /\/availability\/stream/;
  const ways: [string, (page: Page) => Promise<unknown>, boolean][] = [
    ['by the stream', () => Promise.resolve(), false],
    [
      'in a browser that knows no streams',
      page => page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource')),
      true,
    ],
    ['when the stream is refused', page => page.route(STREAM, route => route.fulfill({ status: 503 })), true],
    ['when something on the way keeps the stream back', page => page.route(STREAM, () => undefined), true],
  ];

  interface Watched {
    page: Page;
    /** Path of each request so far. */
    asked: string[];
    /** Somebody else holds the next seat; resolves when the map and the list beside it show it. */
    othersHoldOne: () => Promise<void>;
    close: () => Promise<void>;
  }

  async function watch(prepare: (page: Page) => Promise<unknown>): Promise<Watched> {
    const { eventId, performanceId } = await makePerformance(running);
    const context = await browser.newContext({ baseURL: running.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await prepare(page);
    await page.goto(`/performances/${performanceId}`);
    await page.waitForSelector('[data-seat-map].is-live:not(.is-waiting)');
    const seatIds = await seatIdsOf(eventId);
    let taken = 0;
    const othersHoldOne = async (): Promise<void> => {
      const before = await paintedHouse(page);
      const token = await admit(running, performanceId);
      const wish = { performanceId, seatIds: [seatIds[taken]] };
      expect((await call(running, token, 'POST', '/holds', wish)).status).toBe(201);
      taken += 1;
      await page.waitForFunction(
        left => document.querySelector('[data-tier-free]')?.textContent.includes(left) === true,
        String(SEATS - taken),
      );
      // One of at most 40 discs is gone, less what is not painted in the plain hue: its edge and its number.
      await until(
        () => page.evaluate(freePixels),
        now => now < before * (1 - 0.6 / SEATS),
      );
    };
    return { page, asked, othersHoldOne, close: () => context.close() };
  }

  it.each(ways)(
    'shows on the map that somebody else has taken a seat: %s',
    async (_, prepare, polls) => {
      const { asked, othersHoldOne, close } = await watch(prepare);
      await othersHoldOne();
      await othersHoldOne();
      expect(asked.some(path => path.includes('/availability/deltas/'))).toBe(polls);
      // The document at the start; once more at most, because this process has just begun to follow the performance.
      const documents = asked.filter(path => path.endsWith('/availability')).length;
      expect(documents).toBeGreaterThan(0);
      expect(documents).toBeLessThanOrEqual(polls ? 3 : 1);
      await close();
    },
    90_000,
  );

  it('goes back to the stream by itself when there is one again', async () => {
    const { page, asked, othersHoldOne, close } = await watch(async page => {
      await page.clock.install();
      await page.route(STREAM, route => route.fulfill({ status: 503 }));
    });
    await othersHoldOne();
    expect(asked.some(path => path.includes('/availability/deltas/'))).toBe(true);
    await page.unroute(STREAM);
    const opened = page.waitForResponse(response => STREAM.test(response.url()) && response.status() === 200);
    await page.clock.fastForward(HALF_A_MINUTE_MS);
    await opened;
    await page.route(/\/availability(\/deltas\/\d+)?$/, route => route.abort());
    await othersHoldOne();
    await close();
  }, 90_000);
}

describeInBrowser('a seat map that others buy from', watchTheHouse);
