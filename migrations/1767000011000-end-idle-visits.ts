import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a shopper last did something, so that a visit in which nothing happens can end early. */
export class EndIdleVisits1767000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE admissions
        ADD COLUMN active_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        DROP CONSTRAINT admissions_ended_by_check,
        ADD CONSTRAINT admissions_ended_by_check CHECK (ended_by IN ('left', 'booked', 'revoked', 'idle'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE admissions SET ended_by = 'left' WHERE ended_by = 'idle'`);
    await runner.query(`
      ALTER TABLE admissions
        DROP COLUMN active_at,
        DROP CONSTRAINT admissions_ended_by_check,
        ADD CONSTRAINT admissions_ended_by_check CHECK (ended_by IN ('left', 'booked', 'revoked'))`);
  }
}
