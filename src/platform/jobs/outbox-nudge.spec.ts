import type { Lane } from './outbox-lane.js';
import { type Nudge, OutboxNudge } from './outbox-nudge.js';

const { jest } = import.meta;

describe('the nudge of the outbox', () => {
  const told: Lane[][] = [];
  const woken: Lane[] = [];
  let nudge: OutboxNudge;

  beforeEach(() => {
    jest.useFakeTimers();
    told.length = woken.length = 0;
    const add = ({ lanes }: Nudge): Promise<void> => Promise.resolve(void told.push(lanes));
    nudge = new OutboxNudge({ add });
    nudge.onWake(lane => woken.push(lane));
  });
  afterEach(() => {
    nudge.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('wakes each lane that has something, once a turn, and no other', () => {
    for (const lane of ['usual', 'urgent', 'usual'] as const) nudge.poke(lane);
    expect(woken).toEqual([]);
    jest.advanceTimersByTime(0);
    expect(woken).toEqual(['usual', 'urgent']);
    expect(told).toEqual([['usual', 'urgent']]);
  });

  it('tells others at once, and in a rush of everything meanwhile at most ten times a second', () => {
    for (let i = 0; i < 50; i += 1) {
      nudge.poke(i < 25 ? 'usual' : 'bulk');
      jest.advanceTimersByTime(10);
    }
    expect(woken).toHaveLength(50);
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told[0]).toEqual(['usual']);
    jest.advanceTimersByTime(1_000);
    expect(told.at(-1)).toEqual(['bulk']);
    const { length } = told;
    jest.advanceTimersByTime(1_000);
    expect(told).toHaveLength(length);
    nudge.poke('urgent');
    jest.advanceTimersByTime(0);
    expect(told.at(-1)).toEqual(['urgent']);
  });
});
