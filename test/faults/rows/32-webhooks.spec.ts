import { setTimeout as sleep } from 'node:timers/promises';
import { signatureOf, type WebhookMode } from '../../support/stripe-server/webhooks.js';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { StripeGateway } from '../harness/stripe-gateway.js';

const LATE_MS = 5_000;
const PAST_THE_DEADLINE_SECONDS = 2_400;
const TEN_MINUTES_MS = 600_000;

afterAll(() => StripeGateway.end());

/** Some buyers, with cards of which one is declined. @returns how many events the gateway has noted about them */
async function sell(context: FaultContext, gateway: StripeGateway): Promise<string[]> {
  const before = gateway.control.webhooks.events.length;
  const paymentMethods = ['visa', 'visa', 'mastercard', 'chargeDeclined'].map(name => gateway.card(name));
  await crowd(context, { sale: await context.sale(), buyers: 8, atOnce: 3, paymentMethods });
  expect(context.errands.some(({ final }) => final?.status === 201)).toBe(true);
  // Declined payments wait for another card as long as there is time.
  await context.letTimePass(PAST_THE_DEADLINE_SECONDS);
  return gateway.control.webhooks.events.slice(before).map(({ id }) => id);
}

async function storedOf({ rig }: FaultContext, ids: string[]): Promise<number> {
  const { rows } = await rig.sql.query<{ event_id: string }>(
    'SELECT event_id FROM webhook_events WHERE event_id = ANY($1)',
    [ids],
  );
  return rows.length;
}

fault(
  {
    ...{ row: 32, title: 'no webhook ever comes' },
    ...{ inject: 'webhooks off', expect: 'everything completes by asking' },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    gateway.control.setWebhooks('off');
    gateway.plan('capture', 'reset-after', { times: 3 });
    const ids = await sell(context, gateway);
    await context.settle();
    context.fired('an event was kept back', ids.length);
    expect(await storedOf(context, ids)).toBe(0);
  },
);

for (const [mode, words] of [
  ['duplicated', 'come five times each'],
  ['reversed', 'come in the wrong order'],
  ['late', 'come long after'],
] as const satisfies readonly (readonly [WebhookMode, string])[]) {
  fault(
    {
      ...{ row: 33, title: `webhooks ${words}` },
      ...{ inject: `the gateway sends them ${mode}`, expect: 'one row for each event' },
    },
    async context => {
      const gateway = await StripeGateway.begin(context);
      gateway.control.setWebhooks(mode, LATE_MS);
      const ids = await sell(context, gateway);
      const sentBefore = gateway.control.webhooks.sent;
      for (let waited = 0; waited < 20_000; waited += 250) {
        if ((await storedOf(context, ids)) === ids.length) break;
        await sleep(250);
      }
      expect(await storedOf(context, ids)).toBe(ids.length);
      const sent = gateway.control.webhooks.sent;
      context.fired(`an event was sent ${mode}`, mode === 'late' ? sent - sentBefore : sent);
    },
  );
}

fault(
  {
    ...{ row: 33, title: 'a webhook comes before the product has written its payment down' },
    ...{ inject: 'the event about an intent that is not stored', expect: 'taken, kept, and of no harm' },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const held = gateway.strikes('hold-reply');
    // The creation is done and told about while its answer, with the intent's id, is still on the way.
    gateway.plan('create', 'hold-reply', { ms: 1_200 });
    const { performanceId, seatIds } = await context.sale();
    const errand = await context.buy({ performanceId, seatIds: seatIds.slice(0, 2) });
    expect(errand.final?.status).toBe(201);
    const { id } = await gateway.paymentOf(errand.holdId, 'CAPTURED');
    context.fired('an event was quicker than its answer', held());
    expect(gateway.diaryOf(id)).toEqual(['created', 'authorised', 'captured']);
  },
);

fault(
  {
    ...{ row: 34, title: 'webhooks that are forged, stale, signed by another, or of other bytes' },
    ...{ inject: 'sent to the running product', expect: '400, and nothing changes' },
  },
  async context => {
    const gateway = await StripeGateway.begin(context);
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const errand = context.watch(await buyer.hold({ performanceId, seatIds: seatIds.slice(0, 2) }));
    const card = gateway.card('authenticationRequired');
    await buyer.payOnce(errand, card);
    const { id: paymentId, intent } = await gateway.paymentOf(errand.holdId, 'CONF');
    const object = {
      id: intent,
      object: 'payment_intent',
      status: 'requires_capture',
      metadata: { paymentId },
    };
    const body = JSON.stringify({
      id: 'evt_forged',
      object: 'event',
      type: 'payment_intent.x',
      data: { object },
    });
    const secret = gateway.webhookSecret;
    const now = Date.now();
    let refused = 0;
    for (const signature of [
      ...['', `t=${Math.floor(now / 1000)},v1=${'0'.repeat(64)}`, signatureOf(body, 'whsec_other', now)],
      ...[signatureOf(body, secret, now - TEN_MINUTES_MS), signatureOf(`${body} `, secret, now)],
    ]) {
      const response = await fetch(`${context.rig.urls[0] ?? ''}/api/v1/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body,
      });
      expect(response.status).toBe(400);
      refused += 1;
    }
    context.fired('a webhook was refused', refused);
    expect(await storedOf(context, ['evt_forged'])).toBe(0);
    expect((await gateway.paymentOf(errand.holdId)).state).toBe('CONF');
    gateway.control.act({ act: 'bank-approves', intent: intent ?? '' });
    expect((await buyer.pay(errand, { paymentMethod: card })).final?.status).toBe(201);
  },
);
