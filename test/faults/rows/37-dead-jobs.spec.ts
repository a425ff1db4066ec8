import { Redis } from 'ioredis';
import { fault } from '../harness/fault.js';

const KILLS = 2;
const PATIENCE_MS = 60_000;

fault(
  {
    ...{ row: 37, title: 'the worker of a job dies twice, then Bull forgets the job' },
    ...{
      inject: 'SIGKILL at cp20 twice, Bull’s keys deleted',
      expect: 'the poller finishes what Bull does not',
    },
  },
  async context => {
    const { rig, random } = context;
    const first = await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    await first.stop();
    let web = await rig.start('a', { CRASH_AT: 'cp20' });
    const buying = context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await web.says(/^fault: kill at cp20/, PATIENCE_MS);
      context.fired(`SIGKILL inside of a job, ${kill}`, (await web.ended) === 'SIGKILL' ? 1 : 0);
      await context.hurry();
      if (kill < KILLS) web = await rig.start('a', { CRASH_AT: 'cp20' });
    }
    const redis = new Redis(rig.redis.url);
    const keys = await redis.keys('{bull}:*');
    context.fired('a key of Bull was deleted', await redis.del(keys));
    redis.disconnect();
    await context.until('SELECT count(*) > 0 FROM outbox');
    await rig.start('a');
    expect((await buying).final?.status).toBe(201);
  },
);
