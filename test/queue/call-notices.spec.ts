import { MailsService } from '../../src/platform/mail/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';
import { open, type Page, send } from '../storefront/form.js';

const HOUR_MS = 3_600_000;
const CROWD = 2_000;

describe('being told by e-mail when the turn comes', () => {
  let running: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    running = await startApp();
    other = await startApp({ DATABASE_URL: running.databaseUrl, REDIS_URL: running.redisUrl });
  });
  afterAll(async () => {
    await other.close();
    await running.close();
  });

  const sql = () => running.app.get(Database).primary;
  const sale = async (queue: Record<string, unknown> = {}): Promise<{ id: string; room: string }> => {
    const { performanceId: id } = await makePerformance(running, {
      performance: {
        queue: { enabled: true, opensAt: new Date(Date.now() + HOUR_MS).toISOString(), ...queue },
      },
    });
    return { id, room: `/performances/${id}/queue` };
  };
  const serve = (id: string, upTo: number) =>
    sql().execute(
      'UPDATE queues SET now_serving = $2, issued = greatest(issued, $2) WHERE performance_id = $1',
      [...[id, upTo]],
    );
  const mailsOf = async (id: string) => {
    const { items } = await running.app.get(MailsService).list({ limit: 100 });
    return items.filter(({ text }) => text.includes(id));
  };
  const subjects = async (id: string, recipient: string): Promise<string[]> =>
    (await mailsOf(id))
      .filter(mail => mail.recipient === recipient)
      .map(({ subject }) => subject)
      .reverse();
  const waiting = async (id: string): Promise<string[]> => {
    const rows = await sql().query<{ recipient: string }>(
      'SELECT recipient FROM queue_call_notices WHERE performance_id = $1',
      [id],
    );
    return rows.map(({ recipient }) => recipient);
  };
  const linkIn = (text: string, name: string): string =>
    new RegExp(`http://[^/]+(/\\S+${name}=\\S+)`).exec(text)?.[1] ?? '';
  const serial = ({ text }: Page): string | undefined => /data-text="serial">([\d,]+)</.exec(text)?.[1];

  it('writes once when the turn is near and once when it has come, after the draw', async () => {
    const { id, room } = await sale({ capacity: 1, opensAt: new Date(Date.now() + 5_000).toISOString() });
    const fans = [running.newAgent(), running.newAgent(), running.newAgent()];
    for (const [i, fan] of fans.entries()) {
      await send(fan, room, {});
      const page = await send(fan, `${room}/call-notices`, { callEmail: `fan${i}@example.org` });
      expect([page.path, page.text.includes('We send you a mail about ten minutes')]).toEqual([room, true]);
    }
    // One is called; for the others it is near, by the pace of that one call.
    const all = await until(
      async () => Promise.all(fans.map((_, i) => subjects(id, `fan${i}@example.org`))),
      found => found.every(list => list.length > 0),
    );
    const firsts = all.map(list => list[0]?.split(':')[0]).sort();
    expect(firsts).toEqual(['It is your turn', 'Your turn is near', 'Your turn is near']);
    await serve(id, 3);
    const complete = await until(
      async () => Promise.all(fans.map((_, i) => subjects(id, `fan${i}@example.org`))),
      found => found.flat().length === 5,
    );
    for (const list of complete) expect(list.at(-1)).toContain('It is your turn');
    expect(await waiting(id)).toEqual([]);
  });

  it('carries the place to the device that opens the link, and takes its leave there too', async () => {
    const { id, room } = await sale({ opensAt: undefined, capacity: 1 });
    await enter(running, id);
    const fan = running.newAgent();
    const own = serial(await send(fan, room, {}));
    await send(fan, `${room}/call-notices`, { callEmail: 'mara@example.org' });
    await serve(id, 5);
    const [mail] = await until(
      () => mailsOf(id),
      mails => mails.some(({ subject }) => subject.startsWith('It is your turn')),
    );
    const desk = running.newAgent();
    const page = await open(desk, linkIn(mail?.text ?? '', 'place'));
    expect([page.path, serial(page)]).toEqual([room, own]);
    expect(page.text).toContain('data-state="called"');
  });

  it('stops by the page, and by the link of a mail only once that is confirmed', async () => {
    const { id, room } = await sale();
    const fan = running.newAgent();
    await send(fan, room, {});
    await send(fan, `${room}/call-notices`, { callEmail: 'mara@example.org' });
    expect(await waiting(id)).toEqual(['mara@example.org']);
    const stopped = await send(fan, `${room}/call-notices/removal`, {});
    expect(stopped.text).toContain('No more mails about this queue');
    expect([stopped.text.includes('Mail me when my turn comes'), await waiting(id)]).toEqual([true, []]);

    await lineOnce(running, id);
    await send(fan, `${room}/call-notices`, { callEmail: 'mara@example.org' });
    await sql().execute('UPDATE queue_call_notices SET rank = 1 WHERE performance_id = $1', [id]);
    const { items } = await until(
      async () => {
        await serve(id, 1);
        return running.app.get(MailsService).list({ limit: 5 });
      },
      found => found.items.some(({ text }) => text.includes(id)),
    );
    const link = linkIn(items.find(({ text }) => text.includes(id))?.text ?? '', 'stop');
    await send(fan, `${room}/call-notices`, { callEmail: 'mara@example.org' });
    await sql().execute('UPDATE queue_call_notices SET rank = 99 WHERE performance_id = $1', [id]);
    const stranger = running.newAgent();
    const question = await open(stranger, link);
    expect(question.text).toContain('No more mails about this queue?');
    expect(await waiting(id)).toEqual(['mara@example.org']);
    const stop = decodeURIComponent(link.split('stop=')[1] ?? '');
    expect((await send(stranger, `${room}/call-notices/removal`, { stop: `${stop}x` })).status).toBe(404);
    await send(stranger, `${room}/call-notices/removal`, { stop });
    expect(await waiting(id)).toEqual([]);
  });

  it('refuses what is no address, and tells one address of five entries at most', async () => {
    const { id, room } = await sale();
    const page = await send(running.newAgent(), `${room}/call-notices`, { callEmail: 'mara@example.org' });
    expect([page.path, await waiting(id)]).toEqual([room, []]);
    for (let i = 0; i < 7; i += 1) {
      const fan = running.newAgent();
      await send(fan, room, {});
      const wrong = await send(fan, `${room}/call-notices`, { callEmail: 'mara.example.org' });
      expect([wrong.status, wrong.text.includes('Enter an e-mail address with an @')]).toEqual([422, true]);
      await send(fan, `${room}/call-notices`, { callEmail: 'victim@example.org' });
    }
    expect(await waiting(id)).toEqual(Array(5).fill('victim@example.org'));
  });

  it('tells a crowd that is called at once, each once over two processes, while the leader goes on', async () => {
    const { id } = await sale({ opensAt: undefined, callsPaused: true });
    await enter(running, id);
    await lineOnce(running, id);
    await sql().execute(
      `INSERT INTO queue_call_notices (performance_id, entry_index, epoch, rank, recipient)
       SELECT $1, n, 1, n, 'fan' || n || '@example.org' FROM generate_series(2, $2::int) AS n`,
      [id, CROWD + 1],
    );
    const seqOf = async () =>
      Number((await sql().query<{ seq: string }>('SELECT seq FROM queue_leadership'))[0]?.seq);
    const before = await seqOf();
    await serve(id, CROWD + 1);
    const [told] = await until(
      () =>
        sql().query<{ mails: number; recipients: number }>(
          `SELECT count(*)::int AS mails, count(DISTINCT recipient)::int AS recipients FROM mails
            WHERE dedupe_key LIKE 'queue-called:' || $1 || ':%'`,
          [id],
        ),
      ([count]) => (count?.mails ?? 0) >= CROWD,
    );
    expect(told).toEqual({ mails: CROWD, recipients: CROWD });
    expect(await waiting(id)).toEqual([]);
    await until(seqOf, seq => seq > before + 1);
  });
});
