import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A public number that a draw will mix in: announced before the opening, entered when it is known, or given up. */
export class AnnouncePublicRandomness1767000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE queue_announcements (
        performance_id uuid PRIMARY KEY REFERENCES queues ON DELETE CASCADE,
        source text NOT NULL CHECK (source <> ''),
        announced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        value text CHECK (value <> ''),
        published_at timestamptz,
        root bytea CHECK (octet_length(root) = 32),
        abandoned_because text CHECK (abandoned_because <> ''),
        settled_at timestamptz,
        CHECK ((value IS NULL) = (published_at IS NULL) AND (value IS NULL) = (root IS NULL)),
        CHECK (value IS NULL OR abandoned_because IS NULL),
        CHECK ((settled_at IS NULL) = (value IS NULL AND abandoned_because IS NULL)))`);
    // The guard of last resort: whoever writes, what was promised to the public stays, and comes in its order.
    await runner.query(`
      CREATE FUNCTION announcements_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        frozen timestamptz := (SELECT frozen_at FROM queues WHERE performance_id = NEW.performance_id);
      BEGIN
        IF (TG_OP = 'INSERT' OR NEW.source <> OLD.source) AND frozen IS NOT NULL
           OR TG_OP = 'UPDATE' AND OLD.settled_at IS NOT NULL
           OR NEW.value IS NOT NULL AND (frozen IS NULL OR NEW.published_at <= frozen) THEN
          RAISE EXCEPTION 'an announcement is kept' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER announcements_are_kept BEFORE INSERT OR UPDATE ON queue_announcements
        FOR EACH ROW EXECUTE FUNCTION announcements_are_kept()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE queue_announcements`);
    await runner.query(`DROP FUNCTION announcements_are_kept`);
  }
}
