import { tmpdir } from 'node:os';
import { MailsService } from '../../src/platform/mail/index.js';
import { onCrashPoint } from '../../src/platform/crash-points.js';
import { Database } from '../../src/platform/database/index.js';
import { type EmbeddedServer, startRedis } from '../../src/platform/embedded/index.js';
import { EmailProofs } from '../../src/queue/index.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, join, lineOnce } from '../support/queue.js';
import { redisOf } from '../support/redis.js';

const HOUR_MS = 3_600_000;
const TABS = 100;

describe('a queue that takes one entry for each e-mail address', () => {
  let redis: EmbeddedServer;
  let running: RunningApp;
  let other: RunningApp;
  beforeAll(async () => {
    redis = await startRedis({ dataDir: tmpdir(), durable: false, log: () => undefined });
    running = await startApp({ REDIS_URL: redis.url });
    other = await startApp({ REDIS_URL: redis.url, DATABASE_URL: running.databaseUrl });
  });
  afterEach(() => onCrashPoint(() => undefined));
  afterAll(async () => {
    await other.close();
    await running.close();
    await redis.stop();
  });

  const sale = async (queue: Record<string, unknown> = {}): Promise<string> => {
    const { performanceId } = await makePerformance(running, {
      performance: {
        queue: {
          ...{ enabled: true, entry: 'registered', opensAt: new Date(Date.now() + HOUR_MS).toISOString() },
          ...queue,
        },
      },
    });
    return performanceId;
  };
  const proofOf = (id: string, address: string) => running.app.get(EmailProofs).issue(id, address);
  const rows = (id: string) =>
    running.app
      .get(Database)
      .primary.query<{ index: string }>(
        'SELECT entry_index AS index FROM queue_registrations WHERE performance_id = $1',
        [id],
      );

  it('gives a hundred tabs and devices one row and one index, over two processes', async () => {
    const id = await sale();
    const spellings = ['Mara@Example.org', 'mara+shows@example.org', 'mara@example.org'];
    const entries = await Promise.all(
      Array.from({ length: TABS }, (_, i) =>
        enter(i % 2 === 0 ? running : other, id, { proof: proofOf(id, spellings[i % 3] ?? '') }),
      ),
    );
    expect(new Set(entries.map(({ index }) => index))).toEqual(new Set([1]));
    expect(await rows(id)).toEqual([{ index: '1' }]);
    // No index was used up by those who came too late.
    expect((await enter(other, id, { proof: proofOf(id, 'ben@example.org') })).index).toBe(2);
  });

  it('shows the same entry whenever the link is opened again, also when the queue is closed to newcomers', async () => {
    const id = await sale();
    const proof = proofOf(id, 'mara@example.org');
    const { index } = await enter(running, id, { proof });
    await running.request
      .post(`/api/v1/admin/performances/${id}/queue/drain`)
      .set('authorization', `Bearer ${ADMIN_TOKEN}`)
      .send({})
      .expect(200);
    expect(await enter(running, id, { proof })).toMatchObject({ index, phase: 'draw', rank: null });
    const late = await join(running, id, { proof: proofOf(id, 'ben@example.org') });
    expect([late.status, late.body['type']]).toEqual([410, '/problems/queue-closed']);
  });

  it('neither loses nor doubles a place when Redis forgets between the index and the row', async () => {
    const id = await sale();
    const first = await enter(running, id, { proof: proofOf(id, 'ben@example.org') });
    let wiped: Promise<unknown> | undefined;
    onCrashPoint(point => {
      if (point === 'registration-index-taken') wiped ??= redisOf(running).flushdb();
    });
    const proof = proofOf(id, 'mara@example.org');
    const tabs = await Promise.all(Array.from({ length: 10 }, () => enter(running, id, { proof })));
    await wiped;
    const again = await enter(other, id, { proof });
    expect(new Set([...tabs, again].map(({ index }) => index)).size).toBe(1);
    const next = await enter(running, id, { proof: proofOf(id, 'cleo@example.org') });
    expect(next.epoch).toBe(2);
    const indices = [first.index, again.index, next.index];
    expect(new Set(indices).size).toBe(3);
    expect((await rows(id)).map(({ index }) => Number(index)).sort((a, b) => a - b)).toEqual(indices);
  });

  it('leaves a place to be had when the process dies between the index and the row', async () => {
    const id = await sale();
    const proof = proofOf(id, 'mara@example.org');
    onCrashPoint(point => {
      if (point === 'registration-index-taken') throw new Error('the process is gone');
    });
    expect((await join(running, id, { proof })).status).toBe(500);
    expect(await rows(id)).toEqual([]);
    onCrashPoint(() => undefined);
    // The index that was taken is the one that counts.
    expect((await enter(running, id, { proof })).index).toBe(1);
    expect((await enter(running, id, { proof: proofOf(id, 'ben@example.org') })).index).toBe(2);
  });

  it('draws among those who registered before the opening; later ones stand behind', async () => {
    const id = await sale({ opensAt: new Date(Date.now() + 3_000).toISOString(), capacity: 1 });
    const proofs = ['a', 'b', 'c'].map(name => proofOf(id, `${name}@example.org`));
    for (const proof of proofs) await enter(running, id, { proof });
    await lineOnce(running, id, ({ phase, drawSize }) => phase === 'open' && drawSize === 3);
    const drawn = await Promise.all(proofs.map(proof => enter(running, id, { proof })));
    expect(drawn.map(({ rank }) => rank).sort()).toEqual([1, 2, 3]);
    const late = await enter(running, id, { proof: proofOf(id, 'late@example.org') });
    expect([late.index, late.rank, late.phase]).toEqual([4, 4, 'open']);
  });

  it('tells who brings no proof, or a wrong one, what to do', async () => {
    const id = await sale();
    const bare = await join(running, id, {});
    expect([bare.status, bare.body['type']]).toEqual([403, '/problems/registration-required']);
    const elsewhere = proofOf(await sale(), 'mara@example.org');
    for (const proof of [elsewhere, 'x.y.z', '']) {
      const refused = await join(running, id, { proof });
      expect([refused.status, refused.body['type']]).toEqual([403, '/problems/proof-invalid']);
    }
    expect(await rows(id)).toEqual([]);
  });

  it('mails every address alike, once in ten minutes, and nobody where no address is asked for', async () => {
    const id = await sale();
    await enter(running, id, { proof: proofOf(id, 'known@example.org') });
    const ask = (of: string, email: string) =>
      running.request.post(`/api/v1/performances/${of}/queue-registrations`).send({ email });
    for (const email of ['known@example.org', 'new@example.org', 'New@example.org']) {
      const { status, body } = await ask(id, email);
      expect([status, body]).toEqual([202, {}]);
    }
    const { items } = await running.app.get(MailsService).list({ limit: 10 });
    const mails = items.filter(({ text }) => text.includes(id));
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['known@example.org', 'new@example.org']);
    const open = await sale({ entry: 'anyone' });
    const refused = await ask(open, 'new@example.org');
    expect([refused.status, (refused.body as { type: string }).type]).toEqual([
      409,
      '/problems/no-registration',
    ]);
    expect((await ask(id, 'not an address')).status).toBe(400);
  });

  it('lets one network address ask for so many mails a minute and no more', async () => {
    const id = await sale();
    const limited = await startApp({
      ...{ REDIS_URL: redis.url, DATABASE_URL: running.databaseUrl, RATE_LIMITS: 'on' },
      RATE_LIMIT_REQUESTS_PER_MINUTE: '1000',
    });
    const statuses: number[] = [];
    for (let i = 0; i < 70; i += 1) {
      const answer = await limited.request
        .post(`/api/v1/performances/${id}/queue-registrations`)
        .send({ email: `fan${i}@example.org` });
      statuses.push(answer.status);
    }
    await limited.close();
    expect([statuses[0], statuses.at(-1)]).toEqual([202, 429]);
    expect(statuses.filter(status => status === 202)).toHaveLength(60);
  });
});
