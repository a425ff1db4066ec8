import { setTimeout as sleep } from 'node:timers/promises';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';

/** Where an errand passes while its buyer waits, with what the sandbox may have done by then. */
const DURING_THE_REQUEST = [
  ['cp01', 'before the COMMIT of the claim'],
  ['cp02', 'the COMMIT of the claim done, its answer lost'],
  ['cp03', 'before the intent is created'],
  ['cp04', 'the creation sent, no answer'],
  ['cp05', 'the creation answered, nothing stored'],
  ['cp06', 'the intent stored, before the confirmation is noted'],
  ['cp07', 'the confirmation noted, not sent'],
  ['cp08', 'the confirmation sent, no answer'],
  ['cp09', 'the confirmation answered, before the booking'],
  ['cp10', 'inside of the booking'],
  ['cp11', 'the COMMIT of the booking done, its answer lost'],
  ['cp12', 'after the booking, before the capture'],
  ['cp13', 'the capture sent, no answer'],
  ['cp14', 'the capture answered, nothing stored'],
  ['cp15', 'the COMMIT of the capture done, its answer lost'],
  ['cp16', 'before the answer to the buyer'],
  ['cp17', 'a webhook stored, not worked off'],
  ['cp20', 'a job done, its row still there'],
] as const;
const QUICK = ['cp08', 'cp11', 'cp13'];
/** What was sent may be on its way, done, or done and answered: any of it, by the seed. */
const SENT = ['cp04', 'cp08', 'cp13'];
const MAX_WAY_MS = 12;
const DEATH_PATIENCE_MS = 60_000;

const BEFORE_THE_BOOKING = DURING_THE_REQUEST.slice(0, 10).map(([point]) => point);
const FROM_THE_BOOKING_ON = ['cp10', 'cp11', 'cp12', 'cp13', 'cp14', 'cp15'];
const PAIRS = 4;

function crashAt(point: string, { random }: FaultContext): string {
  return SENT.includes(point) ? `${point}+${random.whole(0, MAX_WAY_MS)}` : point;
}

/** Waits for the death that was ordered. */
async function death(
  context: FaultContext,
  web: { ended: Promise<unknown>; lines: string[] },
): Promise<void> {
  const how = await Promise.race([web.ended, sleep(DEATH_PATIENCE_MS, 'nothing')]);
  const said = web.lines.find(line => line.startsWith('fault: kill at'));
  context.fired(
    `SIGKILL: ${said?.slice('fault: kill '.length) ?? 'nothing'}`,
    said !== undefined && how === 'SIGKILL' ? 1 : 0,
  );
}

/** One buyer against a process that dies at each of the points in turn, and lives in the end. */
async function buyThroughDeaths(context: FaultContext, points: string[]): Promise<void> {
  const { rig } = context;
  const [first = '', ...others] = points;
  const isPassedBySettingUp = first.startsWith('cp20');
  let web = await rig.start('a', isPassedBySettingUp ? {} : { CRASH_AT: first });
  const { performanceId, seatIds } = await context.sale();
  if (isPassedBySettingUp) {
    await web.stop();
    web = await rig.start('a', { CRASH_AT: first });
  }
  const buying = context.buy({ performanceId, seatIds: context.random.some(seatIds, 2) });
  for (const next of [...others, undefined]) {
    await death(context, web);
    await context.hurry();
    web = await rig.start('a', next === undefined ? {} : { CRASH_AT: next });
  }
  expect((await buying).final?.status).toBe(201);
}

for (const [point, where] of DURING_THE_REQUEST) {
  fault(
    {
      ...{ row: 1, title: `the process dies at ${point}: ${where}`, quick: QUICK.includes(point) },
      ...{ inject: 'SIGKILL at the point, restart', expect: 'the same key again brings one booking' },
    },
    async context => {
      await buyThroughDeaths(context, [crashAt(point, context)]);
    },
  );
}

for (const passing of [1, 2]) {
  fault(
    {
      ...{ row: 1, title: `the process dies at cp18, ${passing === 1 ? 'before' : 'after'} recovery's call` },
      ...{
        inject: 'SIGKILL at cp07, then at cp18, restart',
        expect: 'the lease ends, and the next one does it',
      },
    },
    async context => {
      const { rig } = context;
      const web = await rig.start('a', { CRASH_AT: 'cp07' });
      const { performanceId, seatIds } = await context.sale();
      const buying = context.buy({ performanceId, seatIds: context.random.some(seatIds, 2) });
      await death(context, web);
      // The buyer is kept waiting, so that it is recovery that comes upon the payment.
      await rig.sql.query(`UPDATE idempotency_keys SET locked_until = clock_timestamp() + interval '1 hour'`);
      await rig.sql.query('UPDATE payments SET next_attempt_at = clock_timestamp()');
      await death(context, await rig.start('a', { CRASH_AT: `cp18:${passing}` }));
      await context.hurry();
      await rig.start('a');
      expect((await buying).final?.status).toBe(201);
    },
  );
  fault(
    {
      ...{
        row: 1,
        title: `the process dies at cp19, ${passing === 1 ? 'before' : 'after'} the refund's call`,
      },
      ...{ inject: 'SIGKILL at the point, restart', expect: 'one refund' },
    },
    async context => {
      const { rig } = context;
      const web = await rig.start('a', { CRASH_AT: `cp19:${passing}` });
      const { performanceId, seatIds } = await context.sale();
      const errand = await context.buy({ performanceId, seatIds: seatIds.slice(0, 2) });
      const reference = errand.final?.body['reference'] as string;
      context.givenBack.add(reference);
      // The process may die before it has answered; the same key again is the same refund.
      const ask = () => rig.admin('POST', `bookings/${reference}/refunds`, {}, 'refund-1');
      const first = await ask().catch(() => undefined);
      await death(context, web);
      await context.hurry();
      await rig.start('a');
      const again = await ask();
      expect(again.status).toBe(201);
      expect(first?.body['id'] ?? again.body['id']).toBe(again.body['id']);
    },
  );
}

for (let pair = 1; pair <= PAIRS; pair += 1) {
  fault(
    {
      ...{ row: 1, title: `the process dies twice in one checkout (${pair})` },
      ...{ inject: 'SIGKILL at two points of the seed', expect: 'the same key again brings one booking' },
    },
    async context => {
      const { random } = context;
      // One seed makes each of the pairs another one.
      const points = [BEFORE_THE_BOOKING, FROM_THE_BOOKING_ON].map(
        all => random.some(all, PAIRS)[pair - 1] ?? '',
      );
      await buyThroughDeaths(
        context,
        points.map(point => crashAt(point, context)),
      );
    },
  );
}
