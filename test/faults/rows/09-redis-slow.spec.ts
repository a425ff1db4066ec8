import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { atRedis, during } from '../harness/redis-console.js';

const SLEEP_SECONDS = 0.8;
const AWAKE_MS = 300;
const REQUEST_PATIENCE_MS = 5_000;

fault(
  {
    ...{ row: 9, title: 'Redis is slow again and again' },
    ...{
      inject: '`DEBUG SLEEP` repeated under a crowd',
      expect: 'nobody waits long; everybody gets a final answer',
    },
  },
  async context => {
    const { rig, patience } = context;
    await rig.start('a');
    const sale = await context.sale();
    patience.ms = REQUEST_PATIENCE_MS;
    const shopping = crowd(context, { sale, buyers: 20, atOnce: 5 });
    const slept = await atRedis(rig.redis, console =>
      during(
        shopping,
        async () => ((await console.call('DEBUG', 'SLEEP', SLEEP_SECONDS)) === 'OK' ? 1 : 0),
        AWAKE_MS,
      ),
    );
    context.fired(`asleep for ${SLEEP_SECONDS} s`, slept);
    const outcomes = (await shopping).map(({ final }) => final?.status);
    expect(outcomes).toContain(201);
    expect(outcomes).not.toContain(undefined);
    expect(patience.exceeded).toBe(0);
  },
);
