import { type RunningApp, startApp } from '../support/app.js';
import { csrfOf, signIn } from '../support/sign-in.js';

describe('the page of the pools', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  it('makes a pool, changes it, and says what is wrong', async () => {
    const agent = running.newAgent();
    await signIn(agent);
    const text = async (): Promise<string> => (await agent.get('/admin/pools').expect(200)).text;
    const submit = async (name: string, capacity: string) =>
      agent
        .post('/admin/pools')
        .type('form')
        .send({ _csrf: csrfOf(await text()), name, capacity });
    expect(await text()).toContain('No pool yet');
    const wrong = await submit('<b>', '0');
    expect(wrong.status).toBe(422);
    expect(wrong.text.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await submit('house', '800')).status).toBe(303);
    expect((await submit('house', '900')).status).toBe(303);
    const page = await text();
    expect(page).toContain('house, 900 at once');
    expect(page).not.toContain('800 at once');
  });
});
