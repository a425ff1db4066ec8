import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { JobRegistry, Outbox } from '../../platform/jobs/index.js';
import type { Payment } from '../payment.js';
import { FOLLOW_REFUNDS } from '../payment-steps.js';
import { PaymentsStore } from '../payments.store.js';
import { GatewayRefusal, type GatewayRefund, PaymentProvider } from '../providers/payment-provider.js';
import { refundSteps, type RefundStep } from './refund.rules.js';
import { type NewRefund, type Refund, RefundsStore } from './refunds.store.js';

/** Asks the provider for refunds that are due. */
const WORK_REFUNDS = 'payment.refund';
/** Sent when money went back; listeners find the refund by `refundId`. */
export const REFUNDED = 'payment.refunded';
/** Sent when the buyer's bank did not take money back after all; listeners find the refund by `refundId`. */
export const REFUND_FAILED = 'payment.refund-failed';
/** Why a refund exists that nobody asked us for. */
const AT_THE_PROVIDER = 'made at the payment provider';

/** Carries refunds to the provider, follows them to their end, and takes on those that were made over there. */
@Injectable()
export class RefundPayouts implements OnModuleInit {
  private readonly logger = new Logger(RefundPayouts.name);

  constructor(
    private readonly database: Database,
    private readonly store: RefundsStore,
    private readonly payments: PaymentsStore,
    private readonly provider: PaymentProvider,
    private readonly outbox: Outbox,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.on(WORK_REFUNDS, 'pay refunds out', async payload => {
      await this.workOff(Number(payload['limit'] ?? 1));
    });
    this.jobs.on(FOLLOW_REFUNDS, 'follow its refunds', async payload => {
      await this.follow(payload['paymentId'] as string);
    });
  }

  /** Asks the provider for what is due and books what it answers. Runs again for whatever did not come through. */
  async workOff(limit: number): Promise<void> {
    for (const refund of await this.store.lease(this.database.primary, limit)) {
      try {
        await this.payOut(refund);
      } catch (error) {
        this.logger.warn(`Refund ${refund.id} waits: ${String(error)}`);
      }
    }
  }

  /** Writes a refund down that is to be carried to the provider. */
  async askFor(tx: Tx, wish: NewRefund): Promise<Refund> {
    await this.outbox.add(tx, WORK_REFUNDS, { limit: 1 }, 'urgent');
    return this.writeDown(tx, wish);
  }

  /** Makes our refunds of a payment say what the provider's do. */
  async follow(paymentId: string): Promise<void> {
    const payment = await this.payments.find(this.database.primary, paymentId);
    if (payment === undefined || payment.gatewayIntent === null || payment.capturedMinor === 0) return;
    await this.apply(paymentId, await this.provider.refundsOf(payment.gatewayIntent));
  }

  private async payOut(refund: Refund): Promise<void> {
    // An earlier call may have come through without an answer, and a provider forgets its keys after a day.
    if (refund.tries > 1 || refund.state === 'PENDING') await this.follow(refund.paymentId);
    const payment = await this.payments.find(this.database.primary, refund.paymentId);
    const current = await this.store.find(this.database.primary, refund.id);
    if (payment === undefined || payment.gatewayIntent === null || current?.state !== 'REQUESTED') return;
    crashPoint('cp19');
    try {
      const { id: refundId, amountMinor } = refund;
      const answer = await this.provider.refund(
        { intentId: payment.gatewayIntent, refundId, amountMinor },
        `p:${payment.id}:refund:${refundId}`,
      );
      crashPoint('cp19');
      await this.apply(payment.id, [{ ...answer, refundId }]);
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      await this.refused(refund, error);
    }
  }

  /** The provider will not do it, most likely because somebody has given the money back over there. */
  private async refused(refund: Refund, why: GatewayRefusal): Promise<void> {
    this.logger.error(`Refund ${refund.id} was refused: ${why.message}`);
    await this.database.run(async tx => {
      const payment = await this.payments.lock(tx, refund.paymentId);
      const current = await this.store.find(tx, refund.id);
      if (current?.state === 'REQUESTED') await this.fail(tx, payment, current, null);
    });
    await this.follow(refund.paymentId);
    await this.database.run(tx => this.askForTheRest(tx, refund));
  }

