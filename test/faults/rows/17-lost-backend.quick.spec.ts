import { fault } from '../harness/fault.js';
import { statementOf } from '../harness/commit-of.js';

fault(
  {
    ...{ row: 17, title: 'the backend of Postgres is ended in the middle of the booking', quick: true },
    ...{
      inject: 'answers held back by the proxy, `pg_terminate_backend`',
      expect: 'rolled back, booked once all the same',
    },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const held = rig.postgresLink.plant({ mode: 'hold-reply', when: statementOf('T2'), times: 1 });
    const buying = context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
    await held.struck();
    const inside = `FROM pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE '%INSERT INTO bookings %'`;
    await context.until(`SELECT count(*) > 0 ${inside}`);
    const { rowCount } = await rig.sql.query(`SELECT pg_terminate_backend(pid) ${inside}`);
    context.fired('a backend inside of the booking was ended', rowCount ?? 0);
    held.release();
    expect((await buying).final?.status).toBe(201);
  },
);
