import { Injectable } from '@nestjs/common';
import { v5 as uuidFrom } from 'uuid';
import { BookingsService, type Sale } from '../../bookings/index.js';
import { PerformanceSeatsService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { PaymentsStore } from '../payments.store.js';
import { PaymentProvider } from '../providers/payment-provider.js';

/** Any fixed UUID: ids of past sales are derived below it. */
const NAMESPACE = '6f0b0a52-6c1c-4a44-9f0e-3f1d4f6f8a10';
const CLAIM_MS = 60_000;
const RECORD_MS = 30_000;

export type PastSale = Omit<Sale, 'paymentId' | 'holdId'> & {
  /** The same sale recorded again is found by it. */
  key: string;
  paymentMethod: string;
};

/**
 * Records what was sold before by a group desk, without a hold and without a mail: the money is charged at the
 * provider, the seats go through the same claim and the same sale as everybody's, and every book has its line.
 */
@Injectable()
export class PastSalesService {
  constructor(
    private readonly database: Database,
    private readonly store: PaymentsStore,
    private readonly provider: PaymentProvider,
    private readonly seats: PerformanceSeatsService,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  /** @returns whether it was recorded now; false when it was before, or when a seat is no longer free */
  async record(past: PastSale): Promise<boolean> {
    const paymentId = uuidFrom(`${past.performanceId}:${past.key}`, NAMESPACE);
    if ((await this.store.find(this.database.primary, paymentId)) !== undefined) return false;
    const { performanceId, shopperId, buyer, currency, seats, paymentMethod } = past;
    const sale: Sale = {
      performanceId,
      shopperId,
      buyer,
      currency,
      seats,
      paymentId,
      holdId: `past:${paymentId}`,
      isQuiet: true,
    };
    const amount = sale.seats.reduce((sum, seat) => sum + seat.price + seat.fees, 0);
    const intentId = await this.charge(sale, amount, paymentMethod);
    try {
      await this.write(sale, amount, { intentId, paymentMethod });
      return true;
    } catch (error) {
      if (!(error instanceof SeatsGone)) throw error;
      await this.provider.refund(
        { intentId, refundId: paymentId, amountMinor: amount },
        `p:${paymentId}:refund:past`,
      );
      return false;
    }
  }

  private async charge(sale: Sale, amount: number, paymentMethod: string): Promise<string> {
    const { paymentId, holdId, currency } = sale;
    const { id } = await this.provider.create(
      { paymentId, holdId, amount, currency },
      `p:${paymentId}:create`,
    );
    await this.provider.confirm(id, paymentMethod, '', `p:${paymentId}:confirm:1`);
    await this.provider.capture(id, `p:${paymentId}:capture`);
    return id;
  }

  private write(
    sale: Sale,
    amount: number,
    { intentId, paymentMethod }: { intentId: string; paymentMethod: string },
  ): Promise<void> {
    const { paymentId, performanceId, shopperId, buyer, currency, seats } = sale;
    const until = new Date(this.clock.ms() + CLAIM_MS);
    return this.database.run(async tx => {
      const lost = await this.seats.claim(tx, {
        ...{ performanceId, shopperId, claimId: paymentId, pinMs: CLAIM_MS, holdExpiresAt: until },
        ordinals: seats.map(seat => seat.o),
      });
      if (lost.length > 0) throw new SeatsGone();
      await this.store.insert(tx, {
        ...{ id: paymentId, holdId: sale.holdId, performanceId, shopperId, amountMinor: amount, currency },
        ...{ paymentMethod, quote: { seats: [] }, deadlineAt: until },
        ...{ buyerName: buyer.name, buyerEmail: buyer.email },
      });
      const reference = await this.bookings.confirm(tx, sale);
      if (reference === undefined) throw new SeatsGone();
      const paid = { state: 'CAPTURED', gatewayIntent: intentId, capturedMinor: amount } as const;
      await this.store.change(tx, paymentId, ['INIT'], paid);
      await this.store.record(tx, paymentId, 'captured', amount, currency);
      await this.store.note(tx, paymentId, { captured: { reference } });
    }, RECORD_MS);
  }
}

class SeatsGone extends Error {}
