import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail may end without having been sent, and may tell the reader's mail program how to get no more like it. */
export class LetMailsEndAndBeDeclined1767000013710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mails
        ADD COLUMN refused_at timestamptz,
        ADD COLUMN unsubscribe_url text,
        ADD CONSTRAINT sent_or_refused CHECK (sent_at IS NULL OR refused_at IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mails DROP CONSTRAINT sent_or_refused, DROP COLUMN refused_at, DROP COLUMN unsubscribe_url`);
  }
}
