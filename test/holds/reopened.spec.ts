import { AvailabilityService } from '../../src/inventory/index.js';
import { RedisConnections } from '../../src/platform/redis/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const ROUNDS = 20;
const SEAT = 'S-A-1';

describe('a seat that was given back', () => {
  let left: RunningApp;
  let right: RunningApp;
  beforeAll(async () => {
    left = await startApp();
    right = await startApp({ DATABASE_URL: left.databaseUrl, REDIS_URL: left.redisUrl });
  });
  afterAll(async () => {
    await right.close();
    await left.close();
  });

  const token = (): string => left.app.get(Shoppers).issue().token;
  /** Whether that process would refuse the seat from memory. */
  const isShut = ({ app }: RunningApp, performanceId: string): boolean =>
    app.get(AvailabilityService).knownTaken(performanceId, 'somebody else', [SEAT]).length > 0;

  it('is open at once where it was given back, and soon everywhere', async () => {
    const { performanceId } = await makePerformance(left);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [here, there] = round % 2 === 0 ? [left, right] : [right, left];
      const shopper = token();
      const held = await until(
        () => call(here, shopper, 'POST', '/holds', { performanceId, seatIds: [SEAT] }),
        ({ status }) => status === 201,
      );
      expect(isShut(here, performanceId)).toBe(true);
      await call(there, token(), 'POST', '/holds', { performanceId, seatIds: [SEAT] });
      await until(
        () => Promise.resolve(isShut(there, performanceId)),
        shut => shut,
      );
      // By way of one process, though the other one took it.
      const answer = await call(there, shopper, 'DELETE', `/holds/${String(held.body['id'])}`);
      expect(answer.status).toBe(204);
      expect(isShut(there, performanceId)).toBe(false);
      await until(
        () => Promise.resolve(isShut(here, performanceId)),
        shut => !shut,
      );
    }
  });

  it('is open where it was given back before anybody hears of it', async () => {
    const { performanceId } = await makePerformance(left);
    right.app.get(RedisConnections).subscribers.forEach(one => one.removeAllListeners('message'));
    const shopper = token();
    for (let round = 0; round < ROUNDS; round += 1) {
      const held = await call(right, shopper, 'POST', '/holds', { performanceId, seatIds: [SEAT] });
      expect(isShut(right, performanceId)).toBe(true);
      await call(right, shopper, 'DELETE', `/holds/${String(held.body['id'])}`);
      expect(isShut(right, performanceId)).toBe(false);
    }
  });
});
