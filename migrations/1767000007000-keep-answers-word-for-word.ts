import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An answer that is given again is the same to the letter: jsonb puts the members into an order of its own. */
export class KeepAnswersWordForWord1767000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotency_keys ALTER COLUMN response TYPE json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotency_keys ALTER COLUMN response TYPE jsonb`);
  }
}
