import type { Redis } from 'ioredis';
import { HOLD_SCRIPTS } from '../../src/holds/hold.lua.js';
import { placementText } from '../../src/holds/hold-request.rules.js';
import { keyPrefix, seatKey } from '../../src/inventory/index.js';
import { connect, runIdOf, whenReady } from '../../src/platform/redis/clients.js';
import { REQUEST } from '../../src/platform/redis/index.js';
import { OneServer } from '../../src/platform/redis/one-server.js';
import { type ActName, TurnActs } from '../../src/platform/redis/turn-acts.js';
import { freshRedis } from '../support/servers.js';

const PERFORMANCE = 'a-performance';
const PREFIX = keyPrefix(PERFORMANCE);
const SHOPPER = 'a-shopper';
const TTL_MS = 600_000;

/** Placements and undos of one shopper, each named by its token, in whatever order they come to Redis. */
describe('the undo of a placement', () => {
  let client: Redis;
  let acts: TurnActs;
  beforeAll(async () => {
    client = connect(await freshRedis(), 'admission');
    await whenReady(client);
    acts = new TurnActs(new OneServer(client), HOLD_SCRIPTS, () => undefined);
  });
  afterAll(() => client.disconnect());
  beforeEach(async () => {
    await client.flushdb();
    await client.mset({ [`${PREFIX}complete`]: runIdOf(client), [`${PREFIX}states`]: '0000' });
  });

  function keys(token: string, ordinal: number): string[] {
    const seat = { o: ordinal, seatId: `S-${ordinal}`, section: '', row: '', seat: '', tierId: 't' };
    const request = placementText(token, Date.now(), {
      ...{ id: `id-of-${token}`, performanceId: PERFORMANCE, shopperId: SHOPPER, currency: 'EUR' },
      ...{ seats: [{ ...seat, price: 1, fees: 0 }], ttlMs: TTL_MS, perHold: 8, perShopper: 8, extensions: 2 },
    });
    return [
      `${PREFIX}shopper:${SHOPPER}`,
      `${PREFIX}${REQUEST}${request}`,
      seatKey(PERFORMANCE, `S-${ordinal}`),
    ];
  }
  const act = (name: ActName, token: string, ordinal: number): Promise<string[]> =>
    new Promise((granted, failed) => {
      acts.do({ name, keys: keys(token, ordinal), value: token, ttlMs: TTL_MS, granted, failed });
    });
  const place = async (token: string, ordinal: number): Promise<void> => {
    expect(await act('lock', token, ordinal)).toContain('3');
  };
  const undo = (token: string, ordinal: number) => act('unlock', token, ordinal);
  const heldSeats = async (): Promise<string[]> => {
    const locks = await client.keys(`${PREFIX}seat:*`);
    return locks.map(key => key.slice(key.lastIndexOf(':') + 1));
  };

  it('gives the seat back', async () => {
    await place('one', 1);
    await undo('one', 1);
    expect(await client.keys(`${PREFIX}*`)).not.toContain(`${PREFIX}shopper:${SHOPPER}`);
    expect(await heldSeats()).toEqual([]);
  });

  it('brings back what was replaced', async () => {
    await place('one', 1);
    await place('two', 2);
    expect(await heldSeats()).toEqual(['S-2']);
    await undo('two', 2);
    expect(await heldSeats()).toEqual(['S-1']);
    expect(await client.get(`${PREFIX}shopper:${SHOPPER}`)).toBe('id-of-one');
  });

  it.each([
    ['in their order', ['one', 'two']],
    ['the other way round', ['two', 'one']],
  ])('leaves nothing of two, %s', async (_, order) => {
    await place('one', 1);
    await place('two', 2);
    for (const token of order) await undo(token, token === 'one' ? 1 : 2);
    expect(await heldSeats()).toEqual([]);
  });

  it.each([
    ['in their order', ['two', 'three']],
    ['the other way round', ['three', 'two']],
  ])('leaves the one before two, %s', async (_, order) => {
    await place('one', 1);
    await place('two', 2);
    await place('three', 3);
    for (const token of order) await undo(token, token === 'two' ? 2 : 3);
    expect(await heldSeats()).toEqual(['S-1']);
  });
});
