import type { Rig } from './rig.js';

export interface QueueStep {
  nowServing: number;
  term: number;
  /** Milliseconds since 1970, by Postgres. */
  at: number;
}

/** Writes down, in Postgres itself, every step that any leader makes in any queue: nothing escapes it. */
export class QueueDiary {
  private constructor(private readonly rig: Rig) {}

  static async open(rig: Rig): Promise<QueueDiary> {
    await rig.sql.query(`
      CREATE TABLE IF NOT EXISTS queue_diary (
        performance_id uuid, now_serving bigint, term bigint, at timestamptz DEFAULT clock_timestamp())`);
    await rig.sql.query(`
      CREATE OR REPLACE FUNCTION keep_queue_diary() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO queue_diary SELECT NEW.performance_id, NEW.now_serving, term FROM queue_leadership;
        RETURN NULL;
      END $$`);
    await rig.sql.query(`
      CREATE OR REPLACE TRIGGER keep_queue_diary AFTER UPDATE OF now_serving ON queues
        FOR EACH ROW EXECUTE FUNCTION keep_queue_diary()`);
    return new QueueDiary(rig);
  }

  /** In the order in which they were made. */
  async steps(performanceId: string): Promise<QueueStep[]> {
    const { rows } = await this.rig.sql.query<{ now_serving: string; term: string; at: Date }>(
      'SELECT now_serving, term, at FROM queue_diary WHERE performance_id = $1 ORDER BY at',
      [performanceId],
    );
    return rows.map(row => ({
      ...{ nowServing: Number(row.now_serving), term: Number(row.term), at: row.at.getTime() },
    }));
  }
}

/** The most that was called beyond the rate between any two steps. @param perSecond calls that the rate allows */
export function mostBeyond(steps: readonly QueueStep[], perSecond: number): number {
  return Math.max(
    ...steps.flatMap((from, i) =>
      steps.slice(i).map(to => to.nowServing - from.nowServing - (perSecond * (to.at - from.at)) / 1_000),
    ),
  );
}
