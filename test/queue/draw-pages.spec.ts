import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Browser, Page } from 'playwright-core';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { notFound } from '../../src/platform/general-problems.js';
import { DomainError } from '../../src/platform/problem.js';
import { DrawRecords } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { makeDrawRecord, makeInclusionProof, SAMPLE_RANDOMNESS } from '../support/draw-record.js';
import { makePerformance } from '../support/make.js';

let running: RunningApp;
let performanceId: string;
let record: DrawRecord | undefined;
/** So many leaves beside the one that was asked for are proven. */
let lie = 0;

beforeAll(async () => {
  running = await startApp();
  ({ performanceId } = await makePerformance(running));
  // Any record, also a wrong one, in the place of what the waiting room publishes.
  running.app.get(DrawRecords).get = id =>
    id === performanceId && record !== undefined
      ? Promise.resolve(record)
      : Promise.reject(new DomainError(notFound));
  running.app.get(DrawRecords).proofOf = (_id, index) =>
    record === undefined
      ? Promise.reject(new DomainError(notFound))
      : Promise.resolve(makeInclusionProof(record, index, lie));
}, 60_000);
afterAll(() => running.close());
beforeEach(() => {
  record = makeDrawRecord({ performanceId });
});

describe('the record of a draw', () => {
  const address = (): string => `/api/v1/performances/${performanceId}/draw`;

  it('is public, the same for everybody, and as the API document says', async () => {
    const answer = await fetch(`${running.url}${address()}`);
    const body: unknown = await answer.json();
    expect(body).toEqual(record);
    expect(answer.headers.get('cache-control')).toContain('public, max-age=5');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const document = await (await fetch(`${running.url}/api/openapi.json`)).json();
    const { schema } =
      document.paths['/api/v1/performances/{id}/draw'].get.responses['200'].content['application/json'];
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({
      ...schema,
      components: document.components,
    });
    const sealed = { ...record, seed: null, revealedAt: null, randomness: SAMPLE_RANDOMNESS };
    expect([validate(body), validate(sealed), validate({ ...sealed, root: 'x' })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is not there before the draw, or without one', async () => {
    record = undefined;
    const [data, page] = await Promise.all(
      [address(), `/draws/${performanceId}`].map(path => fetch(`${running.url}${path}`)),
    );
    expect([data?.status, page?.status]).toEqual([404, 404]);
    expect(await data?.json()).toMatchObject({ type: '/problems/not-found' });
    expect((await fetch(`${running.url}/draws/nonsense`)).status).toBe(404);
  });

  it('is on a page that may be cached', async () => {
    const answer = await fetch(`${running.url}/draws/${performanceId}`);
    const page = await answer.text();
    expect(answer.headers.get('cache-control')).toContain('s-maxage');
    expect(answer.headers.get('surrogate-key')).toContain(`draw-${performanceId}`);
    expect(page).toContain(record?.commitment);
    expect(page).toContain(`npx frontrow verify-draw ${running.url}${address()}`);
    record = { ...makeDrawRecord({ performanceId }), drawSize: 0, voidRanges: [] };
    const empty = await (await fetch(`${running.url}/draws/${performanceId}`)).text();
    expect([empty.includes('nothing to draw'), empty.includes('1 to 0')]).toEqual([true, false]);
  });

  it('is explained at /docs/draw', async () => {
    const page = await (await fetch(`${running.url}/docs/draw`)).text();
    expect(page).toContain('630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd');
  });
});

function checkInBrowser(): void {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  async function open(options: { javaScriptEnabled: boolean }): Promise<void> {
    page = await browser.newPage({ ...options, baseURL: running.url, reducedMotion: 'reduce' });
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`/draws/${performanceId}`);
  }
  afterEach(() => page.close());

  const verdict = async (): Promise<string> => {
    await page.waitForSelector('[data-draw-result]:not([hidden])');
    return page.locator('[data-verdict]:visible').innerText();
  };

  it('verifies the draw by keyboard, and shows the own place', async () => {
    await open({ javaScriptEnabled: true });
    await page.focus('#index');
    await page.keyboard.type('1,000');
    await page.keyboard.press('Enter');
    expect(await verdict()).toContain('The draw is as it should be');
    expect(await page.locator('.checks__one.is-good').count()).toBeGreaterThan(7);
    expect(await page.locator('.checks__one:not(.is-good)').count()).toBe(0);
    expect(await page.textContent('[data-place-words]')).toMatch(
      /^Number 1,000: Drew rank [\d,]+ of 2,000\.$/,
    );
    expect(await page.locator('.checks').innerText()).toContain('It is one of the 1,800 that were sealed');
    // Whoever reads with the ears goes on where the result begins.
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-draw-result'))).toBe(true);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('stays usable and tells how far it is while it checks a large draw', async () => {
    record = makeDrawRecord({ performanceId, drawSize: 60_000 });
    await open({ javaScriptEnabled: true });
    await page.evaluate(() => {
      const words = document.querySelector('[data-draw-words]') ?? document.body;
      new MutationObserver(() => {
        document.body.dataset['heard'] = `${document.body.dataset['heard'] ?? ''}${words.textContent}|`;
      }).observe(words, { childList: true });
    });
    await page.click('text=Check the draw');
    await page.fill('#commitment', 'typed meanwhile');
    expect(await verdict()).toContain('as it should be');
    expect(await page.inputValue('#commitment')).toBe('typed meanwhile');
    const heard = await page.evaluate(() => document.body.dataset['heard']);
    expect(heard).toBe('Checking the draw ...|25 % checked ...|50 % checked ...|75 % checked ...||');
  }, 60_000);

  it('says so when something was changed, and shows no place then', async () => {
    record = { ...makeDrawRecord({ performanceId }), drawSize: 2_001 };
    await open({ javaScriptEnabled: true });
    await page.fill('#index', '7');
    await page.click('text=Check the draw');
    expect(await verdict()).toContain('Something does not hold');
    expect(await page.locator('.checks__one.is-bad').allInnerTexts()).toEqual([
      expect.stringContaining('Merkle root'),
      expect.stringContaining('Entry 7'),
    ]);
    expect(await page.isVisible('[data-draw-place]')).toBe(false);
  }, 60_000);

  it('says so when the server proves another number than the own one', async () => {
    lie = 1;
    await open({ javaScriptEnabled: true });
    await page.fill('#index', '7');
    await page.click('text=Check the draw');
    expect(await verdict().finally(() => (lie = 0))).toContain('Something does not hold');
    expect(await page.locator('.checks__one.is-bad').innerText()).toContain('Entry 7');
  }, 60_000);

  it('says so when the seal is not the one that was noted, and when all is still sealed', async () => {
    await open({ javaScriptEnabled: true });
    await page.fill('#commitment', 'c0'.repeat(32));
    await page.click('text=Check the draw');
    expect(await verdict()).toContain('Something does not hold');
    await page.fill('#commitment', '');
    record = { ...makeDrawRecord({ performanceId }), seed: null, revealedAt: null };
    await page.click('text=Check the draw');
    await page.waitForSelector('[data-verdict="pending"]:not([hidden])');
    expect(await verdict()).toContain('It cannot be told yet');
  }, 60_000);

  it('says so when the record cannot be had', async () => {
    await open({ javaScriptEnabled: true });
    record = undefined;
    await page.click('text=Check the draw');
    await page.waitForFunction(
      () =>
        document.querySelector('[data-draw-words]')?.textContent.includes('the server answered 404') === true,
    );
    complaints.length = 0;
  }, 60_000);

  it('shows the record and the command without JavaScript', async () => {
    await open({ javaScriptEnabled: false });
    expect(await page.isVisible('[data-draw-form]')).toBe(false);
    expect(await page.locator('noscript').innerText()).toContain('The command below does the same');
    expect(await page.locator('.draw__command').innerText()).toContain('npx frontrow verify-draw');
    expect(await page.locator('.draw__seals').innerText()).toContain(record?.root);
  }, 60_000);
}

describeInBrowser('a draw in a real browser', checkInBrowser);
