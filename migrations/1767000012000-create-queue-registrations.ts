import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One place in a queue for each person who has proved an e-mail address. The address itself is not kept. */
export class CreateQueueRegistrations1767000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE queue_registrations (
        performance_id uuid NOT NULL REFERENCES queues ON DELETE CASCADE,
        subject text NOT NULL,
        entry_index bigint NOT NULL CHECK (entry_index >= 1),
        epoch int NOT NULL CHECK (epoch >= 1),
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (performance_id, subject),
        CONSTRAINT one_registration_per_entry UNIQUE (performance_id, entry_index))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE queue_registrations`);
  }
}
