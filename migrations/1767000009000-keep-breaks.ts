import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the auditor found, until a person or a later audit says that it is settled. */
export class KeepBreaks1767000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reconciliation_breaks (
        id uuid PRIMARY KEY,
        performance_id uuid REFERENCES performances ON DELETE CASCADE,
        payment_id uuid REFERENCES payments ON DELETE CASCADE,
        kind text NOT NULL,
        subject text NOT NULL,
        detail text NOT NULL,
        first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        resolved_at timestamptz,
        resolved_by text,
        note text,
        CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX one_open_break ON reconciliation_breaks (kind, subject) WHERE resolved_at IS NULL`);
    await runner.query(`
      CREATE TABLE audits (
        id uuid PRIMARY KEY,
        began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        payments int,
        breaks int
      )`);
    await runner.query(`CREATE INDEX audits_by_age ON audits (began_at)`);
    await runner.query(`CREATE INDEX payments_to_review ON payments (id) WHERE needs_review`);
    await runner.query(`
      CREATE INDEX live_bookings_of_performance ON bookings (performance_id, id) WHERE status = 'confirmed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX live_bookings_of_performance, payments_to_review`);
    await runner.query(`DROP TABLE audits, reconciliation_breaks`);
  }
}
