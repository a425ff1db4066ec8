import { fault } from '../harness/fault.js';

/** The lock on which processes that migrate wait for each other. */
const MIGRATION_LOCK = 727_001;

fault(
  {
    ...{ row: 25, title: 'two processes start on an empty database at the same moment', rig: {} },
    ...{
      inject: 'both kept at the door of the migrations until both are there',
      expect: 'each migration runs once, both processes serve',
    },
  },
  async context => {
    const { rig, random } = context;
    const doorkeeper = await rig.sql.connect();
    await doorkeeper.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const starting = Promise.all([rig.start('a'), rig.start('b')]);
    const waiting = `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    await context.until(`SELECT count = 2 FROM (${waiting}) AS l`);
    const { rows } = await doorkeeper.query<{ count: number }>(waiting);
    context.fired('a process at the door of the migrations', rows[0]?.count ?? 0);
    await doorkeeper.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    doorkeeper.release();
    const processes = await starting;
    const ran = await rig.sql.query<{ all: number; different: number }>(
      'SELECT count(*)::int AS all, count(DISTINCT name)::int AS different FROM migrations',
    );
    expect(ran.rows[0]?.all).toBeGreaterThan(0);
    expect(ran.rows[0]?.all).toBe(ran.rows[0]?.different);
    const { performanceId, seatIds } = await context.sale();
    for (const { url } of processes) {
      const wish = { performanceId, seatIds: random.some(seatIds.splice(0, 10), 2) };
      const errand = await context.buy(
        wish,
        context.buyer(() => [url]),
      );
      expect(errand.final?.status).toBe(201);
    }
  },
);
