import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { strangerGets, underWay } from '../harness/under-way.js';

const REQUEST_PATIENCE_MS = 5_000;
const ASKED_WHILE_FROZEN = 5;

fault(
  {
    ...{ row: 7, title: 'Redis freezes', quick: true, rig: {} },
    ...{
      inject: 'SIGSTOP, SIGCONT',
      expect:
        'the payment goes through meanwhile; holds get a clean 503 instead of waiting, and work afterwards',
    },
  },
  async context => {
    const { rig, patience } = context;
    await rig.start('a');
    const { performanceId, sold, free, holder, hold, finish } = await underWay(context);
    patience.ms = REQUEST_PATIENCE_MS;
    process.kill(rig.redis.pid, 'SIGSTOP');
    let refused = 0;
    try {
      for (let i = 0; i < ASKED_WHILE_FROZEN; i += 1) {
        const answer = await strangerGets(context, performanceId, free, 0);
        expect(answer).toBe('503 holds-unavailable');
        refused += 1;
      }
      expect((await holder.payOnce(hold)).status).toBe(503);
      expect((await finish()).final?.status).toBe(201);
    } finally {
      process.kill(rig.redis.pid, 'SIGCONT');
    }
    context.fired('a hold refused by a frozen Redis', refused);

    // What was sent to it meanwhile is carried out late; the hold that was there before is still good.
    expect((await holder.pay(hold)).final?.status).toBe(201);
    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
    expect(errands.map(({ final }) => final?.status)).toContain(201);
    expect(patience.exceeded).toBe(0);
  },
);
