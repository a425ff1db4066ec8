import { fault } from '../harness/fault.js';

/** Longer than Bull's lock and than every lease of ours. */
const BUSY_MS = 45_000;

fault(
  {
    ...{
      row: 36,
      title: `the event loop of a worker is blocked for ${BUSY_MS / 1000} s right before it captures`,
    },
    ...{ inject: 'busy loop at cp12', expect: 'a job may run twice, its effect comes once' },
  },
  async context => {
    const { rig, random } = context;
    const blocked = await rig.start('a', { BLOCK_AT: `cp12=${BUSY_MS}` });
    const { performanceId, seatIds } = await context.sale();
    const buying = context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
    await blocked.says(/^fault: block at cp12/);
    await rig.start('b');
    await context.until(`SELECT count(*) = 1 FROM payments WHERE state = 'CAPTURED'`);
    // Only now does the blocked one send its own capture.
    await blocked.says(/^fault: busy for/, 2 * BUSY_MS);
    context.fired(`blocked for ${BUSY_MS} ms, captured by another process meanwhile`);
    expect((await buying).final?.status).toBe(201);
  },
);
