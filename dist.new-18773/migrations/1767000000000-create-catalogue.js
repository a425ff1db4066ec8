/** Attractions, venues, events and performances: what is advertised, where, and when. */ export class CreateCatalogue1767000000000 {
    async up(runner) {
        await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
        await runner.query(`
      CREATE TABLE attractions (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        genre text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
        await runner.query(`
      CREATE TABLE venues (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        city text NOT NULL,
        country text NOT NULL,
        time_zone text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
        await runner.query(`
      CREATE TABLE events (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL CHECK (name <> ''),
        attraction_id uuid NOT NULL REFERENCES attractions,
        genre text NOT NULL,
        description text NOT NULL DEFAULT '',
        details jsonb NOT NULL DEFAULT '{}',
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'cancelled')),
        search_text text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
        await runner.query(`
      CREATE INDEX events_search ON events USING gin (to_tsvector('simple', search_text))`);
        await runner.query(`CREATE INDEX events_similar ON events USING gin (search_text gin_trgm_ops)`);
        await runner.query(`
      CREATE TABLE performances (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES events,
        venue_id uuid NOT NULL REFERENCES venues,
        seating_plan_id uuid,
        starts_at timestamptz NOT NULL,
        time_zone text NOT NULL,
        doors_at timestamptz,
        status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'postponed', 'cancelled')),
        on_sale_at timestamptz NOT NULL,
        off_sale_at timestamptz NOT NULL,
        hold_ttl_seconds int NOT NULL DEFAULT 600 CHECK (hold_ttl_seconds BETWEEN 300 AND 900),
        seats_per_hold int NOT NULL DEFAULT 8 CHECK (seats_per_hold BETWEEN 1 AND 100),
        seats_per_shopper int NOT NULL DEFAULT 8 CHECK (seats_per_shopper BETWEEN 1 AND 1000),
        orphan_rule text NOT NULL DEFAULT 'lenient' CHECK (orphan_rule IN ('off', 'lenient', 'strict')),
        queue jsonb NOT NULL DEFAULT '{"enabled": false}',
        price_from_minor bigint,
        price_to_minor bigint,
        currency text,
        chart_hash text,
        published_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (off_sale_at > on_sale_at)
      )`);
        await runner.query(`CREATE INDEX performances_of_event ON performances (event_id, starts_at)`);
        await runner.query(`CREATE INDEX performances_on_sale ON performances (on_sale_at)`);
        await runner.query(`CREATE INDEX performances_by_chart ON performances (chart_hash)`);
    }
    async down(runner) {
        await runner.query(`DROP TABLE performances, events, venues, attractions`);
    }
}

//# sourceMappingURL=1767000000000-create-catalogue.js.map
