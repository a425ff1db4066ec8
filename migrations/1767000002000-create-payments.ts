import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every step that a payment may take; a zombie that writes an old state is refused by the trigger. */
export const TRANSITIONS = [
  ['INIT', 'PI'],
  ['INIT', 'CONF'],
  ['INIT', 'BOOKED'],
  ['INIT', 'CAPTURED'],
  ['INIT', 'VOID_PENDING'],
  ['INIT', 'REFUND_PENDING'],
  ['INIT', 'VOIDED'],
  ['PI', 'CONF'],
  ['PI', 'BOOKED'],
  ['PI', 'CAPTURED'],
  ['PI', 'VOID_PENDING'],
  ['PI', 'REFUND_PENDING'],
  ['PI', 'VOIDED'],
  ['CONF', 'PI'],
  ['CONF', 'BOOKED'],
  ['CONF', 'CAPTURED'],
  ['CONF', 'VOID_PENDING'],
  ['CONF', 'REFUND_PENDING'],
  ['CONF', 'VOIDED'],
  ['BOOKED', 'CAPTURED'],
  ['BOOKED', 'CAPTURE_FAILED'],
  ['BOOKED', 'VOID_PENDING'],
  ['VOID_PENDING', 'VOIDED'],
  ['VOID_PENDING', 'DECLINED'],
  ['VOID_PENDING', 'REFUND_PENDING'],
  ['VOIDED', 'VOID_PENDING'],
  ['VOIDED', 'REFUND_PENDING'],
  ['DECLINED', 'VOID_PENDING'],
  ['DECLINED', 'REFUND_PENDING'],
  ['CAPTURE_FAILED', 'VOID_PENDING'],
  ['CAPTURE_FAILED', 'REFUND_PENDING'],
  ['REFUND_PENDING', 'REFUNDED'],
] as const;

export class CreatePayments1767000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment_transitions (
        from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (from_state, to_state)
      )`);
    const pairs = TRANSITIONS.map(([from, to]) => `('${from}', '${to}')`).join(', ');
    await runner.query(`INSERT INTO payment_transitions VALUES ${pairs}`);
    await runner.query(`
      CREATE TABLE payments (
        id uuid PRIMARY KEY,
        hold_id text NOT NULL,
        performance_id uuid NOT NULL REFERENCES performances,
        shopper_id text NOT NULL,
        state text NOT NULL DEFAULT 'INIT' CHECK (state IN ('INIT', 'PI', 'CONF', 'BOOKED', 'CAPTURED',
          'DECLINED', 'VOID_PENDING', 'VOIDED', 'REFUND_PENDING', 'REFUNDED', 'CAPTURE_FAILED')),
        amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
        currency text NOT NULL,
        captured_minor bigint NOT NULL DEFAULT 0,
        refund_reserved_minor bigint NOT NULL DEFAULT 0,
        refunded_minor bigint NOT NULL DEFAULT 0,
        gateway_intent text,
        attempt_no int NOT NULL DEFAULT 1,
        payment_method text NOT NULL,
        reason text,
        next_action jsonb,
        quote jsonb NOT NULL,
        buyer_name text NOT NULL,
        buyer_email text NOT NULL,
        deadline_at timestamptz NOT NULL,
        needs_review boolean NOT NULL DEFAULT false,
        lease_epoch int NOT NULL DEFAULT 0,
        tries int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT captured_within_amount CHECK (captured_minor <= amount_minor),
        CONSTRAINT refunds_within_captured CHECK (refund_reserved_minor <= captured_minor),
        CONSTRAINT refunded_was_reserved CHECK (refunded_minor <= refund_reserved_minor)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX one_live_payment_per_hold ON payments (hold_id)
        WHERE state NOT IN ('DECLINED', 'VOIDED', 'REFUNDED', 'CAPTURE_FAILED')`);
    await runner.query(`CREATE UNIQUE INDEX one_payment_per_intent ON payments (gateway_intent)`);
    await runner.query(`
      CREATE INDEX payments_to_recover ON payments (next_attempt_at)
        WHERE state IN ('INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING')`);
    await runner.query(`CREATE INDEX payments_of_performance ON payments (performance_id, created_at)`);
    await runner.query(`
      CREATE FUNCTION check_payment_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> OLD.state AND NOT EXISTS (
          SELECT 1 FROM payment_transitions WHERE from_state = OLD.state AND to_state = NEW.state
        ) THEN
          RAISE EXCEPTION 'payment % cannot go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_transition';
        END IF;
        IF OLD.state <> 'INIT' AND (NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency) THEN
          RAISE EXCEPTION 'the amount of payment % is fixed', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_amount_is_fixed';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER payment_change BEFORE UPDATE ON payments
        FOR EACH ROW EXECUTE FUNCTION check_payment_change()`);
    await runner.query(`
      CREATE TABLE payment_timeline (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payments,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        entry text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}'
      )`);
    await runner.query(`CREATE INDEX payment_timeline_of ON payment_timeline (payment_id, id)`);
    await runner.query(`
      CREATE TABLE ledger (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payments,
        kind text NOT NULL CHECK (kind IN ('captured', 'refunded')),
        amount_minor bigint NOT NULL,
        currency text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append only', TG_TABLE_NAME; END $$`);
    await runner.query(`
      CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON ledger
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TABLE refunds (
        id uuid PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payments,
        amount_minor bigint NOT NULL CHECK (amount_minor > 0),
        reason text NOT NULL,
        request_key text NOT NULL,
        state text NOT NULL DEFAULT 'REQUESTED' CHECK (state IN ('REQUESTED', 'SUCCEEDED', 'FAILED')),
        gateway_refund text UNIQUE,
        tries int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (payment_id, request_key)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX one_automatic_refund ON refunds (payment_id) WHERE reason = 'auto_no_booking'`);
    await runner.query(`
      CREATE TABLE webhook_events (
        event_id text PRIMARY KEY,
        type text NOT NULL,
        payment_id uuid,
        body jsonb NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query(`
      CREATE TABLE idempotency_keys (
        owner text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
        fingerprint text NOT NULL,
        payment_id uuid REFERENCES payments,
        attempt_no int,
        locked_until timestamptz,
        status int,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (owner, key)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_keys, webhook_events, refunds, ledger, payment_timeline, payments, payment_transitions`);
    await runner.query(`DROP FUNCTION check_payment_change, refuse_change`);
  }
}
