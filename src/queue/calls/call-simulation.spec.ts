import { kendallDistance } from '../../../bench/rehearsal/order.rules.js';
import {
  runSale,
  type SimulatedMoment,
  type SimulatedRun,
  type SimulatedSale,
} from '../../../test/support/simulated-sale.js';

const CAPACITY = 500;
/** From the first call until the controller has learnt how many come. */
const WARM_UP_SECONDS = 120;
/** Of the ranks; behind them the crowd no longer fills the shop. */
const SATURATED_SHARE = 0.95;
const MOST_DISORDER = 0.005;
const LEAST_FULL = 0.95;

/** The part of a run in which the shop should be full. */
function saturated({ moments }: SimulatedRun, { issued }: SimulatedSale): SimulatedMoment[] {
  return moments.filter(
    ({ at, nowServing }) => at >= WARM_UP_SECONDS && nowServing < issued * SATURATED_SHARE,
  );
}

function fullness(run: SimulatedRun, sale: SimulatedSale): number {
  const moments = saturated(run, sale);
  return moments.reduce((sum, { inside }) => sum + inside, 0) / moments.length / CAPACITY;
}

function mostInside({ moments }: SimulatedRun): number {
  return Math.max(...moments.map(({ inside }) => inside));
}

/** Each step with the one before it. */
function stepsOf({ moments }: SimulatedRun): [before: SimulatedMoment, after: SimulatedMoment][] {
  return moments.slice(1).map((after, i) => [moments[i] ?? after, after]);
}

function moves([before, after]: [SimulatedMoment, SimulatedMoment]): boolean {
  return after.nowServing !== before.nowServing;
}

function neverGoesBack(run: SimulatedRun): boolean {
  return stepsOf(run).every(([before, after]) => after.nowServing >= before.nowServing);
}

const scenarios: [string, SimulatedSale][] = [
  ['everybody comes', { seed: 1, issued: 20_000, noShows: 0 }],
  ['30 % do not come', { seed: 2, issued: 30_000, noShows: 0.3 }],
  ['80 % do not come', { seed: 3, issued: 80_000, noShows: 0.8 }],
  ['98 % do not come', { seed: 4, issued: 500_000, noShows: 0.98 }],
  ['many steps are late', { seed: 5, issued: 30_000, noShows: 0.5, lateSteps: 0.2 }],
  ['everybody comes at once', { seed: 6, issued: 30_000, noShows: 0.3, delay: () => 0 }],
  [
    'everybody takes a minute to come',
    { seed: 7, issued: 30_000, noShows: 0.3, delay: random => 20 + 60 * random() },
  ],
  [
    'ranks are void in the draw and behind it',
    {
      ...{ seed: 8, issued: 40_000, noShows: 0.3, drawSize: 20_000 },
      voidRanges: [
        [5_001, 12_000],
        [15_000, 18_000],
        [25_000, 27_000],
        [30_000, 31_000],
      ],
    },
  ],
];

describe.each(scenarios)('a shop of five hundred when %s', (_, sale) => {
  const run = runSale(sale);

  it('never holds more than five hundred', () => expect(mostInside(run)).toBe(CAPACITY));

  it('is full', () => {
    expect(saturated(run, sale).length).toBeGreaterThan(1_000);
    expect(fullness(run, sale)).toBeGreaterThanOrEqual(LEAST_FULL);
  });

  it('lets them in by rank', () => {
    expect(kendallDistance(run.order)).toBeLessThanOrEqual(MOST_DISORDER);
  });

  it('calls everybody, and nobody twice', () => {
    expect(neverGoesBack(run)).toBe(true);
    expect(run.moments.at(-1)).toMatchObject({ nowServing: sale.issued, inside: 0, standing: 0 });
    expect(new Set(run.order).size).toBe(run.order.length);
  });

  it('remembers little, whatever the size of the crowd', () => {
    expect(Math.max(...run.moments.map(({ cohorts }) => cohorts))).toBeLessThanOrEqual(20);
    expect(JSON.stringify(run.memory).length).toBeLessThan(2_000);
  });
});

