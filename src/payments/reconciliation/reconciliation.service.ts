import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { type GatewayIntent, PaymentProvider } from '../providers/payment-provider.js';
import { bookBreaks, type Break, gatewayBreaks } from './reconciliation.rules.js';
import { type PaymentBooks, ReconciliationStore } from './reconciliation.store.js';

const CLOCKS_APART_MS = 600_000;

/** Holds seats, bookings, payments, the ledger and the gateway against each other, when asked. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly performances: PerformancesService,
    private readonly store: ReconciliationStore,
    private readonly provider: PaymentProvider,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found; and what the gateway throws when it cannot be asked */
  async breaks(performanceId: string): Promise<Break[]> {
    await this.performances.get(performanceId);
    const seats = await this.store.unmatchedSeats(performanceId);
    const before = await this.store.payments(performanceId);
    const intents = await this.intentsOf(before);
    const still = await this.unchanged(performanceId, before);
    return [
      ...seats.map(({ seatId, reference }) =>
        reference === null
          ? {
              kind: 'seat-without-booking',
              subject: `seat:${seatId}`,
              detail: 'It is sold, and in no booking.',
            }
          : {
              kind: 'booking-without-seat',
              subject: `booking:${reference}`,
              detail: `Its seat ${seatId} is not sold to it.`,
            },
      ),
      ...still.flatMap(payment => bookBreaks(payment)),
      ...still.flatMap(payment => gatewayBreaks(payment, intents.get(payment.id) ?? [])),
    ];
  }

  private async intentsOf(payments: PaymentBooks[]): Promise<Map<string, GatewayIntent[]>> {
    const byPayment = new Map<string, GatewayIntent[]>();
    const [first] = payments;
    if (first === undefined) return byPayment;
    // Two clocks: the gateway's may be behind ours.
    const from = new Date(first.createdAt.getTime() - CLOCKS_APART_MS);
    for await (const intent of this.provider.list({
      from,
      to: new Date(this.clock.ms() + CLOCKS_APART_MS),
    })) {
      const { paymentId = '' } = intent.metadata;
      byPayment.set(paymentId, [...(byPayment.get(paymentId) ?? []), intent]);
    }
    return byPayment;
  }

  /** What moved while the gateway was asked would look like a fault: only what stood still is compared. */
  private async unchanged(performanceId: string, before: PaymentBooks[]): Promise<PaymentBooks[]> {
    const now = new Map((await this.store.payments(performanceId)).map(payment => [payment.id, payment]));
    return before.filter(payment => now.get(payment.id)?.updatedAt.getTime() === payment.updatedAt.getTime());
  }
}
