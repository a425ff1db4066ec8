import { runWait, type SimulatedWait } from '../../../test/support/simulated-wait.js';

const MOST_MEDIAN = 0.15;
const MOST_P90 = 0.4;
const LEAST_COVERED = 0.8;

/** Where many send heartbeats who never come, and never go: whom to believe nobody can tell. */
const MOST_MEDIAN_OF_LIES = 0.25;

const scenarios: [string, SimulatedWait][] = [
  ['a patience of an hour', { seed: 1, issued: 12_000, patienceSeconds: 3_600, ghosts: 0 }],
  ['a patience of a quarter of an hour', { seed: 2, issued: 15_000, patienceSeconds: 900, ghosts: 0 }],
  ['30 % ghosts', { seed: 3, issued: 15_000, patienceSeconds: 1_800, ghosts: 0.3 }],
  ['80 % ghosts', { seed: 4, issued: 50_000, patienceSeconds: 1_800, ghosts: 0.8 }],
  [
    'a tenth of the heartbeats lost',
    { seed: 6, issued: 15_000, patienceSeconds: 1_800, ghosts: 0.3, lost: 0.1 },
  ],
];

describe.each(scenarios)('the time told to a crowd with %s', (_, wait) => {
  const { now, old } = runWait(wait);

  it('is right for most of them', () => {
    expect(now.median).toBeLessThanOrEqual(MOST_MEDIAN);
    expect(now.p90).toBeLessThanOrEqual(MOST_P90);
    expect(now.covered).toBeGreaterThanOrEqual(LEAST_COVERED);
  });

  it('is clearly better than ranks over rate', () => {
    expect(now.median).toBeLessThan(old.median * 0.6);
    expect(now.p90).toBeLessThan(old.p90);
  });
});

describe('ghosts that send heartbeats', () => {
  it('do not make the told time worse than it is without heartbeats', () => {
    const crowd = { seed: 5, issued: 15_000, patienceSeconds: 1_800 };
    const { now, old } = runWait({ ...crowd, ghosts: 0.3, lyingGhosts: 1 });
    expect(now.median).toBeLessThanOrEqual(MOST_MEDIAN_OF_LIES);
    expect(now.median).toBeLessThan(old.median);
    const most = runWait({ ...crowd, issued: 60_000, ghosts: 0.9, lyingGhosts: 1 });
    expect(most.now.median).toBeLessThanOrEqual(most.old.median);
  });
});
