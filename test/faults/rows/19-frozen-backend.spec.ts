import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { statementOf } from '../harness/commit-of.js';

const INSIDE = `state = 'idle in transaction' AND query LIKE '%INSERT INTO bookings %'`;

fault(
  {
    ...{ row: 19, title: 'one backend of Postgres freezes in the middle of a booking' },
    ...{
      inject: 'SIGSTOP of the backend, SIGCONT in the end',
      expect:
        'the deadline gives the connection up, the booking is made on another one, the pool stays healthy',
    },
  },
  async context => {
    const { rig, random } = context;
    const web = await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const held = rig.postgresLink.plant({ mode: 'hold-reply', when: statementOf('T2'), times: 1 });
    const buying = context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
    await held.struck();
    await context.until(`SELECT count(*) = 1 FROM pg_stat_activity WHERE ${INSIDE}`);
    const { rows } = await rig.sql.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${INSIDE}`);
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      held.release();
      // Other shoppers do not notice; the seats of the frozen one are locked, and nobody else's.
      const errands = await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
      expect(errands.map(({ final }) => final?.status)).toContain(201);
      await web.says(/no answer from Postgres within/);
      context.fired('the deadline gave up a frozen backend');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    expect((await buying).final?.status).toBe(201);
    expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
  },
);
