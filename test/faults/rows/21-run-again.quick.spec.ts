import { fault } from '../harness/fault.js';
import { statementOf } from '../harness/commit-of.js';

/** What the three transactions of a checkout write, and how Postgres refuses it: often, but fewer times than we try. */
const REFUSALS = [
  ['payments', '40001', 3],
  ['bookings', '40P01', 2],
  ['ledger', '40001', 1],
] as const;

fault(
  {
    ...{ row: 21, title: 'Postgres asks for each transaction of a checkout to be run again', quick: true },
    ...{
      inject: 'a trigger that raises 40001 and 40P01 the first times',
      expect: 'run again as a whole, and the buyer hears nothing of it',
    },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    for (const [table, code, times] of REFUSALS) {
      await rig.sql.query(`
        CREATE SEQUENCE refused_${table};
        CREATE FUNCTION refuse_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('refused_${table}') <= ${times} THEN
            RAISE EXCEPTION 'refused by the fault suite' USING ERRCODE = '${code}';
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER refuse_${table} BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_${table}()`);
    }
    try {
      const errand = await context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
      expect(errand.answers.map(({ status }) => status)).toEqual([201]);
      await context.until(`SELECT count(*) > 0 FROM ledger`);
      for (const [table, code, times] of REFUSALS) {
        // A sequence counts on through every rollback.
        const { rows } = await rig.sql.query<{ tried: number }>(
          `SELECT last_value::int AS tried FROM refused_${table}`,
        );
        context.fired(`${code} on ${table}`, Math.min(times, (rows[0]?.tried ?? 0) - 1));
      }
    } finally {
      for (const [table] of REFUSALS) {
        await rig.sql.query(`DROP FUNCTION refuse_${table} CASCADE; DROP SEQUENCE refused_${table}`);
      }
    }
  },
);

fault(
  {
    ...{ row: 21, title: 'a booking is the victim of a real deadlock', quick: true },
    ...{
      inject: 'another session takes the payment and what the booking needs next, in the other order',
      expect: 'run again as a whole, and the buyer hears nothing of it',
    },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const before = await rig.deadlocks();
    const held = rig.postgresLink.plant({ mode: 'hold-reply', when: statementOf('T2'), times: 1 });
    const buying = context.buy({ performanceId, seatIds: random.some(seatIds, 2) });
    await held.struck();
    const rival = await rig.sql.connect();
    try {
      // The rival never looks for a deadlock itself, so that it is the booking which gives way.
      await rival.query(
        `BEGIN; SET LOCAL deadlock_timeout = '1h'; LOCK TABLE outbox IN SHARE ROW EXCLUSIVE MODE`,
      );
      const waiting = rival.query('SELECT 1 FROM payments FOR UPDATE');
      await context.until(`SELECT count(*) > 0 FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT 1 FROM payments FOR UPDATE%'`);
      held.release();
      await waiting;
    } finally {
      await rival.query('ROLLBACK');
      rival.release();
    }
    expect((await buying).final?.status).toBe(201);
    await context.until(`SELECT sum(deadlocks) > ${before} FROM pg_stat_database`);
    context.fired('a deadlock broken by Postgres', (await rig.deadlocks()) - before);
  },
);
