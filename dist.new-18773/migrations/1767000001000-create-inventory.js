/** Seating plans, price tiers, areas, and one row for every sellable place of a performance. */ export class CreateInventory1767000001000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE seating_plans (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        seat_count int NOT NULL CHECK (seat_count > 0),
        categories text[] NOT NULL,
        plan jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
        await runner.query(`
      CREATE TABLE sections (
        plan_id uuid NOT NULL REFERENCES seating_plans ON DELETE CASCADE,
        section_index int NOT NULL,
        name text NOT NULL,
        seat_count int NOT NULL,
        PRIMARY KEY (plan_id, section_index)
      )`);
        await runner.query(`
      ALTER TABLE performances
        ADD CONSTRAINT performances_plan FOREIGN KEY (seating_plan_id) REFERENCES seating_plans`);
        await runner.query(`
      CREATE TABLE price_tiers (
        id uuid PRIMARY KEY,
        performance_id uuid NOT NULL REFERENCES performances ON DELETE CASCADE,
        position int NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        category text,
        price_minor bigint NOT NULL CHECK (price_minor >= 0),
        fees_minor bigint NOT NULL CHECK (fees_minor >= 0),
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        UNIQUE (performance_id, position)
      )`);
        await runner.query(`
      CREATE TABLE areas (
        id uuid PRIMARY KEY,
        performance_id uuid NOT NULL REFERENCES performances ON DELETE CASCADE,
        position int NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 100000),
        price_tier_id uuid NOT NULL REFERENCES price_tiers ON DELETE CASCADE,
        UNIQUE (performance_id, position)
      )`);
        // A claim is made when a fan starts to pay; `version` counts every change of a seat and orders its copies.
        await runner.query(`
      CREATE TABLE performance_seats (
        performance_id uuid NOT NULL REFERENCES performances ON DELETE CASCADE,
        ordinal int NOT NULL CHECK (ordinal >= 0),
        seat_id text NOT NULL CHECK (length(seat_id) BETWEEN 1 AND 64),
        section text NOT NULL,
        row_label text NOT NULL,
        seat_label text NOT NULL,
        price_tier_id uuid REFERENCES price_tiers,
        area_id uuid REFERENCES areas,
        status text NOT NULL DEFAULT 'available' CHECK (status IN ('available', 'sold', 'blocked')),
        booking_id uuid,
        claim_id uuid,
        claim_expires_at timestamptz,
        shopper_id text,
        version int NOT NULL DEFAULT 0,
        PRIMARY KEY (performance_id, ordinal),
        CONSTRAINT sold_has_booking CHECK ((status = 'sold') = (booking_id IS NOT NULL)),
        CONSTRAINT claim_is_whole CHECK ((claim_id IS NULL) = (claim_expires_at IS NULL)),
        CONSTRAINT only_available_is_claimed CHECK (claim_id IS NULL OR status = 'available')
      ) WITH (fillfactor = 80)`);
        await runner.query(`
      CREATE UNIQUE INDEX performance_seats_by_id ON performance_seats (performance_id, seat_id)`);
        await runner.query(`
      CREATE INDEX performance_seats_claimed ON performance_seats (claim_id) WHERE claim_id IS NOT NULL`);
        await runner.query(`
      CREATE INDEX performance_seats_by_shopper ON performance_seats (performance_id, shopper_id)
        WHERE shopper_id IS NOT NULL`);
    }
    async down(runner) {
        await runner.query(`ALTER TABLE performances DROP CONSTRAINT performances_plan`);
        await runner.query(`DROP TABLE performance_seats, areas, price_tiers, sections, seating_plans`);
    }
}

//# sourceMappingURL=1767000001000-create-inventory.js.map
