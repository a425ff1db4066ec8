import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { underWay } from '../harness/under-way.js';
import { until } from '../harness/until.js';

const DOWN_MS = 3_000;

fault(
  {
    ...{ row: 16, title: 'Postgres dies at once and comes back', quick: true, rig: {} },
    ...{
      inject: 'SIGQUIT (immediate shutdown) amid claims and bookings, started again',
      expect:
        '503 with Retry-After meanwhile; nothing acknowledged is lost; the product reconnects by itself',
    },
  },
  async context => {
    const { rig } = context;
    const { url } = await rig.start('a');
    const { holder, hold, finish } = await underWay(context);
    const shopping = crowd(context, { sale: await context.sale(), buyers: 12, atOnce: 4 });
    await context.until('SELECT count(*) > 2 FROM bookings');
    process.kill(rig.postgres.pid, 'SIGQUIT');
    const isReady = async (): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;
    await until('Postgres is reported as down', async () => !(await isReady()));
    const answer = await holder.payOnce(hold);
    expect(answer).toMatchObject({ status: 503, problem: 'temporarily-unavailable', retryAfter: '2' });
    context.fired(`immediate shutdown, away for ${DOWN_MS} ms`);
    await sleep(DOWN_MS);
    await rig.postgres.restart();
    await until('Postgres is reported as up', isReady);
    await context.hurry();
    expect((await finish()).final?.status).toBe(201);
    expect((await holder.pay(hold)).final?.status).toBe(201);
    expect((await shopping).filter(({ final }) => final === undefined)).toEqual([]);
  },
);
