import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService, seatsLost } from '../../bookings/index.js';
import { holdExpired } from '../../holds/index.js';
import { crashPoint } from '../../platform/crash-points.js';
import type { Money } from '../../platform/money/money.js';
import { DomainError } from '../../platform/problem.js';
import { isBooked, type NextAction, type Payment } from '../payment.js';
import { paymentDeclined } from '../payments.problems.js';
import { PaymentsService } from '../payments.service.js';
import { type CheckoutRequest, CheckoutService } from './checkout.service.js';
import { fingerprintOf, IdempotencyService, type Key } from './idempotency.service.js';
import type { StoredAnswer } from './idempotency.store.js';

export interface ConfirmedBooking {
  reference: string;
  status: string;
  seats: {
    seatId: string;
    section: string;
    row: string;
    seat: string;
    tierId: string;
    price: Money;
    fees: Money;
  }[];
  total: Money;
  fees: Money;
  ticketsUrl: string;
  accessToken: string;
}

export type CheckoutAnswer =
  | { kind: 'confirmed'; booking: ConfirmedBooking }
  | { kind: 'refused'; error: DomainError }
  | { kind: 'pending'; paymentId: string; nextAction: NextAction | null };

/** What is said again, word for word, when the same key comes back. */
const FINAL_PROBLEMS = [paymentDeclined, seatsLost, holdExpired];

/** A checkout as the API and the pages see it: one request, one key, one answer. */
@Injectable()
export class CheckoutAnswers {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly keys: IdempotencyService,
    private readonly payments: PaymentsService,
    private readonly bookings: BookingsService,
  ) {}

  /**
   * @returns the answer and whether it was given before
   * @throws in-progress, idempotency-key-reused, and every refusal that is not final
   */
  async pay(
    shopperId: string,
    request: CheckoutRequest,
    keyText: string,
  ): Promise<{ answer: CheckoutAnswer; isReplay: boolean }> {
    const key: Key = { owner: shopperId, key: keyText };
    const begun = await this.keys.begin(key, fingerprintOf(request));
    if ('replay' in begun) return { answer: fromStored(begun.replay), isReplay: true };
    try {
      const answer = await this.answer(shopperId, request, key, begun.resume);
      await this.remember(key, answer);
      crashPoint('cp16');
      return { answer, isReplay: false };
    } catch (error) {
      if (error instanceof DomainError && FINAL_PROBLEMS.includes(error.problem)) {
        const answer: CheckoutAnswer = { kind: 'refused', error };
        await this.remember(key, answer);
        return { answer, isReplay: false };
      }
      await this.keys.release(key);
      throw error;
    }
  }

  /** Where a payment of this shopper stands. @throws not-found */
  async ofPayment(
    paymentId: string,
    shopperId: string,
  ): Promise<{ payment: Payment; answer: CheckoutAnswer }> {
    const payment = await this.payments.ofShopper(paymentId, shopperId);
    return { payment, answer: await this.answerOf(payment, payment.attemptNo) };
  }

  private async answer(
    shopperId: string,
    request: CheckoutRequest,
    key: Key,
    resume: { paymentId: string; attemptNo: number } | undefined,
  ): Promise<CheckoutAnswer> {
    if (resume !== undefined) {
      const payment = await this.checkout.resume(resume.paymentId, resume.attemptNo, request.paymentMethod);
      return this.answerOf(payment, resume.attemptNo);
    }
    const { payment, attemptNo } = await this.checkout.pay(shopperId, request, key);
    return this.answerOf(payment, attemptNo);
  }

  private async answerOf(payment: Payment, attemptNo: number): Promise<CheckoutAnswer> {
    if (isBooked(payment.state)) {
      const booking = await this.bookings.ofPayment(payment.id);
      if (booking !== undefined) return { kind: 'confirmed', booking: this.confirmed(booking) };
    }
    const error = refusalOf(payment, attemptNo);
    if (error !== undefined) return { kind: 'refused', error };
    return { kind: 'pending', paymentId: payment.id, nextAction: payment.nextAction };
  }

  private confirmed(booking: Booking): ConfirmedBooking {
    const accessToken = this.bookings.accessTokenOf(booking.id);
    return {
      reference: booking.reference,
      status: booking.status,
      seats: booking.seats.map(({ seatId, section, row, seat, tierId, price, fees }) => ({
        ...{ seatId, section, row, seat, tierId, price, fees },
      })),
      total: booking.total,
      fees: booking.fees,
      ticketsUrl: `/bookings/${booking.reference}?token=${accessToken}`,
      accessToken,
    };
  }

  private async remember(key: Key, answer: CheckoutAnswer): Promise<void> {
    const stored = toStored(answer);
    if (stored === undefined) await this.keys.release(key);
    else await this.keys.finish(key, stored);
  }
}

function refusalOf(payment: Payment, attemptNo: number): DomainError | undefined {
  if (payment.attemptNo > attemptNo || payment.state === 'DECLINED') return new DomainError(paymentDeclined);
  if (payment.state === 'VOIDED' || payment.state === 'VOID_PENDING') {
    if (payment.reason === 'seats-lost') return new DomainError(seatsLost);
    if (payment.reason === 'declined') return new DomainError(paymentDeclined);
    return payment.state === 'VOIDED' ? new DomainError(holdExpired) : undefined;
  }
  const isOver = ['CAPTURE_FAILED', 'REFUND_PENDING', 'REFUNDED'].includes(payment.state);
  return isOver ? new DomainError(seatsLost) : undefined;
}

function toStored(answer: CheckoutAnswer): StoredAnswer | undefined {
  switch (answer.kind) {
    case 'confirmed':
      return { status: 201, body: { ...answer.booking } };
    case 'refused': {
      const { problem, message, extra } = answer.error;
      if (!FINAL_PROBLEMS.includes(problem)) return undefined;
      return { status: problem.status, body: { code: problem.code, detail: message, extra } };
    }
    case 'pending':
      return undefined;
  }
}

function fromStored({ status, body }: StoredAnswer): CheckoutAnswer {
  if (status === 201) return { kind: 'confirmed', booking: body as unknown as ConfirmedBooking };
  const problem = FINAL_PROBLEMS.find(one => one.code === body['code']) ?? holdExpired;
  const error = new DomainError(problem, {
    detail: String(body['detail']),
    extra: body['extra'] as Record<string, unknown>,
  });
  return { kind: 'refused', error };
}
