import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdminApi, plan, venue } from '../support/admin-api.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
let api: AdminApi;
beforeAll(async () => {
  running = await startApp();
  api = new AdminApi(running);
});
afterAll(() => running.close());
const send: AdminApi['send'] = (method, path, body) => api.send(method, path, body);
describe('seating plans', () => {
  it('takes a plan in the format of the editor', async () => {
    const file = join(import.meta.dirname, '../fixtures/small-plan.pretix.json');
    const { body } = await send('post', '/seating-plans', readFileSync(file, 'utf8')).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      seats: expect.any(Number),
      categories: expect.any(Array),
    });
    expect(body.seats).toBeGreaterThan(0);
  });

  it.each([
    [{ name: 'x', sections: [] }, 'sections'],
    [{ name: 'x', sections: [{ ...plan.sections[0], rows: 0 }] }, 'sections[0].rows'],
    [{ name: 'x', zones: [{ rows: 'none' }] }, 'zones[0].rows'],
    [{ sections: plan.sections, extra: 1, name: 'x' }, 'extra'],
  ])('names what is wrong in %j', async (body, path) => {
    const answer = await send('post', '/seating-plans', body).expect(422);
    expect(answer.body.type).toBe('/problems/bad-seating-plan');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('takes a plan that is larger than other bodies may be', async () => {
    const sections = Array.from({ length: 90 }, (_, i) => ({
      ...plan.sections[0],
      name: `Block ${i} ${'x'.repeat(40)}`,
    }));
    const spaces = ' '.repeat(100_000);
    await send('post', '/seating-plans', `${spaces}${JSON.stringify({ name: 'Large', sections })}`).expect(
      201,
    );
    await send('post', '/venues', `${spaces}${JSON.stringify(venue)}`).expect(413);
  });
});
