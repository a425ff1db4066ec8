import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The waiting room: what must survive the loss of Redis, and what the public is shown. */
export class CreateQueues1767000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What the leader moves: once a second, all in one transaction.
    await runner.query(`
      CREATE TABLE queues (
        performance_id uuid PRIMARY KEY REFERENCES performances ON DELETE CASCADE,
        seed bytea NOT NULL CHECK (octet_length(seed) = 32),
        commitment text NOT NULL,
        draw_size bigint CHECK (draw_size >= 0),
        frozen_at timestamptz,
        issued bigint NOT NULL DEFAULT 0 CHECK (issued >= 0),
        now_serving bigint NOT NULL DEFAULT 0 CHECK (now_serving >= 0),
        memory jsonb NOT NULL DEFAULT '{}',
        calls_paused boolean NOT NULL DEFAULT false,
        claims_paused boolean NOT NULL DEFAULT false,
        is_draining boolean NOT NULL DEFAULT false,
        message text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((draw_size IS NULL) = (frozen_at IS NULL)))`);
    // A row of its own: whoever is admitted shares it, and only a lost Redis and a used-up block change it.
    await runner.query(`
      CREATE TABLE queue_counters (
        performance_id uuid PRIMARY KEY REFERENCES queues ON DELETE CASCADE,
        epoch int NOT NULL DEFAULT 1 CHECK (epoch >= 1),
        ceiling bigint NOT NULL DEFAULT 0 CHECK (ceiling >= 0),
        begun_at timestamptz NOT NULL DEFAULT '-infinity',
        epochs jsonb NOT NULL DEFAULT jsonb_build_array(jsonb_build_object(
          'epoch', 1, 'fromIndex', 1, 'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
        void_ranges jsonb NOT NULL DEFAULT '[]')`);
    await runner.query(`
      CREATE TABLE queue_leadership (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        term bigint NOT NULL DEFAULT 0,
        seq bigint NOT NULL DEFAULT 0,
        document text NOT NULL DEFAULT '')`);
    await runner.query(`INSERT INTO queue_leadership DEFAULT VALUES`);
    await runner.query(`
      CREATE TABLE admissions (
        id uuid PRIMARY KEY,
        performance_id uuid NOT NULL REFERENCES performances ON DELETE CASCADE,
        entry_index bigint NOT NULL CHECK (entry_index >= 1),
        rank bigint NOT NULL CHECK (rank >= 1),
        shopper_id text NOT NULL,
        admitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by text CHECK (ended_by IN ('left', 'booked', 'revoked')),
        CONSTRAINT one_admission_per_entry UNIQUE (performance_id, entry_index),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL)))`);
    await runner.query(`CREATE INDEX admissions_by_shopper ON admissions (shopper_id, performance_id)`);
    await runner.query(`
      CREATE INDEX admissions_not_ended ON admissions (performance_id, expires_at) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX admissions_by_time ON admissions (performance_id, admitted_at)`);
    await runner.query(`
      CREATE INDEX performances_with_queue ON performances (off_sale_at)
        WHERE published_at IS NOT NULL AND (queue ->> 'enabled') = 'true'`);
    // The guard of last resort: nobody is overtaken by a step back, whoever writes.
    await runner.query(`
      CREATE FUNCTION queues_never_go_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.now_serving < OLD.now_serving OR NEW.issued < OLD.issued
           OR NEW.seed <> OLD.seed OR NEW.commitment <> OLD.commitment
           OR (OLD.draw_size IS NOT NULL AND NEW.draw_size IS DISTINCT FROM OLD.draw_size) THEN
          RAISE EXCEPTION 'a queue never goes back' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER queues_never_go_back BEFORE UPDATE ON queues
        FOR EACH ROW EXECUTE FUNCTION queues_never_go_back()`);
    await runner.query(`
      CREATE FUNCTION queue_counters_never_go_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.epoch < OLD.epoch OR NEW.ceiling < OLD.ceiling THEN
          RAISE EXCEPTION 'a counter never goes back' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER queue_counters_never_go_back BEFORE UPDATE ON queue_counters
        FOR EACH ROW EXECUTE FUNCTION queue_counters_never_go_back()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX performances_with_queue`);
    await runner.query(`DROP TABLE admissions, queue_leadership, queue_counters, queues`);
    await runner.query(`DROP FUNCTION queue_counters_never_go_back, queues_never_go_back`);
  }
}
