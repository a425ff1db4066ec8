import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, knock } from '../support/queue.js';
import { until } from '../support/until.js';

const VISIT_SECONDS = 3;
const BUYER = { name: 'Robin Example', email: 'robin@example.org' };

describe('a visit whose time is over', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  it('takes nothing from whoever holds seats and pays: the next comes in, the first one books', async () => {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, capacity: 1, visitSeconds: VISIT_SECONDS } },
    });
    const first = await enter(running, id);
    const { body: admitted } = await until(
      () => knock(running, id, first),
      ({ status }) => status === 201,
    );
    const authorization = `Bearer ${String(admitted['shopperToken'])}`;
    const hold = await running.request
      .post('/api/v1/holds')
      .set({ authorization })
      .send({ performanceId: id, bestAvailable: { quantity: 1 } })
      .expect(201);
    const { id: holdId } = hold.body as { id: string };
    const pay = (key: string, paymentMethod: string) =>
      running.request
        .post('/api/v1/bookings')
        .set({ authorization, 'idempotency-key': `${id}-${key}` })
        .send({ holdId, buyer: BUYER, paymentMethod });
    await pay('one', 'pm_card_chargeDeclined').expect(402);
    // Nothing is done any more but waiting for the end; the next is called when the shop is empty again.
    const second = await enter(running, id);
    const next = await until(
      () => knock(running, id, second),
      ({ status }) => status === 201,
    );
    expect(next.status).toBe(201);
    const again = await knock(running, id, first);
    expect(again.body['type']).toBe('/problems/admission-ended');
    await running.request
      .post('/api/v1/holds')
      .set({ authorization })
      .send({ performanceId: id, bestAvailable: { quantity: 2 } })
      .expect(403);
    await running.request.get(`/api/v1/holds/${holdId}`).set({ authorization }).expect(200);
    await running.request.post(`/api/v1/holds/${holdId}/extensions`).set({ authorization }).expect(200);
    expect((await pay('two', 'pm_card_visa')).body).toMatchObject({ status: 'confirmed' });
  });
});
