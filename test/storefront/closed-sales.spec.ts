import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { open, send } from './form.js';

const HOUR_MS = 3_600_000;

describe('pages of what cannot be bought or found', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
    await makePerformance(running);
  });
  afterAll(() => running.close());

  it('say when a sale begins, and are not kept beyond that moment', async () => {
    const onSaleAt = new Date(Date.now() + 20_000);
    const soon = await makePerformance(running, { performance: { onSaleAt } });
    const path = `/performances/${soon.performanceId}`;
    const page = await open(running.newAgent(), path);
    expect(page.text).toContain('Not on sale yet');
    const shared = Number(/s-maxage=(\d+)/.exec(page.headers['cache-control'] ?? '')?.[1]);
    expect(shared).toBeLessThanOrEqual(20);
    expect(page.headers['cache-control']).toContain('stale-while-revalidate=0');
    const refused = await send(running.newAgent(), `${path}/hold`, { mode: 'best', quantity: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Not on sale yet');
  });

  it('say what is cancelled, sold out and over', async () => {
    const over = await makePerformance(running, {
      performance: {
        onSaleAt: new Date(Date.now() - 3 * HOUR_MS),
        offSaleAt: new Date(Date.now() - HOUR_MS),
      },
    });
    expect((await open(running.newAgent(), `/performances/${over.performanceId}`)).text).toContain(
      'The sale has ended',
    );
    const house = await makePerformance(running, {
      sections: [{ name: 'Box', rows: 1, seatsPerRow: 1, category: 'A' }],
    });
    await running.app
      .get(Database)
      .primary.execute(`UPDATE performances SET status = 'cancelled' WHERE id = $1`, [house.performanceId]);
    expect((await open(running.newAgent(), `/performances/${house.performanceId}`)).text).toContain(
      'This date is cancelled',
    );
  });

  it('say before anything is chosen that a date is postponed', async () => {
    const { performanceId } = await makePerformance(running);
    const path = `/performances/${performanceId}`;
    expect((await open(running.newAgent(), path)).text).not.toContain('This date is postponed');
    await running.app
      .get(Database)
      .primary.execute(`UPDATE performances SET status = 'postponed' WHERE id = $1`, [performanceId]);
    const page = await open(running.newAgent(), path);
    expect(page.text).toContain('This date is postponed');
    expect(page.text).toContain('Choose your seats');
  });

  it('are made for robots, browsers and people who lost their way', async () => {
    expect((await running.request.get('/robots.txt')).text).toContain(`Sitemap: ${running.url}/sitemap.xml`);
    expect((await running.request.get('/sitemap.xml')).text).toContain(
      `${running.url}/events/an-evening-of-races`,
    );
    expect((await running.request.get('/favicon.ico')).headers['location']).toBe('/assets/icon.svg');
    for (const path of [
      '/nowhere',
      '/events/nothing',
      '/performances/nothing',
      '/problems/nothing',
      '/bookings/ABCDEFGH',
    ]) {
      const page = await open(running.newAgent(), path);
      expect(page.status).toBe(404);
      expect(page.headers['content-type']).toContain('text/html');
    }
    expect((await open(running.newAgent(), '/checkout/nothing')).status).toBe(401);
  });
});
