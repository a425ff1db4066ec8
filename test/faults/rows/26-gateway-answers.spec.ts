import { setTimeout as sleep } from 'node:timers/promises';
import type { Errand } from '../harness/buyer.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { StripeGateway } from '../harness/stripe-gateway.js';

/** Longer than anybody waits for an answer. */
const FOR_EVER_MS = 120_000;
const PAST_THE_DEADLINE_SECONDS = 2_400;

afterAll(() => StripeGateway.end());

for (const [card, status] of [
  ['visa', 201],
  ['chargeDeclined', 402],
] as const) {
  fault(
    {
      ...{ row: 26, title: `the gateway does what it is asked (${card}) and never answers` },
      ...{ inject: 'the answer to the confirmation is held, no webhooks', expect: 'found out by asking' },
    },
    async context => {
      const gateway = await StripeGateway.begin(context);
      gateway.control.setWebhooks('off');
      const held = gateway.strikes('hold-reply');
      gateway.plan('confirm', 'hold-reply', { ms: FOR_EVER_MS });
      const { performanceId, seatIds } = await context.sale();
      const wish = { performanceId, seatIds: context.random.some(seatIds, 2) };
      const errand = await context.buy({ ...wish, paymentMethod: gateway.card(card) });
      context.fired('an answer was held for ever', held());
      expect(errand.final?.status).toBe(status);
      const { id } = await gateway.paymentOf(errand.holdId);
      expect(gateway.diaryOf(id).filter(what => what === 'authorised')).toHaveLength(status === 201 ? 1 : 0);
      // A declined payment waits for another card as long as there is time.
      if (status === 402) await context.letTimePass(PAST_THE_DEADLINE_SECONDS);
    },
  );
}

fault(
  {
    ...{ row: 27, title: 'the gateway gets the confirmation only when the time for the payment is over' },
    ...{
      inject: 'the confirmation is delivered late, also when it is sent again',
      expect: 'voided, and it stays so',
    },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const late = gateway.strikes('deliver-late');
    gateway.plan('confirm', 'deliver-late', { ms: 12_000, times: 2 });
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const errand = context.watch(await buyer.hold({ performanceId, seatIds: seatIds.slice(0, 2) }));
    const buying = buyer.pay(errand, { paymentMethod: gateway.card('visa') });
    await gateway.until('the confirmation is on its way', () => late() > 0);
    await context.letTimePass(PAST_THE_DEADLINE_SECONDS);
    const payment = await gateway.paymentOf(errand.holdId, 'VOIDED');
    const refused = (): number =>
      gateway.diaryOf(payment.id).filter(what => what === 'confirm-refused').length;
    await gateway.until('the late confirmation arrives', () => refused() > 0);
    context.fired('a confirmation came to an intent that was canceled', refused());
    expect((await buying).final?.status).toBe(410);
    expect(gateway.diaryOf(payment.id)).not.toContain('authorised');
  },
);

fault(
  {
    ...{
      row: '27a',
      title: 'a browser confirms with its old client secret while the payment is being closed',
    },
    ...{
      inject: 'decline, then approve at any moment',
      expect: 'one authorisation at most, booked or cancelled',
    },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const { performanceId, seatIds } = await context.sale();
    let [approved, refused] = [0, 0];
    for (let round = 0; round < 6; round += 1) {
      // Not watched: what the browser does behind our back is no answer that we gave.
      const wish = { performanceId, seatIds: seatIds.slice(round * 2, round * 2 + 2) };
      const errand = await context.buyer().buy({ ...wish, paymentMethod: gateway.card('chargeDeclined') });
      expect(errand.final?.status).toBe(402);
      const { intent } = await gateway.paymentOf(errand.holdId, 'PI');
      const closing = context.letTimePass(PAST_THE_DEADLINE_SECONDS);
      await sleep(context.random.whole(0, 2_500));
      try {
        gateway.control.act({ act: 'browser-confirm', intent: intent ?? '', method: gateway.card('visa') });
        approved += 1;
      } catch {
        refused += 1;
      }
      await closing;
      const { id, state } = await gateway.paymentOf(errand.holdId, 'CAPTURED', 'VOIDED', 'DECLINED');
      const isBooked = state === 'CAPTURED';
      expect(gateway.diaryOf(id).filter(what => what === 'captured')).toHaveLength(isBooked ? 1 : 0);
    }
    context.fired(`a browser confirmed behind our back, ${approved} in time and ${refused} too late`, 6);
  },
);

for (const kind of [
  ...(['error-before', 'error-after', 'rate-limit', 'lock-timeout', 'malformed'] as const),
  ...(['reset-before', 'reset-after'] as const),
]) {
  fault(
    {
      ...{ row: 28, title: `the gateway answers each request of a payment badly: ${kind}` },
      ...{
        inject: 'the first two tries of each call',
        expect: 'what is unknown is asked, nothing is done twice',
      },
    },
    async context => {
      const gateway = await StripeGateway.begin(context);
      const struck = gateway.strikes(kind);
      const { performanceId, seatIds } = await context.sale();
      // A 500 under the key of the creation comes again for a day: there is no payment then, and none is made.
      const operations =
        kind === 'error-after'
          ? (['confirm', 'capture'] as const)
          : (['create', 'confirm', 'capture'] as const);
      for (const operation of operations) {
        gateway.control.faults.clear();
        gateway.plan(operation, kind, { times: 2 });
        const wish = { performanceId, seatIds: context.random.some(seatIds, 2) };
        const buyer = context.buyer();
        const errand = context.watch(await buyer.hold(wish));
        const buying = buyer.pay(errand, { paymentMethod: gateway.card('visa') });
        await untilUnconfirmedOrDone(context, gateway, buying);
        if (errand.holdId === undefined) continue;
        expect([201, 410]).toContain(errand.final?.status);
        const { id } = await gateway.paymentOf(errand.holdId, 'CAPTURED', 'VOIDED');
        const diary = gateway.diaryOf(id);
        for (const what of ['created', 'authorised', 'captured']) {
          expect(diary.filter(one => one === what).length).toBeLessThanOrEqual(1);
        }
      }
      context.fired(kind, struck());
    },
  );
}

/** A failure that is kept under its key comes again for a day: such a payment ends with the time for it. */
async function untilUnconfirmedOrDone(
  context: FaultContext,
  gateway: StripeGateway,
  buying: Promise<Errand>,
): Promise<void> {
  const isDone = buying.then(() => true);
  for (;;) {
    if (await Promise.race([isDone, sleep(1_500).then(() => false)])) return;
    const { rows } = await context.rig.sql.query<{ intent: string }>(
      `SELECT gateway_intent AS intent FROM payments WHERE state = 'CONF'`,
    );
    const isUnconfirmed = rows.some(
      ({ intent }) => gateway.control.books.intents.get(intent)?.status === 'requires_payment_method',
    );
    if (isUnconfirmed) await context.letTimePass(PAST_THE_DEADLINE_SECONDS);
  }
}
