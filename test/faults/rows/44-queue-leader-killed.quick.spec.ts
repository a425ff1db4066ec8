import { enter, knock, lineOnce } from '../../support/queue.js';
import { until } from '../../support/until.js';
import { fault } from '../harness/fault.js';
import { mostBeyond, QueueDiary } from '../harness/queue-diary.js';

const FANS = 60;
/** More than there are fans, so that nobody is kept waiting because the rest is spoken for. */
const SEATS = 100;
const PER_MINUTE = 240;
const PER_SECOND = PER_MINUTE / 60;
/** A new leader may make up for so many seconds without one, and a step is a second long. */
const SECONDS_MADE_UP = 4;

for (const [where, env] of [
  ['between writing a step and telling it', { CRASH_AT: 'queue-persisted:9' }],
  ['by a SIGKILL out of nowhere', {}],
] as const) {
  fault(
    {
      ...{ row: 44, title: `the process that leads the queues is killed ${where}`, quick: true },
      ...{
        inject: 'SIGKILL of the leader, with another process alive',
        expect: 'another one leads; no step is made twice, no call and no place is lost',
      },
    },
    async context => {
      const { rig } = context;
      const first = await rig.start('a', env);
      const diary = await QueueDiary.open(rig);
      const { performanceId: id } = await context.sale(SEATS, { capacity: FANS, ratePerMinute: PER_MINUTE });
      // Who leads keeps on leading, so the other one follows.
      await lineOnce(first, id);
      const other = await rig.start('b');
      const entries = await Promise.all(
        Array.from({ length: FANS }, () => enter(first, id).catch(() => enter(other, id))),
      );
      if (Object.keys(env).length === 0) {
        await lineOnce(first, id, ({ nowServing }) => nowServing > 0);
        await rig.kill('a');
      }
      expect(await first.ended).toBe('SIGKILL');
      await lineOnce(other, id, ({ nowServing }) => nowServing >= FANS);
      const steps = await diary.steps(id);
      const terms = new Set(steps.map(({ term }) => term));
      context.fired(`the leader died, ${terms.size} terms`, terms.size > 1 ? 1 : 0);
      expect(steps.map(({ nowServing }) => nowServing)).toEqual(
        steps.map(({ nowServing }) => nowServing).toSorted((a, b) => a - b),
      );
      expect(mostBeyond(steps, PER_SECOND)).toBeLessThanOrEqual(PER_SECOND * SECONDS_MADE_UP);
      // Everybody who was told a place has it, at the process that never gave it.
      expect(new Set(entries.map(({ index }) => index)).size).toBe(FANS);
      for (const entry of entries) {
        await until(
          () => knock(other, id, entry),
          ({ status }) => status === 201,
        );
      }
    },
  );
}