describe('the controller', () => {
  it.each([0, 0.8])('lets no more in than the rate allows when %d do not come', noShows => {
    const ratePerMinute = 60;
    const { moments } = runSale({ seed: 9, issued: 20_000, noShows, ratePerMinute, endsAfter: 3_600 });
    // What a guess of who comes can be wrong by is paid back by the calls that follow.
    const burst = 15;
    expect(moments.filter(({ at, claims }) => claims > at + burst)).toEqual([]);
    expect(moments.at(-1)?.claims).toBeGreaterThan(3_600 * 0.95);
  });

  it.each([0, 0.4])('fills the shop in twenty seconds when visits are short and %d do not come', noShows => {
    const delay = (random: () => number): number => random() * (2 + 4 * random());
    const { moments } = runSale({
      seed: 12,
      issued: 6_000,
      noShows,
      visitSeconds: 30,
      delay,
      endsAfter: 120,
    });
    const early = moments.filter(({ at }) => at >= 10 && at < 20);
    const full = early.reduce((sum, { inside }) => sum + inside, 0) / early.length / CAPACITY;
    expect(full).toBeGreaterThanOrEqual(0.85);
  });

  it('lets only a few stand at the door', () => {
    const { moments } = runSale({ seed: 13, issued: 20_000, noShows: 0.3 });
    const later = moments.filter(({ at, nowServing }) => at > WARM_UP_SECONDS && nowServing < 19_000);
    const standing = later.reduce((sum, moment) => sum + moment.standing, 0) / later.length;
    expect(standing).toBeGreaterThan(0);
    expect(standing).toBeLessThan(CAPACITY / 20);
  });

  it('calls nobody while everything is taken, and goes on with what comes back', () => {
    const run = runSale({
      ...{ seed: 10, issued: 40_000, noShows: 0.3, tickets: 5_000 },
      ...{ leaveAtSoldOut: 0.9, endsAfter: 3_600 },
    });
    const steps = stepsOf(run);
    const taken = steps.filter(([, { available }]) => available === 0);
    expect(taken.length).toBeGreaterThan(100);
    expect(taken.filter(moves)).toEqual([]);
    const [firstTaken] = taken[0] ?? [];
    expect(run.moments.at(-1)?.nowServing).toBeGreaterThan((firstTaken?.nowServing ?? Infinity) + 100);
    expect(run.moments.at(-1)?.available).toBe(0);
    // For what came back no crowd was called.
    expect(run.moments.at(-1)?.nowServing).toBeLessThan(20_000);
  });

  it('calls nobody during a pause, and no crowd after it', () => {
    const pause: [number, number] = [600, 1_200];
    const run = runSale({ seed: 11, issued: 30_000, noShows: 0.3, pause, ratePerMinute: 120 });
    const during = stepsOf(run).filter(([{ at }]) => at >= pause[0] && at < pause[1] - 5);
    expect(during.length).toBeGreaterThan(100);
    expect(during.filter(moves)).toEqual([]);
    const claimsAt = (time: number): number => run.moments.findLast(({ at }) => at <= time)?.claims ?? 0;
    expect(claimsAt(1_260) - claimsAt(1_200)).toBeLessThanOrEqual(120 * 1.2);
    expect(mostInside(run)).toBeLessThanOrEqual(CAPACITY);
  });

  it('is measured with a ruler that can tell order from disorder', () => {
    expect(kendallDistance([1, 2, 3, 4])).toBe(0);
    expect(kendallDistance([4, 3, 2, 1])).toBe(1);
    expect(kendallDistance([2, 1, 3])).toBeCloseTo(1 / 3);
    expect(kendallDistance([3, 1, 2, 5, 4])).toBeCloseTo(3 / 10);
  });
});
