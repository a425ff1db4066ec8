import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface SalesFacts {
  claims: number;
  bookings: number;
  seatsBooked: number;
  /** Minor units: captured less refunded. */
  revenueMinor: number;
  currency: string | null;
  bookingsLastMinute: number;
  seatsLastMinute: number;
  paymentsRunning: number;
}

/** Each counts what must never be there. */
export interface Invariants {
  /** Seats in more than one live booking. */
  oversold: number;
  soldWithoutBooking: number;
  bookedWithoutSeat: number;
  bookingsWithoutPayment: number;
  paymentsWithoutBooking: number;
}

const SALES = `
  SELECT (SELECT count(DISTINCT claim_id) FROM performance_seats
           WHERE performance_id = $1 AND claim_expires_at > clock_timestamp())::int AS claims,
         (SELECT count(*) FROM bookings WHERE performance_id = $1 AND status = 'confirmed')::int AS bookings,
         (SELECT count(*) FROM booking_seats
           WHERE performance_id = $1 AND cancelled_at IS NULL)::int AS "seatsBooked",
         (SELECT coalesce(sum(captured_minor - refunded_minor), 0) FROM payments
           WHERE performance_id = $1)::float8 AS "revenueMinor",
         (SELECT currency FROM performances WHERE id = $1) AS currency,
         (SELECT count(*) FROM bookings WHERE performance_id = $1
             AND created_at > clock_timestamp() - interval '1 minute')::int AS "bookingsLastMinute",
         (SELECT count(*) FROM bookings b JOIN booking_seats s ON s.booking_id = b.id
           WHERE b.performance_id = $1
             AND b.created_at > clock_timestamp() - interval '1 minute')::int AS "seatsLastMinute",
         (SELECT count(*) FROM payments
           WHERE performance_id = $1 AND state IN ('INIT', 'PI', 'CONF'))::int AS "paymentsRunning"`;

const INVARIANTS = `
  WITH live AS (
    SELECT bs.performance_id, bs.booking_id, bs.ordinal, bs.seat_id FROM booking_seats bs
     WHERE ($1::uuid IS NULL OR bs.performance_id = $1) AND bs.cancelled_at IS NULL),
  seats AS (
    SELECT performance_id, ordinal, booking_id FROM performance_seats
     WHERE ($1::uuid IS NULL OR performance_id = $1) AND status = 'sold')
  SELECT ((SELECT count(*) FROM (SELECT 1 FROM live GROUP BY performance_id, seat_id HAVING count(*) > 1) twice))::int AS oversold,
         (SELECT count(*) FROM seats s WHERE NOT EXISTS (
            SELECT 1 FROM live l WHERE l.ordinal = s.ordinal AND l.booking_id = s.booking_id
               AND l.performance_id = s.performance_id))::int
           AS "soldWithoutBooking",
         (SELECT count(*) FROM live l WHERE NOT EXISTS (
            SELECT 1 FROM seats s WHERE s.ordinal = l.ordinal AND s.booking_id = l.booking_id
               AND s.performance_id = l.performance_id))::int AS "bookedWithoutSeat",
         (SELECT count(*) FROM bookings b JOIN payments p ON p.id = b.payment_id
           WHERE ($1::uuid IS NULL OR b.performance_id = $1) AND b.status = 'confirmed'
             AND p.state NOT IN ('BOOKED', 'CAPTURED'))::int AS "bookingsWithoutPayment",
         (SELECT count(*) FROM payments p
           WHERE ($1::uuid IS NULL OR p.performance_id = $1) AND p.state IN ('BOOKED', 'CAPTURED') AND NOT EXISTS (
            SELECT 1 FROM bookings b WHERE b.payment_id = p.id))::int AS "paymentsWithoutBooking"`;

/** Figures of one performance's sale, read from the primary; nothing is written here. */
@Injectable()
export class PerformanceFactsStore {
  constructor(private readonly database: Database) {}

  async sales(performanceId: string): Promise<SalesFacts> {
    const [row] = await this.database.primary.query<SalesFacts>(SALES, [performanceId]);
    return row as SalesFacts;
  }

  /** Of one performance, or of all; read in one statement, so that a sale in between does not look like a fault. */
  async invariants(performanceId: string | null): Promise<Invariants> {
    const [row] = await this.database.primary.query<Invariants>(INVARIANTS, [performanceId]);
    return row as Invariants;
  }
}
