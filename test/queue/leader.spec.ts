import { onCrashPoint } from '../../src/platform/crash-points.js';
import { Database } from '../../src/platform/database/index.js';
import { CallerService } from '../../src/queue/calls/caller.service.js';
import { NowServingStore } from '../../src/queue/now-serving/now-serving.store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';

describe('who moves now serving', () => {
  let one: RunningApp;
  let two: RunningApp;
  let apps: RunningApp[];
  beforeAll(async () => {
    one = await startApp();
    two = await startApp({ DATABASE_URL: one.databaseUrl, REDIS_URL: one.redisUrl });
    apps = [one, two];
  });
  afterAll(async () => {
    onCrashPoint(() => undefined);
    for (const app of apps.toReversed()) await app.close();
  });

  const sql = () => one.app.get(Database).primary;
  const leadership = async (): Promise<{ term: number; seq: number }> => {
    const [row] = await sql().query<{ term: string; seq: string }>('SELECT term, seq FROM queue_leadership');
    return { term: Number(row?.term), seq: Number(row?.seq) };
  };
  const sale = async (capacity = 100): Promise<string> => {
    const { performanceId } = await makePerformance(one, {
      performance: { queue: { enabled: true, capacity } },
    });
    return performanceId;
  };
  /** The process that has moved it since the other one last did. */
  async function leaderOf(): Promise<{ leader: RunningApp; other: RunningApp }> {
    await until(leadership, ({ seq }) => seq > 0);
    const { term } = await leadership();
    const isLeader = ({ app }: RunningApp): boolean => Reflect.get(app.get(CallerService), 'term') === term;
    const leader = apps.find(isLeader);
    const other = apps.find(app => app !== leader);
    if (leader === undefined || other === undefined) throw new Error('nobody leads');
    return { leader, other };
  }

  it('is one process of all, and what it says is the same everywhere', async () => {
    const id = await sale();
    await Promise.all(apps.map(app => enter(app, id)));
    const lines = await Promise.all(apps.map(app => lineOnce(app, id, ({ nowServing }) => nowServing === 2)));
    expect(lines[0]).toEqual(lines[1]);
    const { term } = await leadership();
    await until(leadership, ({ seq }) => seq >= 5);
    expect((await leadership()).term).toBe(term);
  });

  it('is another one once the leader sleeps, and the sleeper changes nothing when it wakes', async () => {
    const id = await sale();
    await lineOnce(one, id);
    const { leader } = await leaderOf();
    const before = await leadership();
    const caller = leader.app.get(CallerService);
    const nudge = caller.nudge.bind(caller);
    // As in a pause longer than the lock lasts: nothing of it runs.
    caller.nudge = () => Promise.resolve();
    try {
      const after = await until(leadership, ({ term }) => term > before.term);
      expect(after.term).toBe(before.term + 1);
      await enter(leader, id);
      for (const app of apps) await lineOnce(app, id, ({ nowServing }) => nowServing === 1);
      // It still believes in its term; the database does not.
      const database = leader.app.get(Database);
      const seq = await database.run(tx => leader.app.get(NowServingStore).nextSeq(tx, before.term));
      expect(seq).toBeUndefined();
    } finally {
      caller.nudge = nudge;
    }
  });

  it('has told Postgres before it tells anybody, so that nothing is lost when it dies in between', async () => {
    const id = await sale();
    for (const app of apps) await lineOnce(app, id);
    onCrashPoint(point => {
      if (point === 'queue-persisted') throw new Error('died before it was published');
    });
    try {
      await enter(one, id);
      for (const app of apps) await lineOnce(app, id, ({ nowServing }) => nowServing === 1);
    } finally {
      onCrashPoint(() => undefined);
    }
  });

  it('calls at the same rate however many processes there are', async () => {
    const { performanceId: id } = await makePerformance(one, {
      performance: { queue: { enabled: true, capacity: 1_000, ratePerMinute: 60 } },
    });
    await Promise.all(Array.from({ length: 40 }, (_, i) => enter(i % 2 === 0 ? one : two, id)));
    const began = performance.now();
    const line = await lineOnce(one, id, ({ nowServing }) => nowServing >= 3);
    const seconds = (performance.now() - began) / 1_000;
    // One a second, three at most that were allowed before, and a second for the step that was under way.
    expect(line.nowServing).toBeLessThanOrEqual(Math.ceil(seconds) + 4);
  });
});
