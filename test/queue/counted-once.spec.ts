import { Database } from '../../src/platform/database/index.js';
import { AdmissionsStore } from '../../src/queue/admissions/admissions.store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';

const PEOPLE = 200;

describe('the leader, looking who has come in', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  it('finds everybody once, to the microsecond', async () => {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true } },
    });
    const sql = running.app.get(Database).primary;
    const store = running.app.get(AdmissionsStore, { strict: false });
    const comeIn = (from: number, count: number, at: string): Promise<unknown> =>
      sql.execute(
        `INSERT INTO admissions (id, performance_id, entry_index, rank, shopper_id, admitted_at, expires_at)
         SELECT gen_random_uuid(), $1, n, n, 'somebody', $4::timestamptz + (n - $2) * interval '1 microsecond',
                now() + interval '1 hour'
           FROM generate_series($2::int, $2::int + $3::int - 1) AS n`,
        [id, from, count, at],
      );
    await comeIn(1, PEOPLE, '2026-11-28T10:00:00.123456Z');
    const first = await store.since(sql, id, 0);
    expect(first.map(({ rank }) => rank)).toEqual(Array.from({ length: PEOPLE }, (_, i) => i + 1));
    // Each one's own time, as a leader remembers it through JSON: whoever came later is found, and nobody else.
    for (const { rank, at } of first) {
      const later = await store.since(sql, id, JSON.parse(JSON.stringify(at)) as number);
      expect([rank, later.length]).toEqual([rank, PEOPLE - rank]);
    }
    // A microsecond after the last one.
    await comeIn(PEOPLE + 1, 1, '2026-11-28T10:00:00.123656Z');
    const next = await store.since(sql, id, first.at(-1)?.at ?? NaN);
    expect(next.map(({ rank }) => rank)).toEqual([PEOPLE + 1]);
  });
});
