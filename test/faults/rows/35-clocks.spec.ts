import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { strangerGets, underWay } from '../harness/under-way.js';

const TEN_MINUTES_MS = 600_000;
const QUARTER_SECONDS = 900;
/** A shifted clock is told from a right one by this. */
const NEAR_MS = 120_000;

/** Milliseconds by which a process is ahead, as what it publishes says. */
async function aheadBy(url: string, performanceId: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/performances/${performanceId}/availability`);
  const { at } = (await response.json()) as { at: string };
  return Date.parse(at) - Date.now();
}

fault(
  {
    ...{ row: 35, title: 'the clocks of two processes are ten minutes fast and ten minutes slow' },
    ...{
      inject: 'the clock of the product, shifted both ways at once',
      expect: 'holds may end early or late; nothing is oversold and everything completes',
    },
  },
  async context => {
    const { rig } = context;
    const fast = await rig.start('a', { CLOCK_AHEAD_MS: String(TEN_MINUTES_MS) });
    const slow = await rig.start('b', { CLOCK_AHEAD_MS: String(-TEN_MINUTES_MS) });
    const sale = await context.sale();
    const { performanceId, seatIds } = sale;
    for (const [{ url }, expected] of [
      [fast, TEN_MINUTES_MS],
      [slow, -TEN_MINUTES_MS],
    ] as const) {
      const ahead = await aheadBy(url, performanceId);
      context.fired(
        `ahead by ${Math.round(ahead / 60_000)} min`,
        Math.abs(ahead - expected) < NEAR_MS ? 1 : 0,
      );
      const buyer = context.buyer(() => [url]);
      const wish = { performanceId, seatIds: seatIds.splice(0, 2) };
      expect((await context.buy(wish, buyer)).final?.status).toBe(201);
    }
    // Held with one, paid with the other.
    const here = context.buyer(() => [fast.url]);
    const there = context.buyer(() => [slow.url]);
    const hold = context.watch(await here.hold({ performanceId, seatIds: seatIds.splice(0, 2) }));
    there.become(hold);
    expect((await there.pay(hold)).final?.status).toBe(201);
    const errands = await crowd(context, { sale, buyers: 30, atOnce: 6 });
    expect(errands.filter(({ final }) => final === undefined)).toEqual([]);
  },
);

fault(
  {
    ...{ row: 35, title: 'the clock of Postgres jumps a quarter of an hour ahead during a payment' },
    ...{
      inject:
        'what Postgres noted of payments and claims moved back (its clock itself can only be set with libfaketime)',
      expect: 'the seats are sold once; the payment is booked, or voided and told so',
    },
  },
  async context => {
    const { rig } = context;
    await rig.start('a');
    const { performanceId, sold, claimed, held, finish, holder, hold } = await underWay(context);
    await context.letTimePass(QUARTER_SECONDS);
    const { rows } = await rig.sql.query(
      `SELECT 1 FROM performance_seats WHERE claim_expires_at < clock_timestamp() + interval '1 minute'`,
    );
    context.fired('a claim older than its time', rows.length);
    expect(await strangerGets(context, performanceId, sold)).toBe('409 seats-taken');
    const [late, rival] = await Promise.all([finish(), context.buy({ performanceId, seatIds: claimed })]);
    expect([late, rival].filter(({ final }) => final?.status === 201).length).toBeLessThanOrEqual(1);
    expect([late.final, rival.final]).not.toContain(undefined);
    expect(hold.seatIds).toEqual(held);
    expect((await holder.pay(hold)).final?.status).toBe(201);
  },
);
