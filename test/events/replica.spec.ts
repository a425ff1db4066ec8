import { type RunningApp, startApp } from '../support/app.js';
import { admit, call, makePerformance } from '../support/make.js';
import { freshDatabase } from '../support/servers.js';

interface List {
  items: { id: string }[];
}

describe('a read replica', () => {
  let primary: RunningApp;
  let behind: RunningApp;
  let withReplica: RunningApp;
  beforeAll(async () => {
    // Two databases that differ tell which one was read: the "replica" knows an event that the primary lacks.
    const replicaUrl = await freshDatabase();
    behind = await startApp({ DATABASE_URL: replicaUrl });
    primary = await startApp();
    withReplica = await startApp({
      DATABASE_URL: primary.databaseUrl,
      REDIS_URL: primary.redisUrl,
      DATABASE_REPLICA_URLS: replicaUrl,
    });
  });
  afterAll(async () => {
    await withReplica.close();
    await primary.close();
    await behind.close();
  });

  it('serves search, and nothing that is decided', async () => {
    const onReplica = await makePerformance(behind);
    const onPrimary = await makePerformance(primary);
    const list = (await (await fetch(`${withReplica.url}/api/v1/events`)).json()) as List;
    expect(list.items.map(item => item.id)).toEqual([onReplica.eventId]);

    const read = (id: string) =>
      fetch(`${withReplica.url}/api/v1/events/${id}`).then(answer => answer.status);
    expect(await read(onPrimary.eventId)).toBe(200);
    expect(await read(onReplica.eventId)).toBe(404);

    const { performanceId } = onPrimary;
    const token = await admit(withReplica, performanceId);
    const hold = await call(withReplica, token, 'POST', '/holds', { performanceId, seatIds: ['S-A-1'] });
    expect(hold.status).toBe(201);
    const buyer = { name: 'A Fan', email: 'fan@example.com' };
    const request = { holdId: hold.body['id'], buyer, paymentMethod: 'pm_card_visa' };
    const booked = await call(withReplica, token, 'POST', '/bookings', request, {
      'idempotency-key': 'replica',
    });
    expect(booked.status).toBe(201);
  });
});
