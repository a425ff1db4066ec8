import { randomUUID } from 'node:crypto';
import { Database } from '../../../src/platform/database/index.js';
import { AdminApi } from '../../support/admin-api.js';
import { makePerformance } from '../../support/make.js';
import { type AppWithStripe, Fan, startWithStripe } from '../../support/stripe.js';
import { until } from '../../support/until.js';

describe('refunds by Stripe', () => {
  let world: AppWithStripe;
  let api: AdminApi;
  let performanceId: string;
  beforeAll(async () => {
    world = await startWithStripe();
    api = new AdminApi(world.running);
    ({ performanceId } = await makePerformance(world.running, { performance: { seatsPerShopper: 100 } }));
  });
  afterAll(() => world.close());

  /** Two seats at 45.00, captured. */
  async function bought(card: string, ...seatIds: string[]): Promise<{ fan: Fan; reference: string }> {
    const fan = await Fan.withSeats(world, performanceId, seatIds);
    const { body } = await fan.pay(fan.card(card));
    await fan.captured();
    return { fan, reference: String(body['reference']) };
  }
  const giveBack = (reference: string, body: object): Promise<unknown> =>
    api.send('post', `/bookings/${reference}/refunds`, body).set('idempotency-key', randomUUID()).expect(201);
  const moneyOf = ({ holdId }: Fan): Promise<{ refunded: number; reserved: number }[]> =>
    world.running.app.get(Database).primary.query(
      `SELECT refunded_minor::int AS refunded, refund_reserved_minor::int AS reserved
         FROM payments WHERE hold_id = $1`,
      [holdId],
    );
  const comesTo = (fan: Fan, refunded: number, reserved: number): Promise<unknown> =>
    until(
      () => moneyOf(fan),
      ([row]) => row?.refunded === refunded && row.reserved === reserved,
    );

  it('give back a part and then the rest, each once, with our ids on them', async () => {
    const { fan, reference } = await bought('visa', 'S-A-1', 'S-A-2');
    await giveBack(reference, { seatIds: ['S-A-1'] });
    await comesTo(fan, 4500, 4500);
    await giveBack(reference, {});
    await comesTo(fan, 9000, 9000);
    expect(fan.charge().amountRefunded).toBe(9000);
    const ids = fan.refunds().map(({ metadata }) => metadata['refundId']);
    expect(new Set(ids).size).toBe(2);
    expect(ids.every(Boolean)).toBe(true);
  });

  it('wait for a bank that takes its time', async () => {
    const { fan, reference } = await bought('pendingRefund', 'S-B-1', 'S-B-2');
    await giveBack(reference, {});
    const [refund] = await until(
      () => Promise.resolve(fan.refunds()),
      all => all.length === 1,
    );
    await comesTo(fan, 0, 9000);
    world.stripe.control.act({ act: 'succeed-refund', refund: refund?.id ?? '' });
    await comesTo(fan, 9000, 9000);
  });

  it('that fail later are money owed again, for a person to look at', async () => {
    const { fan, reference } = await bought('visa', 'S-C-1', 'S-C-2');
    await giveBack(reference, {});
    await comesTo(fan, 9000, 9000);
    world.stripe.control.act({ act: 'fail-refund', refund: fan.refunds()[0]?.id ?? '' });
    await comesTo(fan, 0, 0);
    expect((await fan.payment()).needsReview).toBe(true);
  });

  it('made in the dashboard are taken on', async () => {
    const { fan } = await bought('visa', 'S-D-1');
    world.stripe.control.act({ act: 'dashboard-refund', intent: fan.intent().id });
    await comesTo(fan, 4500, 4500);
  });

  it('are not needed for what a person captures in the dashboard while the seats are still there', async () => {
    world.stripe.control.setWebhooks('off');
    const fan = await Fan.withSeats(world, performanceId, ['S-D-2']);
    await fan.pay(fan.card('authenticationRequired'));
    await fetch(`${world.stripe.url}/bank/${fan.intent().id}`, {
      ...{ method: 'POST', body: 'outcome=approve', redirect: 'manual' as const },
    });
    world.stripe.control.act({ act: 'dashboard-capture', intent: fan.intent().id });
    await fan.inState('CAPTURED');
    expect(fan.diary()).toEqual(['created', 'action-required', 'authorised', 'captured']);
    world.stripe.control.setWebhooks('on');
  });
});
