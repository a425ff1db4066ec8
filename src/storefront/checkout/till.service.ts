import { Injectable } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { type Hold, holdExpired, HoldsService } from '../../holds/index.js';
import { type CheckoutAnswer, CheckoutAnswers, checkKey, PaymentsService } from '../../payments/index.js';
import { DomainError } from '../../platform/problem.js';
import type { CheckoutInput } from './checkout-form.rules.js';
import { quoteHash } from './quote.rules.js';

/** A second press of the button waits for the first one's answer, for ten seconds at most. */
const MAX_WAITS = 40;
const WAIT_MS = 250;

/** Refusals that are not the end of the way. */
const LEFT_AT_THE_TILL = ['payment-declined', 'idempotency-key-reused', 'payment-in-progress'];

export type TillAnswer =
  | CheckoutAnswer
  | { kind: 'quote-changed'; hold: Hold }
  | { kind: 'key-used'; hold: Hold }
  | { kind: 'declined'; hold: Hold };

/** Pays for one hold on behalf of the checkout page. */
@Injectable()
export class Till {
  constructor(
    private readonly holds: HoldsService,
    private readonly answers: CheckoutAnswers,
    private readonly bookings: BookingsService,
    private readonly payments: PaymentsService,
  ) {}

  /** The hold, or the address of the tickets that it became. @throws hold-expired, not-found */
  async holdOrTickets(holdId: string, shopperId: string): Promise<{ hold: Hold } | { ticketsUrl: string }> {
    const hold = await this.findHold(holdId, shopperId);
    if (hold !== undefined) return { hold };
    const booking = await this.bookings.ofHold(holdId);
    if (booking === undefined || booking.shopperId !== shopperId) throw new DomainError(holdExpired);
    const token = this.bookings.accessTokenOf(booking.id);
    return { ticketsUrl: `/bookings/${booking.reference}?token=${token}` };
  }

  /** Whoever comes back to try another card has said before where the tickets go. */
  async typedBefore({ payment }: Hold, shopperId: string): Promise<Pick<CheckoutInput, 'name' | 'email'>> {
    if (payment === undefined) return { name: '', email: '' };
    const { buyerName: name, buyerEmail: email } = await this.payments.ofShopper(payment.id, shopperId);
    return { name, email };
  }

  /**
   * @throws every refusal after which the fan cannot go on from this page
   */
  async pay(holdId: string, shopperId: string, input: CheckoutInput): Promise<TillAnswer> {
    const hold = await this.findHold(holdId, shopperId);
    // Without a hold there is nothing to compare: the key may still have an answer.
    if (hold !== undefined && quoteHash(hold) !== input.quoteHash) return { kind: 'quote-changed', hold };
    const { name, email, paymentMethod, idempotencyKey } = input;
    const request = { holdId, buyer: { name, email }, paymentMethod };
    const key = checkKey(idempotencyKey);
    try {
      const answer = await this.patiently(() => this.answers.pay(shopperId, request, key));
      if (answer.kind === 'refused') throw answer.error;
      return answer;
    } catch (error) {
      const code = error instanceof DomainError ? error.problem.code : '';
      if (!LEFT_AT_THE_TILL.includes(code)) throw error;
      const still = await this.findHold(holdId, shopperId);
      if (still === undefined) throw error;
      if (code === 'payment-in-progress') {
        // Sent from another tab: both shall see the same payment.
        if (still.payment === undefined) throw error;
        return { kind: 'pending', paymentId: still.payment.id, nextAction: null };
      }
      return { kind: code === 'payment-declined' ? 'declined' : 'key-used', hold: still };
    }
  }

  private async patiently(pay: () => Promise<{ answer: CheckoutAnswer }>): Promise<CheckoutAnswer> {
    for (let waits = 0; ; waits += 1) {
      try {
        return (await pay()).answer;
      } catch (error) {
        const isRunning = error instanceof DomainError && error.problem.code === 'in-progress';
        if (!isRunning || waits >= MAX_WAITS) throw error;
        await new Promise(resolve => setTimeout(resolve, WAIT_MS));
      }
    }
  }

  private async findHold(holdId: string, shopperId: string): Promise<Hold | undefined> {
    try {
      return await this.holds.get(holdId, shopperId);
    } catch (error) {
      if (error instanceof DomainError && error.problem === holdExpired) return undefined;
      throw error;
    }
  }
}
