import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refund is followed to its end: who asked for it, whether it is still under way, and that it may fail after all. */
export class FollowRefunds1767000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE refunds DROP CONSTRAINT refunds_state_check`);
    await runner.query(`
      ALTER TABLE refunds ADD CONSTRAINT refunds_state_check
        CHECK (state IN ('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED'))`);
    // The same key with another wish is refused, so the wish has to be remembered.
    await runner.query(`ALTER TABLE refunds ADD COLUMN fingerprint text`);
    await runner.query(`ALTER TABLE ledger DROP CONSTRAINT ledger_kind_check`);
    await runner.query(`
      ALTER TABLE ledger ADD CONSTRAINT ledger_kind_check
        CHECK (kind IN ('captured', 'refunded', 'refund-failed'))`);
    await runner.query(`
      CREATE INDEX refunds_to_follow ON refunds (next_attempt_at) WHERE state IN ('REQUESTED', 'PENDING')`);
    // A refund that fails after all leaves the money with us: it has to go back once more.
    await runner.query(`INSERT INTO payment_transitions VALUES ('REFUNDED', 'REFUND_PENDING')`);
    await runner.query(`
      ALTER TABLE sandbox.refunds
        ADD COLUMN refund_id text,
        ADD COLUMN status text NOT NULL DEFAULT 'succeeded' CHECK (status IN ('pending', 'succeeded', 'failed'))`);
    await runner.query(`CREATE INDEX refunds_by_intent ON sandbox.refunds (intent_id)`);
    await runner.query(`CREATE INDEX intents_by_age ON sandbox.intents (created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sandbox.intents_by_age, sandbox.refunds_by_intent, refunds_to_follow`);
    await runner.query(`ALTER TABLE sandbox.refunds DROP COLUMN refund_id, DROP COLUMN status`);
    await runner.query(`DELETE FROM payment_transitions WHERE from_state = 'REFUNDED'`);
    await runner.query(`ALTER TABLE refunds DROP COLUMN fingerprint`);
  }
}
