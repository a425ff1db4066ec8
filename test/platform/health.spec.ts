import { type RunningApp, startApp } from '../support/app.js';

describe('a running process', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  it('is alive and ready', async () => {
    await running.request.get('/healthz').expect(200);
    await running.request.get('/readyz').expect(200);
  });

  it('answers what does not exist with problem details', async () => {
    const { body, headers } = await running.request.get('/api/v1/nothing').expect(404);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: '/problems/not-found', status: 404 });
  });
});
