import fc from 'fast-check';
import { newMemory } from '../calls/call.rules.js';
import { newPresence } from '../heartbeats/presence.rules.js';
import { flowOf } from './flow.rules.js';

const settings = { capacity: 300, ratePerMinute: null };
/** A visit ends every hundred seconds and place; of those who are called this share comes. */
const door = (rate: number) => ({
  ...{ ...newMemory(), called: 10_000, came: 10_000 * rate },
  pace: { exits: 300, insideSeconds: 30_000 },
});
/** One in a thousand goes each second. */
const crowd = { ...newPresence(), watched: 5_000, gone: 300, watchedSeconds: 300_000 };

describe('the flow of a queue', () => {
  it('is what the door has measured while nobody has sent a heartbeat', () => {
    const known = { admissionsPerMinute: 180, comingShare: 0.7, leavingPerMinute: 0 };
    expect(flowOf(door(0.7), settings, undefined)).toEqual(known);
    expect(flowOf(door(0.7), settings, newPresence())).toEqual(known);
  });

  it('knows who gives up, and that fewer are there than of those who were called', () => {
    const flow = flowOf(door(0.7), settings, { ...crowd, share: 0.56, calledShare: 0.7 });
    expect(flow.leavingPerMinute).toBeCloseTo(0.06, 2);
    expect(flow.comingShare).toBeCloseTo(0.56, 2);
  });

  it('believes heartbeats no further than the door bears them out', () => {
    // Nine in ten send heartbeats, two in a hundred come.
    const bots = flowOf(door(0.02), settings, { ...crowd, share: 0.9, calledShare: 0.9 });
    expect(bots.comingShare).toBeCloseTo(0.02, 2);
    expect(bots.leavingPerMinute).toBeLessThan(0.005);
    const vanished = flowOf(door(0.02), settings, { ...crowd, share: 0.1, calledShare: 0.9 });
    expect(vanished.comingShare).toBeGreaterThan(0.015);
    // One in a hundred sends them, and most come.
    const few = flowOf(door(0.8), settings, { ...crowd, share: 0.005, calledShare: 0.01 });
    expect(few.comingShare).toBeGreaterThan(0.75);
  });

  it('believes a handful hardly', () => {
    const few = { ...crowd, watched: 3, gone: 2, watchedSeconds: 60, share: 0.3, calledShare: 0.9 };
    expect(flowOf(door(0.9), settings, few).comingShare).toBeGreaterThan(0.75);
  });

  it('is of numbers that make sense, whatever was seen', () => {
    const any = fc.double({ min: 0, max: 1e6, noNaN: true });
    const one = fc.double({ min: 0, max: 1, noNaN: true });
    const presences = fc.record({
      ...{ watched: any, gone: any, watchedSeconds: any, share: one, calledShare: one },
      ...{ cameSince: any, window: fc.nat(), every: fc.nat() },
    });
    fc.assert(
      fc.property(presences, one, (presence, rate) => {
        const { admissionsPerMinute, comingShare, leavingPerMinute } = flowOf(door(rate), settings, presence);
        expect(admissionsPerMinute).toBeGreaterThan(0);
        expect(comingShare).toBeGreaterThan(0);
        expect(comingShare).toBeLessThanOrEqual(1);
        expect(leavingPerMinute).toBeGreaterThanOrEqual(0);
        expect(leavingPerMinute).toBeLessThanOrEqual(1);
      }),
    );
  });
});
