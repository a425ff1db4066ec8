import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';

const BUYERS = 100;

fault(
  {
    ...{ row: 38, title: `two processes are restarted one after the other during ${BUYERS} checkouts` },
    ...{ inject: 'SIGTERM, start again', expect: 'nobody loses a booking; exit code 0 in time' },
  },
  async context => {
    const { rig, random } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const sale = await context.sale(2 * BUYERS);
    let isOver = false;
    const shopping = crowd(context, { sale, buyers: BUYERS, atOnce: 10, areSeatsApart: true }).finally(
      () => (isOver = true),
    );
    for (const name of ['a', 'b']) {
      await sleep(random.whole(200, 900));
      const done = context.errands.length;
      expect(isOver).toBe(false);
      const began = performance.now();
      const how = await rig.stop(name);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      expect(how).toBe(0);
      context.fired(
        `SIGTERM to ${name} after ${done} of ${BUYERS} checkouts, exit code ${how} after ${seconds} s`,
      );
      await rig.start(name);
    }
    const errands = await shopping;
    expect(errands.map(({ final }) => final?.status)).toEqual(Array.from({ length: BUYERS }, () => 201));
  },
);
