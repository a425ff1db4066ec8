import { admit, call, makePerformance } from '../support/make.js';
import { type RunningApp, startApp } from '../support/app.js';

describe('placing a hold', () => {
  let running: RunningApp;
  let performanceId: string;
  beforeAll(async () => {
    running = await startApp();
    ({ performanceId } = await makePerformance(running));
  });
  afterAll(() => running.close());

  const place = (token: string, seatIds: string[]) =>
    call(running, token, 'POST', '/holds', { performanceId, seatIds });
  const seats = async (): Promise<string[]> => {
    const event = (await (
      await fetch(`${running.url}/api/v1/performances/${performanceId}/availability`)
    ).json()) as {
      bits: string;
    };
    expect(Buffer.from(event.bits, 'base64')).toHaveLength(10);
    return Array.from({ length: 10 }, (_, i) => `S-A-${i + 1}`);
  };

  it('holds all seats, shows them as taken to others and as held in the availability at once', async () => {
    const [a = '', b = ''] = await seats();
    const token = await admit(running, performanceId);
    const held = await place(token, [a, b]);
    expect(held.status).toBe(201);
    expect(held.body).toMatchObject({
      performanceId,
      total: { amount: 9000, currency: 'EUR' },
      extensionsLeft: 2,
    });
    const availability = (await (
      await fetch(`${running.url}/api/v1/performances/${performanceId}/availability`)
    ).json()) as {
      counts: Record<string, number>;
    };
    expect(availability.counts).toEqual({ available: 38, held: 2, sold: 0, blocked: 0 });
    const other = await place(await admit(running, performanceId), [b, 'S-A-3']);
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/seats-taken', seatIds: [b] } });
  });

  it('replaces the seats of the one hold, keeping id and times; a failed change keeps the old seats', async () => {
    const [first, second] = [await admit(running, performanceId), await admit(running, performanceId)];
    const before = await place(first, ['S-B-1', 'S-B-2']);
    await place(second, ['S-B-5']);
    const after = await place(first, ['S-B-2', 'S-B-3']);
    expect(after.status).toBe(201);
    for (const field of ['id', 'createdAt', 'expiresAt']) expect(after.body[field]).toBe(before.body[field]);
    expect((await place(first, ['S-B-3', 'S-B-5'])).status).toBe(409);
    const now = await call(running, first, 'GET', `/holds/${String(before.body['id'])}`);
    expect((now.body['seats'] as { seatId: string }[]).map(seat => seat.seatId)).toEqual(['S-B-2', 'S-B-3']);
    expect((await place(second, ['S-B-1'])).status).toBe(201);
  });

  it('extends twice at most, releases twice without complaint, and is gone then', async () => {
    const token = await admit(running, performanceId);
    const { body } = await place(token, ['S-C-1']);
    const path = `/holds/${String(body['id'])}`;
    expect((await call(running, await admit(running, performanceId), 'GET', path)).status).toBe(404);
    expect((await call(running, token, 'POST', `${path}/extensions`)).body).toMatchObject({
      extensionsLeft: 1,
    });
    expect((await call(running, token, 'POST', `${path}/extensions`)).body).toMatchObject({
      extensionsLeft: 0,
    });
    expect((await call(running, token, 'POST', `${path}/extensions`)).status).toBe(409);
    expect((await call(running, token, 'DELETE', path)).status).toBe(204);
    expect((await call(running, token, 'DELETE', path)).status).toBe(204);
    expect((await call(running, token, 'GET', path)).status).toBe(410);
    expect((await place(await admit(running, performanceId), ['S-C-1'])).status).toBe(201);
  });

  it.each([
    ['no seat', { seatIds: [] }, 400],
    ['the same seat twice', { seatIds: ['S-D-1', 'S-D-1'] }, 400],
    ['two forms at once', { seatIds: ['S-D-1'], bestAvailable: { quantity: 1 } }, 400],
    ['none of the forms', {}, 400],
    ['a field that is not known', { seatIds: ['S-D-1'], price: 1 }, 400],
    ['a seat that does not exist', { seatIds: ['S-Z-1'] }, 404],
    ['more seats than allowed', { bestAvailable: { quantity: 9 } }, 409],
  ])('refuses %s', async (_, pick, status) => {
    const token = await admit(running, performanceId);
    const answer = await call(running, token, 'POST', '/holds', { performanceId, ...pick });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, requestId: expect.any(String) });
  });

  it('asks for a token, and finds the best available seats side by side', async () => {
    const refused = await call(running, 'nonsense', 'POST', '/holds', { performanceId, seatIds: ['S-D-1'] });
    expect(refused.status).toBe(401);
    const token = await admit(running, performanceId);
    const best = await call(running, token, 'POST', '/holds', {
      performanceId,
      bestAvailable: { quantity: 3 },
    });
    expect(best.status).toBe(201);
    const held = best.body['seats'] as { row: string; seat: string }[];
    expect(new Set(held.map(seat => seat.row)).size).toBe(1);
    const numbers = held.map(seat => Number(seat.seat)).sort((a, b) => a - b);
    expect((numbers[2] ?? 0) - (numbers[0] ?? 0)).toBe(2);
  });
});
