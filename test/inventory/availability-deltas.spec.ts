import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../src/platform/database/index.js';
import { Shoppers } from '../../src/queue/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { call, makePerformance } from '../support/make.js';
import { redisOf } from '../support/redis.js';
import { until } from '../support/until.js';
import { type AvailabilityAnswer, DeltaReader, statesOf } from './model/delta-reader.js';
import { StreamReader } from './model/stream-reader.js';

const SEATS = 400;
const PLACES = 30;
const MOVES = 120;
/** Together a few seconds. */
const BETWEEN_MOVES_MS = 30;

describe('seats that change, seen through two processes', () => {
  let processes: [RunningApp, RunningApp];
  beforeAll(async () => {
    const left = await startApp();
    const right = await startApp({ DATABASE_URL: left.databaseUrl, REDIS_URL: left.redisUrl });
    processes = [left, right];
    // A sale keeps holds for five minutes at least; a test cannot wait so long.
    const sql = left.app.get(Database).primary;
    await sql.execute('ALTER TABLE performances DROP CONSTRAINT performances_hold_ttl_seconds_check');
  });
  afterAll(async () => {
    for (const one of processes) await one.close();
  });

  const anyProcess = (): RunningApp => processes[Math.random() < 0.5 ? 0 : 1];
  const base = (performanceId: string): string => `/api/v1/performances/${performanceId}/availability`;
  const document = async (id: string, at = anyProcess()): Promise<AvailabilityAnswer> =>
    (await (await fetch(at.url + base(id))).json()) as AvailabilityAnswer;
  const ask = (id: string, second: number, at = anyProcess()): Promise<Response> =>
    fetch(`${at.url}${base(id)}/deltas/${second}`);
  const openStream = (id: string, query = '', headers = {}): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(`${anyProcess().url}${base(id)}/stream${query}`, { agent: false, headers }, resolve).on(
        'error',
        reject,
      );
    });

  async function makeHouse(holdSeconds: number): Promise<string> {
    const [left] = processes;
    const areas = [{ name: 'Floor', capacity: PLACES, tier: 'Tier 1' }];
    const { performanceId } = await makePerformance(left, {
      sections: [{ name: 'Stalls', rows: 10, seatsPerRow: SEATS / 10, category: 'Standard' }],
      areas,
    });
    const sql = left.app.get(Database).primary;
    await sql.execute('UPDATE performances SET hold_ttl_seconds = $2 WHERE id = $1', [
      performanceId,
      holdSeconds,
    ]);
    return performanceId;
  }

  /** Somebody at some process holds seats or places for a second, or gives them back at once. */
  async function move(performanceId: string, areaId: string): Promise<void> {
    const at = anyProcess();
    const { token } = at.app.get(Shoppers).issue();
    const row = 'ABCD'.charAt(Math.floor(Math.random() * 4));
    const seatIds = [`S-${row}-${1 + Math.floor(Math.random() * 5)}`];
    const wish = Math.random() < 0.3 ? { areas: [{ areaId, quantity: 2 }] } : { seatIds };
    const held = await call(at, token, 'POST', '/holds', { performanceId, ...wish });
    if (held.status !== 201 || Math.random() < 0.6) return;
    await call(anyProcess(), token, 'DELETE', `/holds/${String(held.body['id'])}`);
  }

  it('leads by the seconds and by the stream to what the document says, at both processes alike', async () => {
    const id = await makeHouse(1);
    for (const at of processes) await document(id, at);
    const bySeconds = new DeltaReader(
      processes.map(({ url }) => url + base(id)),
      SEATS,
    );
    const first = await bySeconds.load();
    const byStream = new StreamReader(SEATS);
    byStream.read(await openStream(id));
    // Gone and back time and again, by the version of what it has, at whatever process.
    const fickle = new StreamReader(SEATS);
    fickle.states = Uint8Array.from(bySeconds.states);
    fickle.version = first.version;
    let visit = await openStream(id, `?from=${fickle.version}`);
    fickle.read(visit);

    for (let i = 1; i <= MOVES; i += 1) {
      await move(id, first.areas[0]?.id ?? '');
      await bySeconds.goOn();
      await sleep(BETWEEN_MOVES_MS);
      if (i % 30 !== 0) continue;
      visit.destroy();
      visit = await openStream(id, '', { 'last-event-id': String(fickle.version) });
      fickle.read(visit);
    }
    const end = await until(
      async () => {
        await bySeconds.goOn();
        const now = await document(id);
        const versions = [bySeconds, byStream, fickle].map(({ version }) => version);
        return { ...now, versions, isOver: statesOf(now.bits, SEATS).every(state => state === 0) };
      },
      ({ isOver, version, versions, areas }) =>
        isOver && areas[0]?.available === PLACES && versions.every(each => each === version),
    );
    const states = statesOf(end.bits, SEATS);
    expect(bySeconds.states).toEqual(states);
    expect([...byStream.states]).toEqual(states);
    expect([...fickle.states]).toEqual(states);
    expect(bySeconds.free).toBe(PLACES);
    expect(bySeconds.deltas).toBeGreaterThan(2);
    expect(bySeconds.changes).toBeGreaterThan(10);
    // The document is long enough that nobody who resumes needs it.
    expect(fickle.snapshots).toBe(0);
  }, 60_000);

  it('says what to do about a second that is not over, is not known, or is none', async () => {
    const [left, right] = processes;
    const id = await makeHouse(600);
    const { second } = await document(id, left);
    const problem = async (answer: Response): Promise<unknown> => [
      answer.status,
      ((await answer.json()) as { type: string }).type,
      answer.headers.get('cache-control'),
      answer.headers.get('retry-after'),
    ];
    const open = second ?? NaN;
    expect(await problem(await ask(id, open + 100, left))).toEqual([
      404,
      '/problems/second-not-over',
      'no-store',
      '1',
    ]);
    const missing = [404, '/problems/changes-not-kept', 'no-store', null];
    expect(await problem(await ask(id, open - 100, left))).toEqual(missing);
    // The other process has never heard of the performance, so it cannot know what happened before.
    expect(await problem(await ask(id, open - 1, right))).toEqual(missing);
    for (const none of ['now', '-1', '1.5', '9'.repeat(30)]) {
      const answer = await fetch(`${left.url}${base(id)}/deltas/${none}`);
      expect(await problem(answer)).toEqual([404, '/problems/not-found', 'no-store', null]);
    }
    const nowhere = '01890000-0000-7000-8000-000000000000';
    expect(await problem(await ask(nowhere, open))).toEqual([404, '/problems/not-found', 'no-store', null]);
  });

  it('does not go on across a wipe of Redis', async () => {
    const [left] = processes;
    const id = await makeHouse(600);
    const before = await document(id, left);
    const { token } = left.app.get(Shoppers).issue();
    await call(left, token, 'POST', '/holds', { performanceId: id, seatIds: ['S-A-1'] });
    const stream = new StreamReader(SEATS);
    stream.read(await openStream(id));
    await redisOf(left).flushdb();
    const after = await until(
      () => document(id, left),
      ({ version, bits }) => version > before.version + 1 && statesOf(bits, SEATS)[0] === 0,
    );
    const answer = await ask(id, (before.second ?? NaN) - 1, left);
    expect((await answer.json()) as unknown).toMatchObject({ type: '/problems/changes-not-kept' });
    const next = await until(
      async () => {
        const { second } = await document(id, left);
        const delta = await ask(id, second ?? NaN, left);
        return delta.status === 200 ? ((await delta.json()) as { after: number }) : undefined;
      },
      delta => delta !== undefined,
    );
    expect(next?.after).toBeGreaterThanOrEqual(after.version);
    await until(
      () => Promise.resolve(stream.states[0]),
      state => state === 0,
    );
  });
});
