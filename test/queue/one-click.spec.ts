import { MailsService } from '../../src/platform/mail/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

describe('the button of a mail program against mails about a queue', () => {
  let running: RunningApp;
  let id: string;
  beforeAll(async () => {
    running = await startApp();
    const { performanceId } = await makePerformance(running, {
      performance: { queue: { enabled: true, callsPaused: true } },
    });
    id = performanceId;
    await enter(running, id);
    await lineOnce(running, id);
  });
  afterAll(() => running.close());

  const sql = () => running.app.get(Database).primary;
  const ask = (index: number, rank: number) =>
    sql().execute(
      `INSERT INTO queue_call_notices (performance_id, entry_index, epoch, rank, recipient)
       VALUES ($1, $2, 1, $3, 'mara@example.org')`,
      [id, index, rank],
    );
  const waiting = () => sql().query('SELECT 1 FROM queue_call_notices WHERE performance_id = $1', [id]);
  /** The address in the header of the mail that tells of a place; the wish is there again after it. */
  const linkOf = async (index: number): Promise<string> => {
    await ask(index, index);
    await sql().execute('UPDATE queues SET now_serving = $2, issued = $2 WHERE performance_id = $1', [
      id,
      index,
    ]);
    const [mail] = await until(
      async () => (await running.app.get(MailsService).list({ limit: 1 })).items,
      ([found]) => found?.text.includes(id) === true,
    );
    await until(waiting, rows => rows.length === 0);
    await sql().execute('DELETE FROM mails');
    await ask(index, 1_000);
    expect(mail?.text).toContain(mail?.unsubscribeUrl ?? 'no address');
    return (mail?.unsubscribeUrl ?? '').replace(running.url, '');
  };

  it('ends them with one POST in either form, without a cookie; looking at the link ends nothing', async () => {
    const link = await linkOf(1);
    expect((await running.newAgent().get(link)).text).toContain('No more mails about this queue?');
    expect(await waiting()).toHaveLength(1);
    const click = { 'List-Unsubscribe': 'One-Click' };
    expect((await running.newAgent().post(link).type('form').send(click)).status).toBe(200);
    expect(await waiting()).toEqual([]);
    const other = await linkOf(2);
    const answer = await running.newAgent().post(other).field('List-Unsubscribe', 'One-Click');
    expect([answer.status, await waiting()]).toEqual([200, []]);
  });

  it('does nothing with a link that is not of a mail', async () => {
    await ask(3, 1_000);
    const forged = `/performances/${id}/queue/call-notices/removal?stop=x.y.z`;
    expect((await running.newAgent().post(forged).type('form').send({})).status).toBe(404);
    expect(await waiting()).toHaveLength(1);
  });
});
