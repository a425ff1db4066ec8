import { enter, lineOnce } from '../../support/queue.js';
import { fault } from '../harness/fault.js';
import { mostBeyond, QueueDiary } from '../harness/queue-diary.js';

const TEN_MINUTES_MS = 600_000;
const FANS = 40;
const PER_MINUTE = 240;
const PER_SECOND = PER_MINUTE / 60;
const SECONDS_MADE_UP = 4;

for (const [word, aheadMs] of [
  ['fast', TEN_MINUTES_MS],
  ['slow', -TEN_MINUTES_MS],
] as const) {
  fault(
    {
      ...{
        row: 45,
        title: `the process that leads the queues is ten minutes ${word}, of three`,
        quick: true,
      },
      ...{
        inject: 'the clock of the product in one process, which leads and is then stopped',
        expect: 'three processes call no more than one would, before and after the change; nobody is lost',
      },
    },
    async context => {
      const { rig } = context;
      const wrong = await rig.start('a', { CLOCK_AHEAD_MS: String(aheadMs) });
      const diary = await QueueDiary.open(rig);
      const { performanceId: id } = await context.sale(50, { capacity: FANS, ratePerMinute: PER_MINUTE });
      await lineOnce(wrong, id);
      const right = await Promise.all([rig.start('b'), rig.start('c')]);
      const entries = await Promise.all(
        Array.from({ length: FANS }, (_, i) => enter([wrong, ...right][i % 3] ?? wrong, id)),
      );
      expect(new Set(entries.map(({ index }) => index)).size).toBe(FANS);
      const { at } = (await (await fetch(`${wrong.url}/api/v1/now-serving`)).json()) as { at: string };
      const ahead = Date.parse(at) - Date.now();
      context.fired(
        `the leader is ${Math.round(ahead / 60_000)} min ahead`,
        Math.abs(ahead - aheadMs) < 60_000 ? 1 : 0,
      );
      await lineOnce(wrong, id, ({ phase, nowServing }) => phase === 'open' && nowServing > FANS / 4);
      // The clocks of whoever leads jump by ten minutes.
      await rig.stop('a');
      for (const web of right) await lineOnce(web, id, ({ nowServing }) => nowServing === FANS);
      const steps = await diary.steps(id);
      expect(mostBeyond(steps, PER_SECOND)).toBeLessThanOrEqual(PER_SECOND * SECONDS_MADE_UP);
    },
  );
}
