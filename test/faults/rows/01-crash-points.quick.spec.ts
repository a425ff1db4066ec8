import { setTimeout as sleep } from 'node:timers/promises';
import type { Purchase } from '../harness/buyer.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';

/** Where a purchase passes while its buyer waits, with what the sandbox may have done by then. */
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
/** Dying there can leave a payment whose card nobody asks any more: it ends by itself. */
const MAY_END_UNPAID = /^cp0[78]/;
/** Longer than a hold may last, with a payment that pins it. */
const LONGER_THAN_A_HOLD_S = 2_400;

/** Without those after which the card is never asked: the second point would not be passed. */
const BEFORE_THE_BOOKING = ['cp01', 'cp02', 'cp03', 'cp04', 'cp05', 'cp06', 'cp09', 'cp10'];
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
  // A confirmation that was never sent is not sent later either: the payment ends with the time for it.
  await untilUnconfirmedOrDone(context, buying);
  const purchase = await buying;
  expect([201, 410]).toContain(purchase.final?.status);
  if (purchase.final?.status === 410) expect(points.some(point => MAY_END_UNPAID.test(point))).toBe(true);
}

/** Lets the time for a payment pass whose card the gateway has never seen. */
async function untilUnconfirmedOrDone(context: FaultContext, buying: Promise<Purchase>): Promise<void> {
  const isDone = buying.then(() => true);
  const look = async (): Promise<boolean> => {
    const { rows } = await context.rig.sql.query(
      `SELECT 1 FROM payments p JOIN sandbox.intents i ON i.id = p.gateway_intent
        WHERE p.state = 'CONF' AND i.status = 'requires_payment_method' AND i.declines = 0`,
    );
    if (rows.length === 0) return false;
    await context.letTimePass(LONGER_THAN_A_HOLD_S);
    return true;
  };
  for (;;) {
    if (await Promise.race([isDone, sleep(500).then(() => false)])) return;
    if (await look()) return;
  }
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
      await buyThroughDeaths(context, ['cp07', `cp18:${passing}`]);
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
      const purchase = await context.buy({ performanceId, seatIds: seatIds.slice(0, 2) });
      const reference = purchase.final?.body['reference'] as string;
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
      ...{ row: 1, title: `the process dies twice in one purchase (${pair})` },
      ...{ inject: 'SIGKILL at two points of the seed', expect: 'the same key again brings one booking' },
    },
    async context => {
      const { random } = context;
      const points = [random.one(BEFORE_THE_BOOKING), random.one(FROM_THE_BOOKING_ON)];
      await buyThroughDeaths(
        context,
        points.map(point => crashAt(point, context)),
      );
    },
  );
}
