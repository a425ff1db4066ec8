import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { fromMinor } from '../../platform/money/money.js';
import { PaymentProvider } from '../providers/payment-provider.js';
import { type Break, breaksOf, type ComparedPayment } from './reconciliation.rules.js';

type Row = Omit<ComparedPayment, 'amountMinor' | 'capturedMinor' | 'refundedMinor'> &
  Record<'amountMinor' | 'capturedMinor' | 'refundedMinor', string>;

/** Holds seats, bookings, payments and the provider's books against each other, when asked. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly database: Database,
    private readonly provider: PaymentProvider,
  ) {}

  async breaks(performanceId: string): Promise<Break[]> {
    const payments = await this.payments(performanceId);
    const intents = await this.provider.list(payments.map(payment => payment.id));
    const ofPayment = new Map(intents.map(intent => [intent.id, intent]));
    const known = new Set(payments.map(payment => payment.gatewayIntent));
    // An intent whose id we never stored cannot have been confirmed; with money in it, something is wrong.
    const strays = intents.filter(intent => !known.has(intent.id) && intent.status !== 'canceled');
    const paid = strays.filter(intent => intent.amountReceived > 0 || intent.status === 'requires_capture');
    return [
      ...payments.flatMap(payment => breaksOf(payment, ofPayment.get(payment.gatewayIntent ?? ''))),
      ...paid.map((intent): Break => ({
        kind: 'intent-unknown',
        paymentId: intent.metadata.paymentId ?? null,
        reference: null,
        detail: `${intent.id} is ${intent.status} at the provider and not stored here.`,
      })),
      ...(await this.straySeats(performanceId)),
    ];
  }

  private async payments(performanceId: string): Promise<ComparedPayment[]> {
    const rows = await this.database.primary.query<Row>(
      `SELECT p.id, p.state, p.amount_minor AS "amountMinor", p.captured_minor AS "capturedMinor",
              p.refunded_minor AS "refundedMinor", p.gateway_intent AS "gatewayIntent",
              p.deadline_at <= clock_timestamp() AS "isPastDeadline", b.reference,
              coalesce(b.status = 'confirmed', false) AS "isConfirmed",
              (SELECT count(*)::int FROM booking_seats s WHERE s.booking_id = b.id AND s.cancelled_at IS NULL) AS "liveSeats",
              (SELECT count(*)::int FROM performance_seats s WHERE s.booking_id = b.id AND s.status = 'sold') AS "soldSeats"
         FROM payments p LEFT JOIN bookings b ON b.payment_id = p.id
        WHERE p.performance_id = $1 ORDER BY p.id`,
      [performanceId],
    );
    return rows.map(row => ({
      ...row,
      amountMinor: fromMinor(row.amountMinor),
      capturedMinor: fromMinor(row.capturedMinor),
      refundedMinor: fromMinor(row.refundedMinor),
    }));
  }

  private async straySeats(performanceId: string): Promise<Break[]> {
    const rows = await this.database.primary.query<{ seatId: string; reference: string | null }>(
      `SELECT s.seat_id AS "seatId", b.reference
         FROM performance_seats s LEFT JOIN bookings b ON b.id = s.booking_id
        WHERE s.performance_id = $1 AND s.status = 'sold'
          AND NOT EXISTS (SELECT 1 FROM booking_seats x WHERE x.booking_id = s.booking_id
                             AND x.ordinal = s.ordinal AND x.cancelled_at IS NULL)`,
      [performanceId],
    );
    return rows.map(row => ({
      kind: 'seats-differ-from-booking',
      paymentId: null,
      reference: row.reference,
      detail: `Seat ${row.seatId} is sold, and no live booking has it.`,
    }));
  }
}
