import { fault } from '../harness/fault.js';

const FROZEN = /^fault: stop at (cp\d\d)/;

fault(
  {
    ...{ row: 3, title: 'a process freezes between confirmation and booking until others have the seats' },
    ...{ inject: 'SIGSTOP at cp09, the hold ends, another buyer, SIGCONT', quick: true },
    expect: 'the late one is voided and told so; the seats are the other buyer’s',
  },
  async context => {
    const { rig } = context;
    const frozen = await rig.start('a', { STOP_AT: 'cp09' });
    const { performanceId, seatIds } = await context.sale();
    const wanted = context.random.some(seatIds, 2);
    const late = context.buy({ performanceId, seatIds: wanted });
    const [, point = ''] = await frozen.says(FROZEN);
    // The hold and the claim end. Recovery or a webhook would book for the first buyer at once: both come later.
    await context.letTimePass(2_400);
    await context.endHolds();
    await rig.sql.query(`UPDATE payments SET next_attempt_at = clock_timestamp() + interval '10 minutes'`);
    await rig.sql.query(
      `UPDATE sandbox.webhooks SET available_at = clock_timestamp() + interval '10 minutes'`,
    );
    const living = await rig.start('b');
    const other = await context.buy(
      { performanceId, seatIds: wanted },
      context.buyer(() => [living.url]),
    );
    expect(other.final?.status).toBe(201);
    context.fired(`SIGSTOP at ${point} until another buyer had booked the seats`);
    frozen.signal('SIGCONT');
    await context.until(`SELECT count(*) = 1 FROM payments WHERE state = 'VOIDED' AND reason = 'seats-lost'`);
    await context.hurry();
    expect((await late).final).toMatchObject({ status: 409, problem: 'seats-lost' });
  },
);
