import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/index.js';

/** The entry of one person. */
export interface Registration {
  index: number;
  epoch: number;
}

/** One of the hashes by which the person of an entry is known. */
export interface KnownSubject extends Registration {
  subject: string;
}

@Injectable()
export class RegistrationsStore {
  /** Whoever writes down one of these persons does so after another. Until the transaction ends. */
  async lock(tx: Tx, performanceId: string, subjects: readonly string[]): Promise<void> {
    // In one order, so that two who lock the same two never wait for each other.
    for (const subject of subjects.toSorted()) {
      await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `queue registration ${performanceId} ${subject}`,
      ]);
    }
  }

  /** Those that are known, the first that was written first. */
  async find(sql: Sql, performanceId: string, subjects: readonly string[]): Promise<KnownSubject[]> {
    const rows = await sql.query<{ subject: string; index: string; epoch: number }>(
      `SELECT subject, entry_index AS index, epoch FROM queue_registrations
        WHERE performance_id = $1 AND subject = ANY($2::text[]) ORDER BY registered_at`,
      [performanceId, subjects],
    );
    return rows.map(row => ({ ...row, index: Number(row.index) }));
  }

  /** Fails for a subject that is known and for an index that is somebody's: both are unique. */
  async insert(tx: Tx, performanceId: string, { subject, index, epoch }: KnownSubject): Promise<void> {
    await tx.execute(
      `INSERT INTO queue_registrations (performance_id, subject, entry_index, epoch) VALUES ($1, $2, $3, $4)`,
      [performanceId, subject, index, epoch],
    );
  }

  /** The same person under another key. Fails for a subject that is known. */
  async insertOther(tx: Tx, performanceId: string, subject: string, known: KnownSubject): Promise<void> {
    await tx.execute(
      `INSERT INTO queue_registrations (performance_id, subject, entry_index, epoch, same_as)
       VALUES ($1, $2, $3, $4, $5)`,
      [performanceId, subject, known.index, known.epoch, known.subject],
    );
  }

  /** Persons, not hashes. */
  async count(sql: Sql, performanceId: string): Promise<number> {
    const [row] = await sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM queue_registrations WHERE performance_id = $1 AND same_as IS NULL',
      [performanceId],
    );
    return row?.count ?? 0;
  }
}
