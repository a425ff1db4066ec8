import { fault } from '../harness/fault.js';
import { crowd } from '../harness/crowd.js';
import { Standby } from '../harness/standby.js';

const FROM_PRODUCT = `application_name LIKE 'frontrow-%' AND backend_type = 'client backend'`;

fault(
  {
    ...{ row: 23, title: 'the read replica is an hour behind', rig: {} },
    ...{
      inject: 'a streaming standby with `recovery_min_apply_delay`, and a sale that it knows nothing of',
      expect: 'search reads the replica; admission, hold and checkout never do, and all are booked',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    await context.sale();
    await rig.stop('a');
    const standby = await Standby.of(rig.postgres.url, rig.sql, '1h');
    context.atTheEnd(() => standby.close());
    await context.until(`SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming'`);
    const { url } = await rig.start('b', { DATABASE_REPLICA_URLS: standby.url });
    const sale = await context.sale();
    const wish = { sale, buyers: 10, atOnce: 5, areSeatsApart: true };
    const errands = await crowd(context, wish);
    expect(errands.map(({ final }) => final?.status)).toEqual(errands.map(() => 201));

    const search = await fetch(`${url}/api/v1/events`);
    const { items } = (await search.json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
    const readers = await standby.sql.query(`SELECT 1 FROM pg_stat_activity WHERE ${FROM_PRODUCT}`);
    context.fired('a connection of the product to the replica', readers.rowCount ?? 0);
    const count = 'SELECT count(*)::int AS count FROM bookings';
    const { rows } = await standby.sql.query<{ count: number }>(count);
    expect(rows[0]?.count).toBe(0);
    context.fired('a booking that the replica has not heard of', errands.length);
  },
);
