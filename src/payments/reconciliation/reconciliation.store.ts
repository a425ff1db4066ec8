import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface Span {
  from: Date;
  to: Date;
}

export interface PaymentBooks {
  id: string;
  performanceId: string;
  state: string;
  gatewayIntent: string | null;
  amountMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  ledgerCapturedMinor: number;
  ledgerRefundedMinor: number;
  refundReservedMinor: number;
  currency: string;
  bookingReference: string | null;
  bookingStatus: string | null;
  /** Price and fees of the seats that the booking still has. */
  seatsMinor: number;
  isOverdue: boolean;
  hasOpenRefund: boolean;
  needsReview: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** Recovery looks at a payment within seconds of its deadline; only what it has left lying is worth a report. */
const GRACE = `interval '60 seconds'`;

const PAYMENTS = `
  SELECT p.id, p.performance_id AS "performanceId", p.state, p.gateway_intent AS "gatewayIntent",
         p.amount_minor::float8 AS "amountMinor", p.captured_minor::float8 AS "capturedMinor",
         p.refunded_minor::float8 AS "refundedMinor", p.refund_reserved_minor::float8 AS "refundReservedMinor",
         p.currency, p.needs_review AS "needsReview", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
         l.captured AS "ledgerCapturedMinor", l.refunded AS "ledgerRefundedMinor",
         b.reference AS "bookingReference", b.status AS "bookingStatus",
         coalesce((SELECT sum(s.price_minor + s.fees_minor) FROM booking_seats s
                    WHERE s.booking_id = b.id AND s.cancelled_at IS NULL), 0)::float8 AS "seatsMinor",
         CASE WHEN p.state IN ('INIT', 'PI', 'CONF') THEN p.deadline_at < clock_timestamp() - ${GRACE}
              WHEN p.state IN ('BOOKED', 'VOID_PENDING', 'REFUND_PENDING')
              THEN greatest(p.deadline_at, p.updated_at) < clock_timestamp() - ${GRACE}
              ELSE false END AS "isOverdue",
         EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.state IN ('REQUESTED', 'PENDING'))
           AS "hasOpenRefund"
    FROM payments p LEFT JOIN bookings b ON b.payment_id = p.id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_minor) FILTER (WHERE kind = 'captured'), 0)::float8 AS captured,
             (coalesce(sum(amount_minor) FILTER (WHERE kind = 'refunded'), 0)
              - coalesce(sum(amount_minor) FILTER (WHERE kind = 'refund-failed'), 0))::float8 AS refunded
        FROM ledger WHERE payment_id = p.id) l`;

const SEATS = `
  SELECT coalesce(s.performance_id, b.performance_id) AS "performanceId", coalesce(s.seat_id, b.seat_id) AS "seatId",
         b.reference
    FROM (SELECT performance_id, seat_id, ordinal, booking_id FROM performance_seats
           WHERE ($1::uuid IS NULL OR performance_id = $1) AND status = 'sold') s
    FULL JOIN (SELECT bs.performance_id, bs.seat_id, bs.ordinal, bs.booking_id, bk.reference
                 FROM booking_seats bs JOIN bookings bk ON bk.id = bs.booking_id
                WHERE ($1::uuid IS NULL OR bs.performance_id = $1) AND bs.cancelled_at IS NULL) b
      ON b.performance_id = s.performance_id AND b.ordinal = s.ordinal AND b.booking_id = s.booking_id
   WHERE s.ordinal IS NULL OR b.ordinal IS NULL
   ORDER BY 1, 2`;

/** A seat that only one of the two books has. */
export interface UnmatchedSeat {
  performanceId: string;
  seatId: string;
  /** Of the booking that has it; null when it is sold and in no booking. */
  reference: string | null;
}

/** Both sides of every account. Reads only. */
@Injectable()
export class ReconciliationStore {
  constructor(private readonly database: Database) {}

  paymentsOf(performanceId: string): Promise<PaymentBooks[]> {
    return this.query('p.performance_id = $1', [performanceId]);
  }

  paymentsMade({ from, to }: Span): Promise<PaymentBooks[]> {
    return this.query('p.created_at >= $1 AND p.created_at < $2', [from, to]);
  }

  /** Made before a moment and still to be looked after: under review, or with an open break. */
  paymentsWatched(before: Date): Promise<PaymentBooks[]> {
    return this.query(
      `p.created_at < $1 AND (p.needs_review OR EXISTS (
         SELECT 1 FROM reconciliation_breaks r WHERE r.payment_id = p.id AND r.resolved_at IS NULL))`,
      [before],
    );
  }

  paymentsById(ids: string[]): Promise<PaymentBooks[]> {
    return this.query('p.id = ANY($1)', [ids]);
  }

  /** @param performanceId null: of all performances */
  unmatchedSeats(performanceId: string | null): Promise<UnmatchedSeat[]> {
    return this.database.primary.query(SEATS, [performanceId]);
  }

  private query(where: string, parameters: unknown[]): Promise<PaymentBooks[]> {
    return this.database.primary.query<PaymentBooks>(
      `${PAYMENTS} WHERE ${where} ORDER BY p.created_at, p.id`,
      parameters,
    );
  }
}
