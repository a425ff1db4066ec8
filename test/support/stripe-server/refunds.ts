import { missingParameter, noSuch, Refusal } from './answers.js';
import type { Books, Charge, PaymentIntent, Refund } from './books.js';
import { numberOf, type Parameters, textOf, textsOf } from './form.js';
import { CARDS } from './methods.js';

/** Refunds: what each call does to the books. */
export class Refunds {
  constructor(private readonly books: Books) {}

  get(id: string): Refund {
    const refund = this.books.refunds.get(id);
    if (refund === undefined) throw noSuch('refund', id, 'id');
    return refund;
  }

  create(parameters: Parameters): Refund {
    const { intent, charge } = this.chargeOf(parameters);
    const left = charge.amountCaptured - charge.amountRefunded;
    const amount = numberOf(parameters, 'amount') ?? left;
    if (left === 0) {
      throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
    }
    if (amount < 1 || amount > left) {
      throw refused(
        undefined,
        `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      );
    }
    const { refunds: fate } = CARDS[this.books.methods.get(charge.method)?.card ?? '']?.script ?? {};
    const refund: Refund = {
      ...{ id: this.books.newId('re'), intent: intent.id, charge: charge.id, amount },
      ...{ created: this.books.now(), failureReason: null, metadata: textsOf(parameters, 'metadata') },
      status: fate === 'pend' ? 'pending' : 'succeeded',
    };
    charge.amountRefunded += amount;
    this.books.refunds.set(refund.id, refund);
    this.books.note('refunded', intent, { amount, refund: refund.id, refundId: refund.metadata['refundId'] });
    this.books.announce('refund.created', { kind: 'refund', id: refund.id });
    this.books.announce('charge.refunded', { kind: 'charge', id: charge.id });
    if (fate === 'fail') this.fail(refund.id);
    return refund;
  }

  /** The bank sends the money back: the account behind the card is closed, say. */
  fail(id: string): Refund {
    const refund = this.get(id);
    const charge = this.books.charges.get(refund.charge);
    const intent = this.books.intents.get(refund.intent);
    if (charge === undefined || intent === undefined || refund.status === 'failed') return refund;
    Object.assign(refund, { status: 'failed', failureReason: 'expired_or_canceled_card' });
    charge.amountRefunded -= refund.amount;
    this.books.note('refund-failed', intent, { amount: refund.amount, refund: id });
    this.books.announce('refund.updated', { kind: 'refund', id });
    this.books.announce('refund.failed', { kind: 'refund', id });
    return refund;
  }

  /** A pending refund reaches the buyer. */
  succeed(id: string): Refund {
    const refund = this.get(id);
    if (refund.status !== 'pending') return refund;
    refund.status = 'succeeded';
    this.books.announce('refund.updated', { kind: 'refund', id });
    return refund;
  }

  /** Newest first. */
  list(parameters: Parameters): Refund[] {
    const intent = textOf(parameters, 'payment_intent');
    const all = [...this.books.refunds.values()].reverse();
    return intent === undefined ? all : all.filter(refund => refund.intent === intent);
  }

  private chargeOf(parameters: Parameters): { intent: PaymentIntent; charge: Charge } {
    const id = textOf(parameters, 'payment_intent');
    if (id === undefined) throw missingParameter('payment_intent');
    const intent = this.books.intents.get(id);
    if (intent === undefined) throw noSuch('payment_intent', id, 'payment_intent');
    const charge = this.books.chargeOf(intent);
    if (charge?.captured !== true) {
      throw refused(undefined, `This PaymentIntent (${id}) does not have a successful charge to refund.`);
    }
    return { intent, charge };
  }
}

function refused(code: string | undefined, message: string): Refusal {
  return new Refusal(
    400,
    { type: 'invalid_request_error', message, ...(code === undefined ? {} : { code }) },
    true,
  );
}
