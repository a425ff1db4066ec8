import { AGAIN_BY_HAND_SECONDS, KNOCK_AGAIN_SECONDS, presentMs, standingInFront } from './door.rules.js';

describe('standing at the door', () => {
  it.each(['front', 'behind'] as const)('outlasts the time to the next knock (%s)', place => {
    expect(presentMs(place, false)).toBeGreaterThanOrEqual((KNOCK_AGAIN_SECONDS[place] + 2) * 1_000);
    expect(presentMs(place, true)).toBeGreaterThanOrEqual(AGAIN_BY_HAND_SECONDS * 1_000);
  });

  it('lets those knock often who may come in before others knock again', () => {
    expect(standingInFront(0)).toBeGreaterThanOrEqual(1);
    expect(standingInFront(10)).toBeGreaterThanOrEqual(10 * KNOCK_AGAIN_SECONDS.behind);
  });
});
