import { newMemory } from '../calls/call.rules.js';
import { reasonAt, type Slowing, slowingAfter } from './slowing.rules.js';

const MINUTE_MS = 60_000;
const going = {
  ...{ now: 0, elapsedSeconds: 1, isPaused: false },
  settings: { capacity: 300, ratePerMinute: null as number | null },
  calls: { ...newMemory(), called: 1_000, came: 700, pace: { exits: 200, insideSeconds: 20_000 } },
  flow: { admissionsPerMinute: 180, comingShare: 0.7, leavingPerMinute: 0 },
};
type Change = Partial<typeof going>;
const usual = slowingAfter(undefined, going);

/** The reason told at once and a while later, when things change like this and stay so. */
function told(change: Change, before: Slowing = usual, laterMs = MINUTE_MS): (string | null)[] {
  const first = slowingAfter(before, { ...going, ...change });
  const later = slowingAfter(first, { ...going, ...change, isPaused: false, now: laterMs });
  return [reasonAt(first, 0), reasonAt(later, laterMs)];
}

describe('why a queue goes more slowly', () => {
  it('has no reason while it goes as it did, nor at the first step', () => {
    expect(told({})).toEqual([null, null]);
    expect(reasonAt(slowingAfter(undefined, { ...going, isPaused: true }), 0)).toBeNull();
    expect(told({ flow: { ...going.flow, admissionsPerMinute: 170, comingShare: 0.75 } })).toEqual([
      null,
      null,
    ]);
  });

  it('is a pause, also for a while after it, and no longer', () => {
    expect(told({ isPaused: true })).toEqual(['paused', 'paused']);
    expect(told({ isPaused: true }, usual, 6 * MINUTE_MS)).toEqual(['paused', null]);
  });

  it('is what the organizer has done, before what follows from it', () => {
    const flow = { ...going.flow, admissionsPerMinute: 60 };
    expect(told({ settings: { capacity: 300, ratePerMinute: 60 }, flow })).toEqual(['slowed', 'slowed']);
    expect(told({ settings: { capacity: 100, ratePerMinute: null }, flow })).toEqual(['slowed', 'slowed']);
    expect(told({ settings: { capacity: 500, ratePerMinute: null } })).toEqual([null, null]);
  });

  it('is that fewer leave the shop, or that more come than came before', () => {
    expect(told({ flow: { ...going.flow, admissionsPerMinute: 120 } })).toEqual(['pace', 'pace']);
    expect(told({ flow: { ...going.flow, comingShare: 0.9 } })).toEqual(['shows', 'shows']);
  });

  it('is not known from the few of the first minute', () => {
    const few = { ...going, calls: { ...newMemory(), called: 20, came: 20 } };
    const before = slowingAfter(undefined, few);
    expect(before).toMatchObject({ pace: null, share: null });
    expect(told({ flow: { ...going.flow, admissionsPerMinute: 60 } }, before)).toEqual([null, null]);
  });

  it('ends when it has gone on like this for long', () => {
    const slow = { ...going, flow: { ...going.flow, admissionsPerMinute: 120 } };
    let slowing = usual;
    for (let second = 1; second <= 1_200; second += 1)
      slowing = slowingAfter(slowing, { ...slow, now: second * 1_000 });
    expect(reasonAt(slowing, 1_200_000)).toBeNull();
  });
});
