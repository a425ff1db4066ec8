import { randomUUID } from 'node:crypto';
import { PaymentsService, SandboxIntents } from '../../src/payments/index.js';
import { PaymentAttempts } from '../../src/payments/checkout/attempts.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';

/** A worker that slept through what others did, and wakes with what it knew. */
describe('an attempt that wakes late', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  it('sends no confirm once its card was declined and another may follow', async () => {
    const { performanceId } = await makePerformance(running);
    const token = await admit(running, performanceId);
    const held = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const holdId = String(held.body['id']);
    const buyer = { name: 'Kenji Mori', email: 'kenji@example.com' };
    const request = { holdId, buyer, paymentMethod: 'pm_card_chargeDeclined' };
    const key = { 'idempotency-key': randomUUID() };
    expect((await call(running, token, 'POST', '/bookings', request, key)).status).toBe(402);
    const [intent] = await running.app.get(SandboxIntents).list({ holdId });
    const payment = await running.app.get(PaymentsService).get(intent?.metadata.paymentId ?? '');
    expect(payment).toMatchObject({ state: 'PI', attemptNo: 2 });
    const zombie = { ...payment, attemptNo: 1, paymentMethod: 'pm_card_visa' };
    await expect(running.app.get(PaymentAttempts).make(zombie)).rejects.toMatchObject({
      problem: { code: 'payment-in-progress' },
    });
    expect(await running.app.get(SandboxIntents).list({ holdId })).toMatchObject([
      { status: 'requires_payment_method', authorized: 0, declines: 1 },
    ]);
  });
});
