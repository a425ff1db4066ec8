import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { installRecorder, showBareCanvas } from './frame-recorder.js';
import { type FrameStats, statsOf } from './frame-stats.rules.js';

const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];
const VIEWPORT = { width: 1280, height: 900 };
/** Moves of a mouse come about this often; the browser gathers them by frame. */
const MOVE_EVERY_MS = 8;
const SETTLE_MS = 600;
/** A wheel step that zooms by about a sixth, as slow turning does. */
const WHEEL_STEP = 100;
const STEPS_TO_SEAT_LEVEL = 10;
const MOST_STEPS = 60;

export type MapLevel = 'house' | 'middle' | 'seats';
export type MapMove = 'pan' | 'zoom';

/** One level and one move, beside a bare canvas of the same size under the same mouse. */
export interface MapFrames {
  level: MapLevel;
  move: MapMove;
  map: FrameStats;
  bare: FrameStats;
  /** Frames of the map for each frame of the bare canvas. */
  ratio: number;
}

/** As `Input.dispatchMouseEvent` of the browser's protocol takes it. */
interface SentMouse {
  type: 'mouseMoved' | 'mouseWheel';
  x: number;
  y: number;
  button?: 'left';
  buttons?: number;
  deltaX?: number;
  deltaY?: number;
}

export interface Pace {
  /** Of each of the twelve measurements. */
  seconds: number;
  /** So many times slower than this machine the page's scripts run, to stand for a phone; 1 is as it is. */
  slowdown: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Sends the browser mouse events of its own, as a hand does: every few milliseconds, without waiting for the page's
 * answer to the one before.
 */
async function send(session: CDPSession, seconds: number, event: (time: number) => SentMouse): Promise<void> {
  const began = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let time = 0; time < seconds; time = (performance.now() - began) / 1000) {
    sent.push(session.send('Input.dispatchMouseEvent', event(time)));
    await new Promise(resolve => setTimeout(resolve, MOVE_EVERY_MS));
  }
  await Promise.all(sent);
}

/** Drags in wide loops: at its fastest about 1,000 pixels a second. */
async function pan(session: CDPSession, box: Box, seconds: number): Promise<void> {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const held = { button: 'left', buttons: 1, clickCount: 1 } as const;
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', x, y, ...held });
  await send(session, seconds, time => ({
    ...{ type: 'mouseMoved', ...held },
    x: x + box.width * 0.35 * Math.sin(time * 2.6),
    y: y + box.height * 0.3 * Math.sin(time * 3.7),
  }));
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x, y, ...held, buttons: 0 });
}

/** Turns the wheel in and out again, around the middle of what is seen. */
async function zoom(session: CDPSession, box: Box, seconds: number): Promise<void> {
  await send(session, seconds, time => ({
    ...{ type: 'mouseWheel', x: box.x + box.width / 2, y: box.y + box.height / 2 },
    ...{ deltaX: 0, deltaY: 8 * Math.sign(Math.sin(time * 2 * Math.PI)) },
  }));
}

const MOVES = { pan, zoom };

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function record(page: Page, box: Box, move: MapMove, pace: Pace): Promise<FrameStats> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: pace.slowdown });
  const before = await busyMs(session);
  await page.evaluate(() => window.frameRecorder.start());
  await MOVES[move](session, box, pace.seconds);
  const recording = await page.evaluate(() => window.frameRecorder.stop());
  const stats = statsOf(recording, (await busyMs(session)) - before);
  await session.detach();
  return stats;
}

async function boxOfMap(page: Page): Promise<Box> {
  const box = await page.locator('[data-map]').boundingBox();
  if (!box) throw new Error('This page has no seat map.');
  return box;
}

async function wheelUntil(page: Page, isThere: (step: number) => Promise<boolean>): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isThere(step)) return;
    await page.mouse.wheel(0, -WHEEL_STEP);
    await page.waitForTimeout(40);
  }
  throw new Error('The wheel does not bring the seats nearer.');
}

/** From the level before: just where single seats appear, which is when most of them are drawn; then near. */
async function goTo(page: Page, level: MapLevel): Promise<void> {
  const box = await boxOfMap(page);
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2);
  if (level === 'middle') {
    await wheelUntil(page, async () => (await page.locator('[data-map][data-shows="seats"]').count()) > 0);
  } else if (level === 'seats') {
    await wheelUntil(page, step => Promise.resolve(step >= STEPS_TO_SEAT_LEVEL));
  }
  await page.waitForTimeout(SETTLE_MS);
}

async function openMap(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('[data-seat-map].is-live:not(.is-waiting)');
  await page.waitForTimeout(SETTLE_MS);
  return page;
}

async function recordBare(context: BrowserContext, box: Box, move: MapMove, pace: Pace): Promise<FrameStats> {
  const page = await context.newPage();
  await page.evaluate(showBareCanvas, box);
  const stats = await record(page, { ...box, x: 0, y: 0 }, move, pace);
  await page.close();
  return stats;
}

/**
 * Pans and zooms the seat map of a performance's page at three levels, and says how many frames came of it, each time
 * beside a canvas of the same size that only moves one disc. Chromium without a display draws in software, so the
 * bare canvas is the ceiling of the machine, and `mainThreadMs` what a frame costs it.
 * @param url of a performance on sale with a house of more than 2,000 seats
 * @throws Error when the page shows no such map
 */
export async function measureMapFrames(
  url: string,
  given: Partial<Pace> = {},
  executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
): Promise<MapFrames[]> {
  const pace = { seconds: 3, slowdown: 1, ...given };
  const browser: Browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(installRecorder);
    const page = await openMap(context, url);
    const frames: MapFrames[] = [];
    for (const level of ['house', 'middle', 'seats'] as const) {
      await goTo(page, level);
      for (const move of ['pan', 'zoom'] as const) {
        const box = await boxOfMap(page);
        const bare = await recordBare(context, box, move, pace);
        const map = await record(page, box, move, pace);
        frames.push({ level, move, map, bare, ratio: map.framesPerSecond / bare.framesPerSecond });
      }
    }
    return frames;
  } finally {
    await browser.close();
  }
}
