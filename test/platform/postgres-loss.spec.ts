import { tmpdir } from 'node:os';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedServer, startPostgres } from '../../src/platform/embedded/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, type Answer, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const buyer = { name: 'A Fan', email: 'fan@example.com' };

describe('a Postgres that dies', () => {
  let postgres: EmbeddedServer;
  let running: RunningApp;
  beforeAll(async () => {
    // A throwaway server acknowledges before it writes; this one must keep what it acknowledged.
    const extraArgs = ['--synchronous_commit=on'];
    postgres = await startPostgres({ dataDir: tmpdir(), durable: false, log: () => undefined, extraArgs });
    await migrate(postgres.url, migrations);
    running = await startApp({ DATABASE_URL: postgres.url });
  });
  afterAll(async () => {
    await running.close();
    await postgres.stop();
  });

  it('is answered with 503, loses nothing that was acknowledged, and is found again', async () => {
    const { performanceId } = await makePerformance(running);
    const token = await admit(running, performanceId);
    const pay = (hold: Answer, key: string): Promise<Answer> => {
      const request = { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' };
      return call(running, token, 'POST', '/bookings', request, { 'idempotency-key': key });
    };
    const first = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const booked = await pay(first, 'before');
    expect(booked.status).toBe(201);
    const second = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-2'] });

    await postgres.kill();
    const refused = await until(
      () => pay(second, 'meanwhile'),
      answer => answer.status !== 500,
    );
    expect(refused).toMatchObject({ status: 503, body: { type: '/problems/temporarily-unavailable' } });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await (await fetch(`${running.url}/readyz`)).json()).toMatchObject({
      postgres: 'down',
      redis: 'ok',
    });

    await postgres.restart();
    const done = await until(
      () => pay(second, 'meanwhile'),
      answer => answer.status === 201,
    );
    expect(done.status).toBe(201);
    expect((await pay(first, 'before')).body).toEqual(booked.body);
  });
});
