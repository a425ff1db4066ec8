import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface PaymentBooks {
  id: string;
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
  createdAt: Date;
  updatedAt: Date;
}

/** Recovery looks at a payment within seconds of its deadline; only what it has left lying is worth a report. */
const GRACE = `interval '60 seconds'`;

const PAYMENTS = `
  SELECT p.id, p.state, p.gateway_intent AS "gatewayIntent", p.amount_minor::float8 AS "amountMinor", p.captured_minor::float8 AS "capturedMinor",
         p.refunded_minor::float8 AS "refundedMinor", p.refund_reserved_minor::float8 AS "refundReservedMinor",
         p.currency, p.created_at AS "createdAt", p.updated_at AS "updatedAt",
         coalesce((SELECT sum(amount_minor) FROM ledger WHERE payment_id = p.id AND kind = 'captured'), 0)::float8
           AS "ledgerCapturedMinor",
         coalesce((SELECT sum(amount_minor) FROM ledger WHERE payment_id = p.id AND kind = 'refunded'), 0)::float8
           AS "ledgerRefundedMinor",
         b.reference AS "bookingReference", b.status AS "bookingStatus",
         coalesce((SELECT sum(s.price_minor + s.fees_minor) FROM booking_seats s
                    WHERE s.booking_id = b.id AND s.cancelled_at IS NULL), 0)::float8 AS "seatsMinor",
         CASE WHEN p.state IN ('INIT', 'PI', 'CONF') THEN p.deadline_at < clock_timestamp() - ${GRACE}
              WHEN p.state IN ('BOOKED', 'VOID_PENDING', 'REFUND_PENDING')
              THEN greatest(p.deadline_at, p.updated_at) < clock_timestamp() - ${GRACE}
              ELSE false END AS "isOverdue",
         EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.state = 'REQUESTED') AS "hasOpenRefund"
    FROM payments p LEFT JOIN bookings b ON b.payment_id = p.id
   WHERE p.performance_id = $1 ORDER BY p.id`;

const SEATS = `
  SELECT coalesce(s.seat_id, b.seat_id) AS "seatId", s.status, b.reference
    FROM (SELECT seat_id, ordinal, status, booking_id FROM performance_seats
           WHERE performance_id = $1 AND status = 'sold') s
    FULL JOIN (SELECT bs.seat_id, bs.ordinal, bs.booking_id, bk.reference
                 FROM booking_seats bs JOIN bookings bk ON bk.id = bs.booking_id
                WHERE bs.performance_id = $1 AND bs.cancelled_at IS NULL) b
      ON b.ordinal = s.ordinal AND b.booking_id = s.booking_id
   WHERE s.ordinal IS NULL OR b.ordinal IS NULL
   ORDER BY 1`;

/** Both sides of every account of one performance. Reads only. */
@Injectable()
export class ReconciliationStore {
  constructor(private readonly database: Database) {}

  payments(performanceId: string): Promise<PaymentBooks[]> {
    return this.database.primary.query<PaymentBooks>(PAYMENTS, [performanceId]);
  }

  /** Sold seats that are in no booking (`reference` null), and booked seats that are not sold (`status` null). */
  unmatchedSeats(
    performanceId: string,
  ): Promise<{ seatId: string; status: string | null; reference: string | null }[]> {
    return this.database.primary.query(SEATS, [performanceId]);
  }
}
