import { Shoppers } from '../../src/queue/index.js';
import { FaultProxy } from '../faults/harness/fault-proxy.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, call, makePerformance } from '../support/make.js';
import { freshRedis } from '../support/servers.js';
import { until } from '../support/until.js';

/** What a placement, and the undo of one, looks like on its way to Redis. */
const isPlacement = (bytes: Buffer): boolean => bytes.includes(' place ');

describe('a hold that Redis has made and whose answer is lost', () => {
  let link: FaultProxy;
  /** Reaches Redis by way of the proxy. */
  let left: RunningApp;
  /** Another process, straight at Redis. */
  let right: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    const redisUrl = await freshRedis();
    link = await FaultProxy.before(redisUrl);
    left = await startApp({ REDIS_URL: link.through(redisUrl) });
    right = await startApp({ DATABASE_URL: left.databaseUrl, REDIS_URL: redisUrl });
  });
  afterAll(async () => {
    await left.close();
    await right.close();
    await link.close();
  });
  beforeEach(async () => {
    ({ performanceId } = await makePerformance(left));
    // The copy of the seats and the scripts are there before anything is lost, and every connection that the test
    // before has broken.
    for (const [running, seat] of [
      [left, 'S-D-10'],
      [right, 'S-D-9'],
    ] as const) {
      const { status } = await until(
        () => place(running, token(), [seat]),
        answer => answer.status !== 503,
      );
      expect(status).toBe(201);
    }
  });
  afterEach(() => link.heal());

  const token = (): string => left.app.get(Shoppers).issue().token;
  const place = (running: RunningApp, shopper: string, seatIds: string[]): Promise<Answer> =>
    call(running, shopper, 'POST', '/holds', { performanceId, seatIds });
  const ownSeats = async (shopper: string): Promise<string[]> => {
    const { body } = await call(right, shopper, 'GET', `/holds?performanceId=${performanceId}`);
    const [hold] = body['items'] as { seats: { seatId: string }[] }[];
    return hold?.seats.map(({ seatId }) => seatId) ?? [];
  };

  /** The connection breaks once Redis has done it; from then on nothing gets through any more, unless it `heals`. */
  async function lose(shopper: string, seatIds: string[], heals: boolean): Promise<void> {
    const cut = link.plant({ mode: 'cut-after-request', when: isPlacement, times: 1 });
    if (!heals) link.plant({ mode: 'refuse', when: () => cut.fired > 0 });
    expect(await place(left, shopper, seatIds)).toMatchObject({
      status: 503,
      body: { type: '/problems/holds-unavailable' },
    });
    expect(cut.fired).toBe(1);
  }

  /** What is owed to Redis is carried out in order, so another undo that was owed later shows that all of it was. */
  async function allIsTakenBack(): Promise<void> {
    link.heal();
    await until(
      () => place(left, token(), ['S-C-1']),
      ({ status }) => status === 201,
    );
    await lose(token(), ['S-C-2'], true);
    await until(
      () => place(right, token(), ['S-C-2']),
      ({ status }) => status === 201,
    );
  }

  it('is taken back as soon as Redis can be asked again', async () => {
    await lose(token(), ['S-A-1', 'S-A-2'], false);
    link.heal();
    const next = await until(
      () => place(right, token(), ['S-A-1', 'S-A-2']),
      ({ status }) => status !== 409,
    );
    expect(next.status).toBe(201);
  });

  it('leaves the hold of before as it was', async () => {
    const shopper = token();
    const first = await place(left, shopper, ['S-A-1']);
    await lose(shopper, ['S-A-2'], true);
    await until(
      () => ownSeats(shopper),
      seats => seats[0] === 'S-A-1',
    );
    const { status, body } = await call(left, shopper, 'GET', `/holds/${String(first.body['id'])}`);
    expect({ status, expiresAt: body['expiresAt'] }).toEqual({
      status: 200,
      expiresAt: first.body['expiresAt'],
    });
    expect((await place(right, token(), ['S-A-2'])).status).toBe(201);
    expect((await place(right, token(), ['S-A-1'])).status).toBe(409);
  });

  it('takes no seat from who got it meanwhile', async () => {
    const [shopper, other] = [token(), token()];
    await place(left, shopper, ['S-A-1']);
    await lose(shopper, ['S-A-2'], false);
    expect((await place(right, other, ['S-A-1'])).status).toBe(201);
    link.heal();
    await until(
      () => place(right, token(), ['S-A-2']),
      ({ status }) => status === 201,
    );
    expect(await ownSeats(other)).toEqual(['S-A-1']);
    expect(await ownSeats(shopper)).toEqual([]);
    expect((await place(right, token(), ['S-A-1'])).status).toBe(409);
  });

  it('is found again by the same wish, and kept', async () => {
    const shopper = token();
    await lose(shopper, ['S-A-1', 'S-A-2'], false);
    expect((await place(right, shopper, ['S-A-1', 'S-A-2'])).status).toBe(201);
    await allIsTakenBack();
    expect(await ownSeats(shopper)).toEqual(['S-A-1', 'S-A-2']);
  });

  it('is kept when its shopper has found it and goes on with it', async () => {
    const shopper = token();
    await lose(shopper, ['S-A-1'], false);
    const found = await call(right, shopper, 'GET', `/holds?performanceId=${performanceId}`);
    const [hold] = found.body['items'] as { id: string }[];
    expect((await call(right, shopper, 'POST', `/holds/${hold?.id}/extensions`)).status).toBe(200);
    await allIsTakenBack();
    expect(await ownSeats(shopper)).toEqual(['S-A-1']);
  });
});
