import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { StripeGateway, type Waited } from '../harness/stripe-gateway.js';
import type { Errand } from '../harness/buyer.js';

const HALF_AN_HOUR_SECONDS = 1_800;
const PAST_THE_DEADLINE_SECONDS = 2_400;
const ALWAYS = 1_000;

afterAll(() => StripeGateway.end());

interface Booked {
  errand: Errand;
  payment: Waited;
  reference: string;
}

/** A booking whose capture does not come through. */
async function bookedOnly(context: FaultContext, gateway: StripeGateway): Promise<Booked> {
  gateway.plan('capture', 'reset-before', { times: ALWAYS });
  const { performanceId, seatIds } = await context.sale();
  const errand = await context.buy({ performanceId, seatIds: seatIds.slice(0, 2) });
  expect(errand.final?.status).toBe(201);
  const payment = await gateway.paymentOf(errand.holdId, 'BOOKED');
  return { errand, payment, reference: String(errand.final?.body['reference']) };
}

fault(
  {
    ...{ row: 29, title: 'the gateway is away for half an hour when the money is to be taken' },
    ...{ inject: 'no connections', expect: 'taken later, once; the booking stands meanwhile' },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const broken = gateway.strikes('reset-before');
    const { errand, payment } = await bookedOnly(context, gateway);
    await gateway.server.stop();
    await context.letTimePass(HALF_AN_HOUR_SECONDS);
    await context.hurry();
    expect((await gateway.paymentOf(errand.holdId)).state).toBe('BOOKED');
    gateway.control.faults.clear();
    await gateway.server.start();
    await context.hurry();
    await gateway.paymentOf(errand.holdId, 'CAPTURED');
    context.fired('a capture did not come through before the outage', broken());
    expect(gateway.diaryOf(payment.id)).toEqual(['created', 'authorised', 'captured']);
  },
);

fault(
  {
    ...{ row: 30, title: 'the authorisation ends before the money is taken' },
    ...{
      inject: 'the gateway cancels it',
      expect: 'the booking falls, the seats are free, the buyer is told',
    },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const { errand, payment, reference } = await bookedOnly(context, gateway);
    context.givenBack.add(reference);
    gateway.control.act({ act: 'expire-authorisation', intent: payment.intent ?? '' });
    gateway.control.faults.clear();
    await context.hurry();
    await gateway.paymentOf(errand.holdId, 'CAPTURE_FAILED');
    const expired = gateway.diaryOf(payment.id).filter(what => what === 'canceled').length;
    context.fired('an authorisation ended by itself', expired);
    const { performanceId, seatIds } = errand;
    expect((await context.buy({ performanceId, seatIds })).final?.status).toBe(201);
    await context.settle();
    const { rows } = await context.rig.sql.query<{ subject: string }>(
      'SELECT subject FROM mails WHERE recipient = $1 ORDER BY id',
      ['robin@example.org'],
    );
    expect(rows.length).toBeGreaterThan(1);
  },
);

/** A buyer whose bank has approved while nobody can ask how it stands. */
async function approvedUnseen(
  context: FaultContext,
  gateway: StripeGateway,
  wish: { performanceId: string; seatIds: string[] },
): Promise<{ errand: Errand; intent: string }> {
  gateway.control.setWebhooks('off');
  const buyer = context.buyer();
  const errand = await buyer.hold(wish);
  await buyer.payOnce(errand, gateway.card('authenticationRequired'));
  const { intent } = await gateway.paymentOf(errand.holdId, 'CONF');
  gateway.plan('retrieve', 'rate-limit', { times: ALWAYS });
  gateway.control.act({ act: 'bank-approves', intent: intent ?? '' });
  return { errand, intent: intent ?? '' };
}

for (const areSeatsGone of [false, true]) {
  fault(
    {
      row: 31,
      title: `a person takes the money in the dashboard${areSeatsGone ? ' when the seats have gone' : ''}`,
      inject: 'captured by hand while the product cannot ask',
      expect: areSeatsGone ? 'all of it goes back' : 'the booking stands',
    },
    async context => {
      const gateway = await StripeGateway.begin(context);
      const blind = gateway.strikes('rate-limit');
      const { performanceId, seatIds } = await context.sale();
      const wish = { performanceId, seatIds: seatIds.slice(0, 2) };
      const { errand, intent } = await approvedUnseen(context, gateway, wish);
      if (areSeatsGone) {
        await context.letTimePass(PAST_THE_DEADLINE_SECONDS);
        await flushRedis(context);
        await buyOnceFree(context, wish);
      }
      gateway.control.act({ act: 'dashboard-capture', intent });
      await context.hurry();
      await gateway.until('the product asks in vain', () => blind() > 0);
      gateway.control.faults.clear();
      await context.hurry();
      const { id } = await gateway.paymentOf(errand.holdId, areSeatsGone ? 'REFUNDED' : 'CAPTURED');
      context.fired('we could not ask how it stands', blind());
      const diary = ['created', 'action-required', 'authorised', 'captured'];
      expect(gateway.diaryOf(id)).toEqual(areSeatsGone ? [...diary, 'refunded'] : diary);
    },
  );
}

/** Somebody else gets the seats as soon as they are seen to be free. */
async function buyOnceFree(
  context: FaultContext,
  wish: { performanceId: string; seatIds: string[] },
): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const { final } = await context.buyer().buy(wish);
    if (final?.status === 201) return;
    expect(final).toMatchObject({ status: 409, problem: 'seats-taken' });
    await sleep(500);
  }
  throw new Error('The seats did not come free.');
}

/** Holds are gone with it; what is claimed in Postgres is not. */
async function flushRedis({ rig }: FaultContext): Promise<void> {
  const client = new Redis(rig.redis.url);
  await client.flushall();
  client.disconnect();
}

fault(
  {
    ...{ row: 42, title: 'a part, the whole, and the dashboard give money back at the same time' },
    ...{ inject: 'in parallel', expect: 'never more than was taken' },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const { performanceId, seatIds } = await context.sale();
    let refunds = 0;
    for (let round = 0; round < 4; round += 1) {
      const wish = { performanceId, seatIds: seatIds.slice(round * 2, round * 2 + 2) };
      const errand = await context.buy(wish);
      const reference = String(errand.final?.body['reference']);
      const { id, intent } = await gateway.paymentOf(errand.holdId, 'CAPTURED');
      context.givenBack.add(reference);
      const { amount = 0 } = gateway.control.books.intents.get(intent ?? '') ?? {};
      const by = round % 2 === 0 ? { amount: amount / 2 } : {};
      const ask = (body: object): Promise<unknown> =>
        context.rig.admin('POST', `bookings/${reference}/refunds`, body, randomUUID());
      const byHand = async (): Promise<void> => {
        await new Promise(resolve => setTimeout(resolve, context.random.whole(0, 60)));
        gateway.control.act({ act: 'dashboard-refund', intent: intent ?? '', ...by });
      };
      // In turn two halves and one by hand, and the whole twice: what is too much is refused over there.
      const wishes = round % 2 === 0 ? wish.seatIds.map(seatId => ({ seatIds: [seatId] })) : [{}];
      await Promise.allSettled([...wishes.map(ask), byHand()]);
      refunds += gateway.diaryOf(id).filter(what => what === 'refunded').length;
    }
    context.fired('refunds of one payment met', refunds);
    await context.settle();
    for (const { captured, refunded } of await gateway.entries()) {
      expect(refunded).toBeLessThanOrEqual(captured);
    }
  },
);
