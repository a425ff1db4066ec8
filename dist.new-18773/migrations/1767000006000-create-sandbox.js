/** The sandbox payment provider keeps its books in a schema of its own, as a remote system would. */ export class CreateSandbox1767000006000 {
    async up(runner) {
        await runner.query(`CREATE SCHEMA sandbox`);
        await runner.query(`
      CREATE TABLE sandbox.intents (
        id text PRIMARY KEY,
        status text NOT NULL,
        amount bigint NOT NULL,
        currency text NOT NULL,
        authorized bigint NOT NULL DEFAULT 0,
        captured bigint NOT NULL DEFAULT 0,
        refunded bigint NOT NULL DEFAULT 0,
        declines int NOT NULL DEFAULT 0,
        payment_method text,
        return_url text,
        metadata jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (captured <= amount AND refunded <= captured)
      )`);
        await runner.query(`CREATE INDEX intents_by_hold ON sandbox.intents ((metadata ->> 'holdId'))`);
        await runner.query(`
      CREATE TABLE sandbox.idempotency_keys (
        key text PRIMARY KEY,
        fingerprint text NOT NULL,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
        await runner.query(`
      CREATE TABLE sandbox.refunds (
        id text PRIMARY KEY,
        intent_id text NOT NULL REFERENCES sandbox.intents,
        amount bigint NOT NULL CHECK (amount > 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
        await runner.query(`
      CREATE TABLE sandbox.webhooks (
        id text PRIMARY KEY,
        type text NOT NULL,
        intent_id text NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        available_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    }
    async down(runner) {
        await runner.query(`DROP SCHEMA sandbox CASCADE`);
    }
}

//# sourceMappingURL=1767000006000-create-sandbox.js.map
