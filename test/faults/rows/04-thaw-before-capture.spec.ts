import { fault } from '../harness/fault.js';

const FROZEN = /^fault: stop at (cp\d\d)/;

fault(
  {
    ...{
      row: 4,
      title: 'a process freezes right before it captures, another one captures, it thaws',
    },
    ...{ inject: 'SIGSTOP at cp12, SIGCONT later', expect: 'one capture' },
  },
  async context => {
    const { rig } = context;
    const frozen = await rig.start('a', { STOP_AT: 'cp12' });
    const { performanceId, seatIds } = await context.sale();
    const buying = context.buy({ performanceId, seatIds: context.random.some(seatIds, 2) });
    const [, point = ''] = await frozen.says(FROZEN);
    await rig.start('b');
    await context.hurry();
    await context.until(`SELECT count(*) = 1 FROM payments WHERE state = 'CAPTURED'`);
    context.fired(`SIGSTOP at ${point}, captured by another process meanwhile`);
    frozen.signal('SIGCONT');
    // The thawed one sends its capture too, under the same key.
    expect((await buying).final?.status).toBe(201);
    await context.settle();
    const { rows } = await rig.sql.query('SELECT captured = amount AS once FROM sandbox.intents');
    expect(rows).toEqual([{ once: true }]);
  },
);
