import { Injectable } from '@nestjs/common';
import { Database, type Page, pageOf, type PageRequest, type Tx } from '../../platform/database/index.js';

export interface AuditEntry {
  /** Who: `token:<name>` or an admin's e-mail address. */
  actor: string;
  /** What was done, as `<noun>.<verb>`: `event.created`. */
  action: string;
  /** What it was done to, as `<noun>:<id>`. */
  subject: string;
  detail?: Record<string, unknown>;
}

export interface RecordedEntry extends Required<AuditEntry> {
  id: string;
  at: Date;
}

/** What admins did. Rows are only ever added; the table itself refuses anything else. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** Written in the transaction of the act, so that neither is there without the other. */
  async record(tx: Tx, { actor, action, subject, detail }: AuditEntry): Promise<void> {
    await tx.execute('INSERT INTO audit_log (actor, action, subject, detail) VALUES ($1, $2, $3, $4)', [
      actor,
      action,
      subject,
      JSON.stringify(detail ?? {}),
    ]);
  }

  /** Newest first. `q` is a part of the actor, the action or the subject. */
  async list({ limit, cursor }: PageRequest, q = ''): Promise<Page<RecordedEntry>> {
    const rows = await this.database.primary.query<RecordedEntry>(
      `SELECT id::text, at, actor, action, subject, detail FROM audit_log
        WHERE ($1::bigint IS NULL OR id < $1)
          AND ($2 = '' OR position(lower($2) IN lower(concat_ws(' ', actor, action, subject))) > 0)
        ORDER BY id DESC LIMIT $3`,
      [cursor ?? null, q, limit + 1],
    );
    return pageOf(rows, limit, last => last.id);
  }
}
