import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, lineOnce } from '../support/queue.js';
import { csrfOf, signIn } from '../support/sign-in.js';

describe('the public number of a draw, by forms', () => {
  let running: RunningApp;
  let agent: RunningApp['request'];
  beforeAll(async () => {
    running = await startApp();
    agent = running.newAgent();
    await signIn(agent);
  });
  afterAll(() => running.close());

  it('is announced, entered once it is known, and shown in the office and to everybody', async () => {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, opensAt: new Date(Date.now() + 4_000).toISOString() } },
    });
    const desk = `/admin/performances/${id}/draw`;
    const text = async (): Promise<string> => (await agent.get(desk).expect(200)).text;
    const submit = async (path: string, fields: Record<string, string>) =>
      agent
        .post(`${desk}${path}`)
        .type('form')
        .send({ _csrf: csrfOf(await text()), ...fields });
    expect((await agent.get(`/admin/performances/${id}`)).text).toContain(desk);
    expect(await text()).toContain('Announce a number');
    const blank = await submit('', { source: ' ' });
    expect([blank.status, blank.text.includes('aria-invalid="true"')]).toEqual([422, true]);
    expect((await submit('', { source: 'the <b>lottery</b>' })).status).toBe(303);
    expect(await text()).toContain('the &lt;b&gt;lottery&lt;/b&gt;');
    await enter(running, id);
    await lineOnce(running, id, ({ drawSize }) => drawSize === 1);
    expect(await text()).toContain('Enter the number');
    const early = await submit('/number', { text: '7 11', publishedAt: '2020-01-01T00:00:00Z' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('before the draw was closed');
    expect(early.text).toContain('value="7 11"');
    const entered = await submit('/number', { text: '7 11', publishedAt: new Date().toISOString() });
    expect(entered.status).toBe(303);
    expect(await text()).toContain('7 11, public since');
    expect((await agent.get(`/draws/${id}`)).text).toContain('Operator-proof');
    expect((await submit('/abandonment', { reason: 'Too late.' })).status).toBe(422);
  }, 60_000);
});
