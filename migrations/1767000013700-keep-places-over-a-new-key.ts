import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person is known by a keyed hash, and by another one after the secret key was changed. A row for the second hash
 * names the first, so that each hash finds the one place, and no hash ever has two.
 */
export class KeepPlacesOverANewKey1767000013700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE queue_registrations
        DROP CONSTRAINT one_registration_per_entry,
        ADD COLUMN same_as text,
        ADD FOREIGN KEY (performance_id, same_as) REFERENCES queue_registrations ON DELETE CASCADE`);
    await runner.query(`
      CREATE UNIQUE INDEX one_registration_per_entry ON queue_registrations (performance_id, entry_index)
        WHERE same_as IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM queue_registrations WHERE same_as IS NOT NULL`);
    await runner.query(`DROP INDEX one_registration_per_entry`);
    await runner.query(`
      ALTER TABLE queue_registrations
        DROP COLUMN same_as,
        ADD CONSTRAINT one_registration_per_entry UNIQUE (performance_id, entry_index)`);
  }
}