  /** Somebody gave back a part of it over there: what is still owed of the refused refund is asked for by itself. */
  private async askForTheRest(tx: Tx, { id: refused, paymentId, amountMinor: owed }: Refund): Promise<void> {
    const { capturedMinor, refundReservedMinor } = await this.payments.lock(tx, paymentId);
    const rest = Math.min(owed, capturedMinor - refundReservedMinor);
    const requestKey = `again:${refused}`;
    const isAsked = (await this.store.findByKey(tx, paymentId, requestKey)) !== undefined;
    // All of it refused is another matter, and a person's.
    if (rest <= 0 || rest === owed || isAsked) return;
    await this.askFor(tx, { paymentId, amountMinor: rest, reason: 'the rest', requestKey });
  }

  /** Under the payment's lock, like everything that is written of its refunds. */
  private async writeDown(tx: Tx, wish: NewRefund): Promise<Refund> {
    const { paymentId, amountMinor: amount, reason } = wish;
    await this.payments.note(tx, paymentId, { 'refund-requested': { amount, reason } });
    return this.store.writeDown(tx, wish);
  }

  private async apply(paymentId: string, theirs: GatewayRefund[]): Promise<void> {
    if (theirs.length === 0) return;
    await this.database.run(async tx => {
      const payment = await this.payments.lock(tx, paymentId);
      for (const step of refundSteps(await this.store.ofPayment(tx, paymentId), theirs)) {
        await this.carryOut(tx, payment, step);
      }
    });
  }

  private async carryOut(tx: Tx, payment: Payment, step: RefundStep): Promise<void> {
    if (step.do === 'adopt') return this.adopt(tx, payment, step.found);
    switch (step.to) {
      case 'PENDING':
        return this.store.setState(tx, step.refund.id, 'PENDING', step.gatewayRefund);
      case 'SUCCEEDED':
        return this.succeed(tx, payment, step.refund, step.gatewayRefund);
      case 'FAILED':
        return this.fail(tx, payment, step.refund, step.gatewayRefund);
    }
  }

  private async succeed(tx: Tx, payment: Payment, refund: Refund, gatewayRefund: string): Promise<void> {
    const { id, currency } = payment;
    const { amountMinor } = refund;
    await this.store.setState(tx, refund.id, 'SUCCEEDED', gatewayRefund);
    await this.store.paidBack(tx, id, amountMinor);
    await this.payments.record(tx, id, 'refunded', amountMinor, currency);
    await this.payments.note(tx, id, { refunded: { amount: amountMinor } });
    const { refundedMinor, capturedMinor } = await this.payments.lock(tx, id);
    if (refundedMinor === capturedMinor) {
      await this.payments.change(tx, id, ['REFUND_PENDING'], { state: 'REFUNDED' });
    }
    await this.outbox.add(tx, REFUNDED, { refundId: refund.id, paymentId: id, amountMinor });
  }

  /** The money is still, or again, with us: the reserve is given back, and a person has to look at it. */
  private async fail(tx: Tx, payment: Payment, refund: Refund, gatewayRefund: string | null): Promise<void> {
    const { id, currency } = payment;
    const { amountMinor } = refund;
    await this.store.setState(tx, refund.id, 'FAILED', gatewayRefund);
    if (refund.state === 'SUCCEEDED') {
      await this.store.paidBack(tx, id, -amountMinor);
      await this.payments.record(tx, id, 'refund-failed', amountMinor, currency);
      await this.payments.change(tx, id, ['REFUNDED'], { state: 'REFUND_PENDING' });
    }
    await this.store.reserve(tx, id, -amountMinor);
    await this.payments.review(tx, id);
    await this.payments.note(tx, id, { 'refund-failed': { amount: amountMinor } });
    // A refund that was refused at once is a matter between the provider and us; the buyer was told nothing yet.
    if (gatewayRefund !== null) {
      await this.outbox.add(tx, REFUND_FAILED, { refundId: refund.id, paymentId: id, amountMinor });
    }
  }

  /** Whether its seats should go back to the sale nobody has said: the auditor asks a person. */
  private async adopt(tx: Tx, payment: Payment, found: GatewayRefund): Promise<void> {
    if (payment.refundReservedMinor + found.amount > payment.capturedMinor) {
      // A refund of ours stands in the way; it will be refused over there, and then there is room.
      this.logger.warn(`Refund ${found.id} of payment ${payment.id} is more than there is left`);
      return;
    }
    const made = await this.writeDown(tx, {
      ...{ paymentId: payment.id, amountMinor: found.amount },
      ...{ reason: AT_THE_PROVIDER, requestKey: `provider:${found.id}` },
    });
    if (found.status === 'succeeded') await this.succeed(tx, payment, made, found.id);
    else await this.store.setState(tx, made.id, 'PENDING', found.id);
  }
}
