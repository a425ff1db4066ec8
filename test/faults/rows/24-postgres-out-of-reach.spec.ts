import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { underWay } from '../harness/under-way.js';

/** Deadlines end every wait long before. */
const REQUEST_PATIENCE_MS = 45_000;

fault(
  {
    ...{ row: 24, title: 'the network between product and Postgres drops everything' },
    ...{
      inject: 'what is sent goes nowhere, and nobody closes a connection',
      expect: 'deadlines give every connection up, 503 meanwhile, and all completes afterwards',
    },
  },
  async context => {
    const { rig, patience } = context;
    const { url } = await rig.start('a');
    const { holder, hold, finish } = await underWay(context);
    patience.ms = REQUEST_PATIENCE_MS;
    const shopping = crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 4 });
    const dropped = rig.postgresLink.plant({ mode: 'blackhole' });
    await dropped.struck();
    const answer = await holder.payOnce(hold);
    expect(answer).toMatchObject({ status: 503, retryAfter: '2' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    context.fired('a connection fell silent', dropped.fired);
    // Only what is sent from here on arrives; whoever was silenced stays so until it is given up.
    dropped.release();
    expect((await finish()).final?.status).toBe(201);
    expect((await holder.pay(hold)).final?.status).toBe(201);
    expect((await shopping).filter(({ final }) => final === undefined)).toEqual([]);
    expect(patience.exceeded).toBe(0);
  },
);
