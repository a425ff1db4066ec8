import { tmpdir } from 'node:os';
import { Database } from '../../src/platform/database/index.js';
import { keyPrefix } from '../../src/inventory/index.js';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, call, makePerformance } from '../support/make.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';

const buyer = { name: 'A Fan', email: 'fan@example.com' };

describe('holds that end, and a Redis that forgets', () => {
  let redis: EmbeddedServer;
  let running: RunningApp;
  beforeAll(async () => {
    const extraArgs = ['--appendonly', 'yes', '--appendfsync', 'always'];
    redis = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined, extraArgs });
    running = await startApp({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await running.close();
    await redis.stop();
  });

  const token = (): string => running.app.get(Shoppers).issue().token;
  const place = (shopper: string, performanceId: string, seatIds: string[]): Promise<Answer> =>
    call(running, shopper, 'POST', '/holds', { performanceId, seatIds });
  const availability = async (performanceId: string): Promise<Record<string, number>> => {
    const response = await fetch(`${running.url}/api/v1/performances/${performanceId}/availability`);
    return ((await response.json()) as { counts: Record<string, number> }).counts;
  };
  const client = () => redisOf(running);

  it('ends a hold by itself, and then the seat is free for the next', async () => {
    const { performanceId } = await makePerformance(running);
    // A sale keeps holds for five minutes at least; a test cannot wait so long.
    const database = running.app.get(Database).primary;
    await database.execute('ALTER TABLE performances DROP CONSTRAINT performances_hold_ttl_seconds_check');
    await database.execute('UPDATE performances SET hold_ttl_seconds = 1 WHERE id = $1', [performanceId]);
    const first = token();
    const held = await place(first, performanceId, ['S-A-1']);
    expect(held.status).toBe(201);
    expect((await place(token(), performanceId, ['S-A-1'])).status).toBe(409);
    await until(
      () => availability(performanceId),
      counts => counts['held'] === 0,
    );
    expect((await call(running, first, 'GET', `/holds/${String(held.body['id'])}`)).body['type']).toBe(
      '/problems/hold-expired',
    );
    expect((await place(token(), performanceId, ['S-A-1'])).status).toBe(201);
    const pay = { holdId: held.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    expect((await call(running, first, 'POST', '/bookings', pay, { 'idempotency-key': 'late' })).status).toBe(
      410,
    );
  });

  it('never offers a sold or a claimed seat after FLUSHALL, and tells the owner of a lost hold', async () => {
    const { performanceId } = await makePerformance(running);
    const [sold, paying, lost] = [token(), token(), token()];
    const soldHold = await place(sold, performanceId, ['S-A-1']);
    const pay = (hold: Answer, paymentMethod: string) => ({ holdId: hold.body['id'], buyer, paymentMethod });
    await call(running, sold, 'POST', '/bookings', pay(soldHold, 'pm_card_visa'), { 'idempotency-key': 'a' });
    const payingHold = await place(paying, performanceId, ['S-A-2']);
    const waits = await call(
      running,
      paying,
      'POST',
      '/bookings',
      pay(payingHold, 'pm_card_authenticationRequired'),
      {
        'idempotency-key': 'b',
      },
    );
    expect(waits).toMatchObject({ status: 202, body: { nextAction: { type: 'redirect' } } });
    const lostHold = await place(lost, performanceId, ['S-A-3']);
    await client().flushall();
    expect((await place(token(), performanceId, ['S-A-1'])).status).toBe(409);
    expect((await place(token(), performanceId, ['S-A-2'])).status).toBe(409);
    expect((await call(running, lost, 'GET', `/holds/${String(lostHold.body['id'])}`)).status).toBe(410);
    // A process that knew the lost hold notices within its next look, and the seat is free again.
    const again = await until(
      () => place(token(), performanceId, ['S-A-3']),
      answer => answer.status !== 409,
    );
    expect(again.status).toBe(201);
    expect(
      await until(
        () => availability(performanceId),
        counts => counts['sold'] === 1,
      ),
    ).toMatchObject({ held: 2 });
  });

  it('refuses new holds with 503 while Redis is away, shows what is sold, and comes back by itself', async () => {
    const { performanceId } = await makePerformance(running);
    const buyerToken = token();
    const hold = await place(buyerToken, performanceId, ['S-B-1']);
    const pay = { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    expect(
      (await call(running, buyerToken, 'POST', '/bookings', pay, { 'idempotency-key': 'c' })).status,
    ).toBe(201);
    await redis.kill();
    const refused = await until(
      () => place(token(), performanceId, ['S-B-2']),
      answer => answer.status !== 201,
    );
    expect(refused).toMatchObject({ status: 503, body: { type: '/problems/holds-unavailable' } });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    expect(
      await until(
        () => availability(performanceId),
        counts => counts['sold'] === 1,
      ),
    ).toMatchObject({ available: 39 });
    await redis.restart();
    const back = await until(
      () => place(token(), performanceId, ['S-B-2']),
      answer => answer.status !== 503,
    );
    expect(back.status).toBe(201);
    expect((await place(token(), performanceId, ['S-B-1'])).status).toBe(409);
  });

  it('believes nothing of a file that Redis has come back with, which may be old', async () => {
    const { performanceId } = await makePerformance(running);
    const owner = token();
    const { body } = await place(owner, performanceId, ['S-B-1']);
    const pay = { holdId: body['id'], buyer, paymentMethod: 'pm_card_visa' };
    await call(running, owner, 'POST', '/bookings', pay, { 'idempotency-key': 'd' });
    const prefix = keyPrefix(performanceId);
    const states = async () => client().get(`${prefix}states`);
    const sold = await until(states, found => found?.includes('2') === true);
    // As if the sale were among what the file has lost.
    await client()
      .multi()
      .set(`${prefix}states`, (sold ?? '').replace('2', '0'))
      .del(`${prefix}versions`)
      .exec();
    await redis.kill();
    await redis.restart();
    const answer = await until(
      () => place(token(), performanceId, ['S-B-1']),
      ({ status }) => status !== 503,
    );
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/seats-taken' } });
    expect(await states()).toBe(sold);
  });
});
