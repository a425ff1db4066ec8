import { Injectable, Logger } from '@nestjs/common';
import { HoldsService, paymentInProgress } from '../../holds/index.js';
import { PerformanceSeatsService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import type { Payment } from '../payment.js';
import { PaymentsService } from '../payments.service.js';
import { PaymentsStore } from '../payments.store.js';
import { type GatewayIntent, OutcomeUnknown, PaymentProvider } from '../providers/payment-provider.js';

/** A buyer who has to prove who they are gets longer. */
const ACTION_PIN_MS = 5 * 60_000;
/** The poller asks this long after the request itself has given up. */
const LOOK_AFTER_TIMEOUT_MS = 1_500;

/** One card tried for one payment: name before effect, and no call to the provider inside a transaction. */
@Injectable()
export class PaymentAttempts {
  private readonly logger = new Logger(PaymentAttempts.name);

  constructor(
    private readonly database: Database,
    private readonly store: PaymentsStore,
    private readonly payments: PaymentsService,
    private readonly provider: PaymentProvider,
    private readonly seats: PerformanceSeatsService,
    private readonly holds: HoldsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Creates the intent if there is none, commits CONF, confirms, and applies the answer.
   * @returns the payment; still CONF when the outcome is not known in time
   * @throws payment-in-progress when another attempt was quicker
   */
  async make(payment: Payment): Promise<Payment> {
    if (payment.amountMinor === 0) return this.bookForFree(payment);
    try {
      const intentId = payment.gatewayIntent ?? (await this.createIntent(payment));
      crashPoint('cp06');
      await this.commitConfirmation(payment);
      crashPoint('cp07');
      return await this.confirm(payment, intentId);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.note(payment, error);
      // A time-out has used up the time of this request; the poller asks. Anything else is asked about at once.
      return isTimeout(error) ? this.read(payment.id) : this.goOn(payment);
    }
  }

  /**
   * Goes on with an attempt whose answer did not come. When the provider still waits for a method, its confirm may
   * never have arrived: it is sent once more, under the same key, so that it counts once however often it arrives.
   */
  async goOn(payment: Payment): Promise<Payment> {
    const after = await this.lookUp(payment);
    const { gatewayIntent, nextAction, state, attemptNo } = after;
    const isUnanswered = state === 'CONF' && attemptNo === payment.attemptNo && nextAction === null;
    if (!isUnanswered || gatewayIntent === null) return after;
    try {
      return await this.confirm(after, gatewayIntent);
    } catch (error) {
      this.note(payment, error);
      return isTimeout(error) ? this.read(payment.id) : this.lookUp(payment);
    }
  }

  private async confirm(payment: Payment, intentId: string): Promise<Payment> {
    const returnUrl = `${this.config.publicUrl}/payments/${payment.id}`;
    const key = `p:${payment.id}:confirm:${payment.attemptNo}`;
    const sent = this.provider.confirm(intentId, payment.paymentMethod, returnUrl, key);
    crashPoint('cp08');
    const gateway = await sent;
    crashPoint('cp09');
    return this.applyAnswer(payment, gateway);
  }

  /** Asks how the payment stands; when the provider cannot say, what we know is the answer. */
  private lookUp(payment: Payment): Promise<Payment> {
    return this.payments.advance(payment.id).catch(() => this.read(payment.id));
  }

  private async createIntent(payment: Payment): Promise<string> {
    const { id, holdId, amountMinor, currency } = payment;
    crashPoint('cp03');
    const sent = this.provider.create(
      { paymentId: id, holdId, amount: amountMinor, currency },
      `p:${id}:create`,
    );
    crashPoint('cp04');
    const intent = await sent;
    crashPoint('cp05');
    await this.store.change(this.database.primary, id, ['INIT'], {
      ...{ state: 'PI', gatewayIntent: intent.id, lookAgainMs: this.lookAgainMs() },
    });
    return intent.id;
  }

  /** Whatever happens to the confirm that follows, this row says that one may be under way. */
  private async commitConfirmation(payment: Payment): Promise<void> {
    const isOurs = await this.store.beginConfirming(this.database.primary, payment, this.lookAgainMs());
    if (!isOurs) throw new DomainError(paymentInProgress);
  }

  private async applyAnswer(payment: Payment, gateway: GatewayIntent): Promise<Payment> {
    if (gateway.status === 'requires_action') await this.waitForBuyer(payment, gateway);
    const { decision, after } = await this.payments.settle(payment, gateway);
    // Seats lost or too many declines: the authorisation is taken back before the answer goes out, if it can be.
    if (decision.to === 'VOID_PENDING') return this.payments.advance(payment.id).catch(() => after);
    return after;
  }

  private async waitForBuyer(payment: Payment, gateway: GatewayIntent): Promise<void> {
    const until = new Date(Math.max(payment.deadlineAt.getTime(), this.clock.ms() + ACTION_PIN_MS));
    await this.database.run(async tx => {
      await this.store.lock(tx, payment.id);
      await this.store.change(tx, payment.id, ['CONF'], {
        nextAction: gateway.nextAction,
        deadlineAt: until,
      });
      await this.seats.extendClaim(tx, payment.performanceId, payment.id, until);
      await this.store.note(tx, payment.id, { 'action-required': {} });
    });
    const hold = await this.holds.get(payment.holdId, payment.shopperId).catch(() => undefined);
    if (hold !== undefined) await this.holds.pin(hold, payment.id, ACTION_PIN_MS).catch(() => undefined);
  }

  /** No money, no provider: the booking is made as if the authorisation had just come. */
  private async bookForFree(payment: Payment): Promise<Payment> {
    const { id, holdId, currency } = payment;
    const free = { amount: 0, amountReceived: 0, amountRefunded: 0, lastDecline: null, nextAction: null };
    const settled = await this.payments.settle(payment, {
      ...{ id: `free:${id}`, status: 'succeeded', currency, metadata: { paymentId: id, holdId } },
      ...free,
    });
    return settled.after;
  }

  private note({ id, attemptNo }: Payment, error: unknown): void {
    this.logger.warn(`Payment ${id}, attempt ${attemptNo}: ${String(error)}`);
  }

  private lookAgainMs(): number {
    return this.config.paymentTimeoutMs + LOOK_AFTER_TIMEOUT_MS;
  }

  /** As it stands. @throws not-found */
  read(id: string): Promise<Payment> {
    return this.payments.get(id);
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof OutcomeUnknown && error.isTimeout;
}
