import { tmpdir } from 'node:os';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

describe('holds on three independent masters', () => {
  let masters: EmbeddedServer[];
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    const options = { dataDir: tmpdir(), durable: false, log: () => undefined };
    masters = await Promise.all([startRedis(options), startRedis(options), startRedis(options)]);
    running = await startApp({ REDIS_LOCK_URLS: masters.map(master => master.url).join(',') });
    ({ performanceId } = await makePerformance(running));
  });
  afterAll(async () => {
    await running.close();
    await Promise.all(masters.map(master => master.stop()));
  });

  const token = (): string => running.app.get(Shoppers).issue().token;
  const place = (shopper: string, seatIds: string[]): Promise<Answer> =>
    call(running, shopper, 'POST', '/holds', { performanceId, seatIds });
  const seatsOf = (answer: Answer): string[] =>
    (answer.body['seats'] as { seatId: string }[]).map(seat => seat.seatId);

  it('place, replace, extend and release as one', async () => {
    const shopper = token();
    const first = await place(shopper, ['S-A-1', 'S-A-2']);
    expect(first.status).toBe(201);
    expect((await place(token(), ['S-A-2'])).status).toBe(409);
    const changed = await place(shopper, ['S-A-2', 'S-A-3']);
    expect(changed).toMatchObject({
      status: 201,
      body: { id: first.body['id'], expiresAt: first.body['expiresAt'] },
    });
    expect((await place(token(), ['S-A-1'])).status).toBe(201);
    const path = `/holds/${String(first.body['id'])}`;
    expect(seatsOf(await call(running, shopper, 'GET', path))).toEqual(['S-A-2', 'S-A-3']);
    expect((await call(running, shopper, 'POST', `${path}/extensions`)).status).toBe(200);
    expect((await call(running, shopper, 'DELETE', path)).status).toBe(204);
    expect((await place(token(), ['S-A-2', 'S-A-3'])).status).toBe(201);
  });

  it('go on, and begin, with one master killed and still give a seat once', async () => {
    const held = await place(token(), ['S-B-1']);
    expect(held.status).toBe(201);
    await masters[2]?.kill();
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(token(), ['S-B-2'])));
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(1);
    expect((await place(token(), ['S-B-1'])).status).toBe(409);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    const another = await startApp({
      ...{ DATABASE_URL: running.databaseUrl, REDIS_URL: running.redisUrl },
      REDIS_LOCK_URLS: masters.map(master => master.url).join(','),
    });
    const fromThere = { performanceId, seatIds: ['S-B-4'] };
    expect((await call(another, token(), 'POST', '/holds', fromThere)).status).toBe(201);
    await another.close();
    await masters[2]?.restart();
    const again = await until(
      () => place(token(), ['S-B-3']),
      answer => answer.status === 201,
    );
    expect(seatsOf(again)).toEqual(['S-B-3']);
  });

  it('refuse everything when two are gone, and sell nothing by guess', async () => {
    await Promise.all([masters[1]?.kill(), masters[2]?.kill()]);
    const refused = await until(
      () => place(token(), ['S-C-1']),
      answer => answer.status !== 409,
    );
    expect(refused).toMatchObject({ status: 503, body: { type: '/problems/holds-unavailable' } });
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    await Promise.all([masters[1]?.restart(), masters[2]?.restart()]);
    expect(
      (
        await until(
          () => place(token(), ['S-C-1']),
          answer => answer.status === 201,
        )
      ).status,
    ).toBe(201);
  });
});
