import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { PerformancesService } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { type GatewayIntent, PaymentProvider } from '../providers/payment-provider.js';
import {
  bookBreaks,
  type Break,
  type FoundBreak,
  gatewayBreaks,
  reviewBreaks,
  seatBreak,
  strayBreaks,
} from './reconciliation.rules.js';
import { type PaymentBooks, ReconciliationStore, type Span } from './reconciliation.store.js';

/** Two clocks: the gateway's may be before or behind ours. */
const CLOCKS_APART_MS = 600_000;

type IntentsByPayment = Map<string, GatewayIntent[]>;

/** Holds seats, bookings, payments, the ledger and the gateway against each other. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly performances: PerformancesService,
    private readonly store: ReconciliationStore,
    private readonly provider: PaymentProvider,
    private readonly clock: Clock,
  ) {}

  /** Of one performance, now. @throws not-found; and what the gateway throws when it cannot be asked */
  async breaks(performanceId: string): Promise<Break[]> {
    await this.performances.get(performanceId);
    const seats = await this.store.unmatchedSeats(performanceId);
    const before = await this.store.paymentsOf(performanceId);
    const [first] = before;
    const span = { from: first?.createdAt ?? this.clock.now(), to: this.clock.now() };
    const intents: IntentsByPayment =
      first === undefined ? new Map<string, GatewayIntent[]>() : await this.intentsMade(span);
    const still = await this.unchanged(before);
    return [
      ...seats.map(seatBreak),
      ...still.flatMap(payment => bookBreaks(payment)),
      ...still.flatMap(payment => gatewayBreaks(payment, intents.get(payment.id) ?? [])),
    ];
  }

  /** Seats and bookings of all performances. */
  async seatBreaks(): Promise<FoundBreak[]> {
    const seats = await this.store.unmatchedSeats(null);
    return seats.map(seat => ({
      ...seatBreak(seat),
      performanceId: seat.performanceId,
      paymentId: null,
    }));
  }

  /** Payments made in a span of time, and the intents that were: both ways. */
  async breaksMade(span: Span): Promise<{ payments: number; found: FoundBreak[] }> {
    const before = await this.store.paymentsMade(span);
    const intents = await this.intentsMade(span);
    const still = await this.unchanged(before);
    const strays = strayBreaks(await this.strays(intents, before));
    const found = still.flatMap(payment => breaksOf(payment, intents.get(payment.id) ?? []));
    return {
      payments: before.length,
      found: [...found, ...strays.map(one => ({ ...one, performanceId: null, paymentId: null }))],
    };
  }

  /** Older payments that somebody has to look after. */
  async breaksWatched(madeBefore: Date): Promise<{ payments: number; found: FoundBreak[] }> {
    const before = await this.store.paymentsWatched(madeBefore);
    const intents: IntentsByPayment = new Map();
    for (const { id, gatewayIntent } of before) {
      if (gatewayIntent !== null) intents.set(id, [await this.provider.retrieve(gatewayIntent)]);
    }
    const still = await this.unchanged(before);
    const found = still.flatMap(payment => breaksOf(payment, intents.get(payment.id) ?? []));
    return { payments: before.length, found };
  }

  private async intentsMade({ from, to }: Span): Promise<IntentsByPayment> {
    const byPayment: IntentsByPayment = new Map();
    const wider = {
      from: new Date(from.getTime() - CLOCKS_APART_MS),
      to: new Date(to.getTime() + CLOCKS_APART_MS),
    };
    for await (const intent of this.provider.list(wider)) {
      const { paymentId = '' } = intent.metadata;
      byPayment.set(paymentId, [...(byPayment.get(paymentId) ?? []), intent]);
    }
    return byPayment;
  }

  /** Intents with an id like ours that no payment has. Those without one belong to some other shop. */
  private async strays(intents: IntentsByPayment, known: PaymentBooks[]): Promise<GatewayIntent[]> {
    const here = new Set(known.map(({ id }) => id));
    const ids = [...intents.keys()].filter(id => isUuid(id) && !here.has(id));
    if (ids.length === 0) return [];
    const elsewhere = new Set((await this.store.paymentsById(ids)).map(({ id }) => id));
    return ids.filter(id => !elsewhere.has(id)).flatMap(id => intents.get(id) ?? []);
  }

  /** What moved while the gateway was asked would look like a fault: only what stood still is compared. */
  private async unchanged(before: PaymentBooks[]): Promise<PaymentBooks[]> {
    if (before.length === 0) return [];
    const after = await this.store.paymentsById(before.map(({ id }) => id));
    const now = new Map(after.map(payment => [payment.id, payment]));
    return before.filter(payment => now.get(payment.id)?.updatedAt.getTime() === payment.updatedAt.getTime());
  }
}

function breaksOf(payment: PaymentBooks, intents: GatewayIntent[]): FoundBreak[] {
  const { id: paymentId, performanceId } = payment;
  return [...bookBreaks(payment), ...gatewayBreaks(payment, intents), ...reviewBreaks(payment)].map(one => ({
    ...one,
    performanceId,
    paymentId,
  }));
}
