import type { Pool } from 'pg';

/** A payment with its booking, as the product's tables have them. Amounts in minor units. */
export interface PaymentRow {
  id: string;
  holdId: string;
  state: string;
  captured: number;
  refunded: number;
  ledgerCaptured: number;
  ledgerRefunded: number;
  reference: string | null;
  bookingStatus: string | null;
  /** Price and fees of the seats that the booking still has. */
  seatsMinor: number;
  liveSeats: string[];
}

export interface Books {
  payments: PaymentRow[];
  /** `<performance>/<seat>` of seats that are in two live bookings. */
  doubled: string[];
  /** `<performance>/<seat>` of sold seats without a live booking, and of booked seats that are not sold. */
  unmatched: string[];
  /** Seats whose claim outlived its payment, or would hold them longer than anything may. */
  claimed: string[];
  /** Confirmed seats that have no valid ticket, or whose ticket is valid without a booking. */
  tickets: string[];
}

/** A hold lives 30 minutes at most, and a payment pins it for 5 more. */
const LONGEST = `interval '35 minutes'`;

const PAYMENTS = `
  SELECT p.id, p.hold_id AS "holdId", p.state, p.captured_minor::float8 AS captured,
         p.refunded_minor::float8 AS refunded,
         coalesce((SELECT sum(amount_minor) FROM ledger WHERE payment_id = p.id AND kind = 'captured'), 0)::float8
           AS "ledgerCaptured",
         coalesce((SELECT sum(amount_minor) FROM ledger WHERE payment_id = p.id AND kind = 'refunded'), 0)::float8
           AS "ledgerRefunded",
         b.reference, b.status AS "bookingStatus",
         coalesce((SELECT sum(price_minor + fees_minor) FROM booking_seats
                    WHERE booking_id = b.id AND cancelled_at IS NULL), 0)::float8 AS "seatsMinor",
         coalesce((SELECT array_agg(seat_id ORDER BY seat_id) FROM booking_seats
                    WHERE booking_id = b.id AND cancelled_at IS NULL), '{}') AS "liveSeats"
    FROM payments p LEFT JOIN bookings b ON b.payment_id = p.id ORDER BY p.id`;

const DOUBLED = `
  SELECT performance_id || '/' || seat_id AS what FROM booking_seats WHERE cancelled_at IS NULL
   GROUP BY performance_id, seat_id HAVING count(*) > 1`;

const UNMATCHED = `
  SELECT coalesce(s.performance_id, b.performance_id) || '/' || coalesce(s.seat_id, b.seat_id) AS what
    FROM (SELECT * FROM performance_seats WHERE status = 'sold') s
    FULL JOIN (SELECT * FROM booking_seats WHERE cancelled_at IS NULL) b
      ON b.performance_id = s.performance_id AND b.ordinal = s.ordinal AND b.booking_id = s.booking_id
   WHERE s.ordinal IS NULL OR b.ordinal IS NULL`;

const CLAIMED = `
  SELECT s.performance_id || '/' || s.seat_id AS what
    FROM performance_seats s LEFT JOIN payments p ON p.id = s.claim_id
   WHERE s.claim_id IS NOT NULL
     AND (p.id IS NULL OR s.claim_expires_at > clock_timestamp() + ${LONGEST}
          OR p.state IN ('CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED', 'CAPTURE_FAILED'))`;

const TICKETS = `
  SELECT coalesce(s.seat_id, t.seat_id) AS what
    FROM (SELECT * FROM booking_seats WHERE cancelled_at IS NULL) s
    FULL JOIN (SELECT * FROM tickets WHERE status = 'valid') t ON t.booking_id = s.booking_id AND t.seat_id = s.seat_id
   WHERE s.ordinal IS NULL OR t.id IS NULL`;

export async function readBooks(sql: Pick<Pool, 'query'>): Promise<Books> {
  const list = async (statement: string): Promise<string[]> =>
    (await sql.query<{ what: string }>(statement)).rows.map(({ what }) => what);
  return {
    payments: (await sql.query<PaymentRow>(PAYMENTS)).rows,
    doubled: await list(DOUBLED),
    unmatched: await list(UNMATCHED),
    claimed: await list(CLAIMED),
    tickets: await list(TICKETS),
  };
}
