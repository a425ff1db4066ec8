import { randomFrom } from '../../../bench/rehearsal/random.rules.js';
import { SimulatedShop } from '../../../test/support/simulated-shop.js';
import { type CallMemory, newMemory, step } from '../calls/call.rules.js';
import { type PooledSale, raisedShares, targetShares, wantedBy } from './shares.rules.js';

const POOL = 300;
const TICK = 0.25;
const HOUR = 3_600;
const SALES = [
  { fans: 50_000, weight: 1, opensAt: 0 },
  // Small ones come when the hot one has filled the house.
  { fans: 400, weight: 1, opensAt: 600 },
  { fans: 150, weight: 2, opensAt: 900 },
];

/** One sale of the pool: the production controller, a crowd, and a share. */
class PooledShop {
  nowServing = 0;
  share = 0;
  private memory: CallMemory = newMemory();
  private counted = 0;
  private readonly shopSettings;
  readonly shop: SimulatedShop;

  constructor(
    readonly sale: (typeof SALES)[number],
    seed: number,
  ) {
    const random = randomFrom(seed);
    this.shopSettings = {
      ...{ random, capacity: 0, noShows: 0.3, tickets: Infinity, visitSeconds: 180 },
      ...{ delay: () => 2 + 8 * random(), leaveAtSoldOut: 0, isVoid: () => false },
    };
    this.shop = new SimulatedShop(this.shopSettings);
  }

  setShare(share: number): void {
    this.share = share;
    this.shopSettings.capacity = share;
  }

  pooled(): PooledSale {
    const { inside } = this.shop;
    const wanted = wantedBy({ issued: this.sale.fans, nowServing: this.nowServing, memory: this.memory });
    return { weight: this.sale.weight, capacity: POOL, inside, demand: inside + wanted, share: this.share };
  }

  call(at: number): void {
    const came = this.shop.order.slice(this.counted);
    const view = { now: at * 1_000, elapsedSeconds: 1, nowServing: this.nowServing, issued: this.sale.fans };
    const next = step(
      this.memory,
      {
        ...{
          ...view,
          drawSize: 0,
          voidRanges: [],
          inside: this.shop.inside,
          standing: this.shop.standing,
          came,
        },
        ...{ available: Infinity, isCalling: true },
      },
      { capacity: Math.max(1, this.share), ratePerMinute: null },
    );
    this.counted = this.shop.order.length;
    this.shop.call(at, this.nowServing + 1, next.nowServing);
    ({ nowServing: this.nowServing, memory: this.memory } = next);
  }
}

describe('a hot sale and two small ones in one pool', () => {
  const shops = SALES.map((sale, i) => new PooledShop(sale, i + 1));
  const together: { at: number; inside: number }[] = [];
  const doneAt = SALES.map(() => Infinity);
  for (let at = 0; at < HOUR; at += TICK) {
    for (const { shop } of shops) shop.goOn(at);
    const open = shops.filter(({ sale }) => sale.opensAt <= at);
    together.push({ at, inside: shops.reduce((sum, { shop }) => sum + shop.inside, 0) });
    shops.forEach(({ nowServing, sale, shop }, i) => {
      if (nowServing >= sale.fans && shop.isOver) doneAt[i] = Math.min(doneAt[i] ?? Infinity, at);
    });
    if (at % 1 !== 0) continue;
    const sales = open.map(each => each.pooled());
    const targets = targetShares(POOL, sales);
    open.forEach((each, i) => each.setShare(Math.min(each.share, targets[i] ?? 0)));
    const raised = raisedShares(
      POOL,
      open.map((each, i) => ({ ...each.pooled(), target: targets[i] ?? 0 })),
    );
    open.forEach((each, i) => each.setShare(raised[i] ?? 0));
    for (const each of open) each.call(at);
  }

  it('never holds more than the pool', () => {
    expect(Math.max(...together.map(({ inside }) => inside))).toBe(POOL);
  });

  it('is full while anybody waits', () => {
    const late = together.filter(({ at }) => at > 120);
    expect(late.reduce((sum, { inside }) => sum + inside, 0) / late.length / POOL).toBeGreaterThan(0.95);
  });

  it('lets the small ones through while the hot one goes on', () => {
    const [hot, ...small] = doneAt;
    expect(hot).toBe(Infinity);
    // A third of the pool for visits of three minutes: 400 fans, of whom 280 come, need three visits one after another.
    small.forEach((at, i) => expect(at).toBeLessThan((SALES[i + 1]?.opensAt ?? 0) + 1_500));
  });
});
