/** The finalised sale. `one_live_booking_per_seat` is the guard of last resort against selling a seat twice. */ export class CreateBookings1767000003000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE bookings (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        performance_id uuid NOT NULL REFERENCES performances,
        payment_id uuid NOT NULL UNIQUE REFERENCES payments,
        hold_id text NOT NULL UNIQUE,
        shopper_id text NOT NULL,
        buyer_name text NOT NULL,
        buyer_email text NOT NULL,
        status text NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'cancelled')),
        total_minor bigint NOT NULL CHECK (total_minor >= 0),
        fees_minor bigint NOT NULL CHECK (fees_minor >= 0),
        currency text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        cancelled_at timestamptz,
        CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
      )`);
        await runner.query(`CREATE INDEX bookings_of_performance ON bookings (performance_id, created_at, id)`);
        await runner.query(`CREATE INDEX bookings_of_buyer ON bookings (lower(buyer_email))`);
        await runner.query(`CREATE INDEX bookings_of_shopper ON bookings (shopper_id, performance_id)`);
        await runner.query(`
      CREATE TABLE booking_seats (
        booking_id uuid NOT NULL REFERENCES bookings,
        performance_id uuid NOT NULL,
        ordinal int NOT NULL,
        seat_id text NOT NULL,
        section text NOT NULL,
        row_label text NOT NULL,
        seat_label text NOT NULL,
        price_tier_id uuid NOT NULL,
        price_minor bigint NOT NULL,
        fees_minor bigint NOT NULL,
        cancelled_at timestamptz,
        PRIMARY KEY (booking_id, ordinal),
        FOREIGN KEY (performance_id, ordinal) REFERENCES performance_seats (performance_id, ordinal)
      )`);
        await runner.query(`
      CREATE UNIQUE INDEX one_live_booking_per_seat ON booking_seats (performance_id, seat_id)
        WHERE cancelled_at IS NULL`);
        await runner.query(`
      ALTER TABLE performance_seats
        ADD CONSTRAINT performance_seats_booking FOREIGN KEY (booking_id) REFERENCES bookings`);
        await runner.query(`
      CREATE TABLE tickets (
        id uuid PRIMARY KEY,
        booking_id uuid NOT NULL REFERENCES bookings,
        performance_id uuid NOT NULL REFERENCES performances,
        seat_id text NOT NULL,
        code text NOT NULL UNIQUE,
        status text NOT NULL DEFAULT 'valid' CHECK (status IN ('valid', 'void')),
        issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (booking_id, seat_id)
      )`);
        await runner.query(`
      CREATE TABLE checkins (
        ticket_id uuid PRIMARY KEY REFERENCES tickets,
        door text NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    }
    async down(runner) {
        await runner.query(`ALTER TABLE performance_seats DROP CONSTRAINT performance_seats_booking`);
        await runner.query(`DROP TABLE checkins, tickets, booking_seats, bookings`);
    }
}

//# sourceMappingURL=1767000003000-create-bookings.js.map
