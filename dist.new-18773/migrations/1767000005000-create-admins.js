/** Who may manage the house, with what, and what they did. Secrets are stored as hashes only. */ export class CreateAdmins1767000005000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE admins (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
        await runner.query(`CREATE UNIQUE INDEX admins_by_email ON admins (lower(email))`);
        await runner.query(`
      CREATE TABLE admin_sessions (
        id_hash text PRIMARY KEY,
        data jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
        await runner.query(`CREATE INDEX admin_sessions_expired ON admin_sessions (expires_at)`);
        await runner.query(`
      CREATE TABLE api_tokens (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        token_hash text NOT NULL UNIQUE,
        role text NOT NULL CHECK (role IN ('admin', 'door')),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz
      )`);
        await runner.query(`
      CREATE TABLE audit_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor text NOT NULL,
        action text NOT NULL,
        subject text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}'
      )`);
        await runner.query(`
      CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE ON audit_log
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    }
    async down(runner) {
        await runner.query(`DROP TABLE audit_log, api_tokens, admin_sessions, admins`);
    }
}

//# sourceMappingURL=1767000005000-create-admins.js.map
