import fc from 'fast-check';
import { ranksWithin, secondsToCall } from './wait.rules.js';

const flow = { admissionsPerMinute: 60, comingShare: 1, leavingPerMinute: 0 };
const pace = { ratePerMinute: 60, flow };
const share = fc.double({ min: 0.001, max: 1, noNaN: true });
const paces = fc.record({
  ratePerMinute: fc.nat(10_000),
  flow: fc.record({
    admissionsPerMinute: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
    comingShare: share,
    leavingPerMinute: fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1, noNaN: true })),
  }),
});

describe('the time to the call', () => {
  it('is people over pace when nobody gives up', () => {
    expect(secondsToCall(120, pace)).toBeCloseTo(120);
    expect(secondsToCall(0, pace)).toBe(0);
  });

  it('counts only those ahead who would come: four in five ghosts make it a fifth', () => {
    expect(secondsToCall(600, { ...pace, flow: { ...flow, comingShare: 0.2 } })).toBeCloseTo(120);
  });

  it('counts those who give up meanwhile', () => {
    // 36,000 people ahead, one comes in a second, and the patience is an hour: ln(1 + 10) hours.
    const leaving = { ...pace, flow: { ...flow, leavingPerMinute: 1 / 60 } };
    expect(secondsToCall(36_000, leaving)).toBeCloseTo(3_600 * Math.log(11));
    const hardly = { ...pace, flow: { ...flow, leavingPerMinute: 1e-9 } };
    expect(secondsToCall(36_000, hardly)).toBeCloseTo(36_000, 0);
  });

  it('follows a step of the pace at once', () => {
    const slow = { ...pace, flow: { ...flow, admissionsPerMinute: 30 } };
    expect(secondsToCall(100, slow)).toBeCloseTo(2 * secondsToCall(100, pace));
  });

  it('is unknown without a pace, and by the rate alone where nobody has said more', () => {
    expect(secondsToCall(10, { ratePerMinute: 0 })).toBe(Infinity);
    expect(secondsToCall(10, { ...pace, flow: { ...flow, admissionsPerMinute: 0 } })).toBe(Infinity);
    expect(secondsToCall(10, { ratePerMinute: 30 })).toBeCloseTo(20);
    expect(ranksWithin(600, { ratePerMinute: 30 })).toBeCloseTo(300);
  });

  it('is never negative, never shorter for more ranks, never longer than without leavers', () => {
    fc.assert(
      fc.property(paces, fc.nat(5_000_000), fc.nat(1_000), (one, ranks, more) => {
        const seconds = secondsToCall(ranks, one);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(secondsToCall(ranks + more, one)).toBeGreaterThanOrEqual(seconds);
        const patient = { ...one, flow: { ...one.flow, leavingPerMinute: 0 } };
        expect(seconds).toBeLessThanOrEqual(secondsToCall(ranks, patient) * (1 + 1e-9));
      }),
    );
  });

  it('and the ranks that are called within it are the same thing', () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 1_000_000 }), (one, ranks) => {
        const seconds = secondsToCall(ranks, one);
        // Beyond a few days the exponential leaves the numbers.
        fc.pre(seconds < 36_000);
        expect(ranksWithin(seconds, one) / ranks).toBeCloseTo(1, 3);
      }),
    );
  });
});
