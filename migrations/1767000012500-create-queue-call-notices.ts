import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wants to be told by e-mail when the turn comes. A row goes when its entry is called, and with the sale. */
export class CreateQueueCallNotices1767000012500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The rank is null until the draw is made; told_at is when the first of the two mails was written.
    await runner.query(`
      CREATE TABLE queue_call_notices (
        performance_id uuid NOT NULL REFERENCES queues ON DELETE CASCADE,
        entry_index bigint NOT NULL CHECK (entry_index >= 1),
        epoch int NOT NULL CHECK (epoch >= 1),
        rank bigint CHECK (rank >= 1),
        recipient text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        told_at timestamptz,
        PRIMARY KEY (performance_id, entry_index))`);
    await runner.query(
      `CREATE INDEX queue_call_notices_by_rank ON queue_call_notices (performance_id, rank)`,
    );
    await runner.query(`
      CREATE INDEX queue_call_notices_by_recipient ON queue_call_notices (performance_id, recipient)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE queue_call_notices`);
  }
}
