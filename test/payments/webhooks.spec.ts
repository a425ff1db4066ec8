import { randomUUID } from 'node:crypto';
import { SandboxIntents } from '../../src/payments/index.js';
import { WebhookSignatures } from '../../src/payments/webhooks/webhook-signatures.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { until } from '../support/until.js';

const TEN_MINUTES_MS = 600_000;

describe('webhooks of the provider', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const event = (id: string): string =>
    JSON.stringify({
      id,
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_unknown', metadata: {} } },
    });
  const send = (body: string, signature: string): Promise<Response> =>
    fetch(`${running.url}/api/v1/webhooks/sandbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sandbox-signature': signature },
      body,
    });
  const sign = (body: string, at = Date.now()): string => running.app.get(WebhookSignatures).sign(body, at);
  const stored = async (id: string): Promise<number> =>
    (await running.app.get(Database).primary.query('SELECT 1 FROM webhook_events WHERE event_id = $1', [id]))
      .length;

  it('are stored once however often they come, also about something that is not ours', async () => {
    const id = `evt_${randomUUID()}`;
    const body = event(id);
    for (let i = 0; i < 3; i += 1) expect((await send(body, sign(body))).status).toBe(200);
    expect(await stored(id)).toBe(1);
  });

  it.each([
    ['no signature', (): string => ''],
    ['a forged one', (): string => `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
    ['one that is too old', (body: string): string => sign(body, Date.now() - TEN_MINUTES_MS)],
    ['one of other bytes', (body: string): string => sign(body.replace(':', ': '))],
  ])('are refused with %s, and change nothing', async (_, signature) => {
    const id = `evt_${randomUUID()}`;
    expect((await send(event(id), signature(event(id)))).status).toBe(400);
    expect(await stored(id)).toBe(0);
  });

  it('arrive by themselves after a purchase', async () => {
    const { performanceId } = await makePerformance(running);
    const token = await admit(running, performanceId);
    const hold = await call(running, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    const request = {
      holdId: hold.body['id'],
      buyer: { name: 'A Fan', email: 'fan@example.com' },
      paymentMethod: 'pm_card_visa',
    };
    await call(running, token, 'POST', '/bookings', request, { 'idempotency-key': randomUUID() });
    const [intent] = await running.app.get(SandboxIntents).list({ holdId: String(hold.body['id']) });
    const { primary } = running.app.get(Database);
    const types = await until(
      () =>
        primary.query<{ type: string }>(
          `SELECT type FROM webhook_events WHERE body -> 'data' -> 'object' ->> 'id' = $1 ORDER BY type`,
          [intent?.id],
        ),
      rows => rows.length === 2,
    );
    expect(types.map(row => row.type)).toEqual([
      'payment_intent.amount_capturable_updated',
      'payment_intent.succeeded',
    ]);
  });
});
