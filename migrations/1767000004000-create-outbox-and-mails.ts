import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens after a commit, and the mails that come of it. */
export class CreateOutboxAndMails1767000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        topic text NOT NULL,
        payload jsonb NOT NULL,
        lane text NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        available_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query(`CREATE INDEX outbox_due ON outbox (lane, available_at, id)`);
    await runner.query(`
      CREATE TABLE mails (
        id uuid PRIMARY KEY,
        dedupe_key text NOT NULL UNIQUE,
        recipient text NOT NULL,
        subject text NOT NULL,
        text_body text NOT NULL,
        html_body text NOT NULL,
        attachments jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        last_error text
      )`);
    await runner.query(`CREATE INDEX mails_by_age ON mails (created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mails, outbox`);
  }
}
