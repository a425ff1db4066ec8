import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/index.js';

/** The entry of one person. */
export interface Registration {
  index: number;
  epoch: number;
}

@Injectable()
export class RegistrationsStore {
  async find(sql: Sql, performanceId: string, subject: string): Promise<Registration | undefined> {
    const [row] = await sql.query<{ index: string; epoch: number }>(
      `SELECT entry_index AS index, epoch FROM queue_registrations
        WHERE performance_id = $1 AND subject = $2`,
      [performanceId, subject],
    );
    return row === undefined ? undefined : { index: Number(row.index), epoch: row.epoch };
  }

  /**
   * The first one counts. Any conflict counts as one of the same person, since those who write the same row at once may
   * meet at either of its two keys; were it another person's index, nothing would be found afterwards.
   */
  async insert(
    sql: Sql,
    performanceId: string,
    subject: string,
    { index, epoch }: Registration,
  ): Promise<void> {
    await sql.execute(
      `INSERT INTO queue_registrations (performance_id, subject, entry_index, epoch) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [performanceId, subject, index, epoch],
    );
  }

  async count(sql: Sql, performanceId: string): Promise<number> {
    const [row] = await sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM queue_registrations WHERE performance_id = $1',
      [performanceId],
    );
    return row?.count ?? 0;
  }
}
