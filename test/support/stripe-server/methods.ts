/** What a test card does when it is charged. */
export interface CardScript {
  outcome: 'authorise' | 'decline' | 'authenticate';
  /** Of a decline, as Stripe documents them. */
  code?: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error';
  declineCode?: string;
  /** What becomes of its refunds after they were made. */
  refunds?: 'fail' | 'pend';
}

const decline = (code: CardScript['code'], declineCode: string): CardScript => ({
  outcome: 'decline',
  ...(code === undefined ? {} : { code }),
  declineCode,
});

/** Stripe's documented test cards: the method's name after `pm_card_`, and the number for the stand-in form. */
export const CARDS: Readonly<Record<string, { number: string; script: CardScript }>> = {
  visa: { number: '4242424242424242', script: { outcome: 'authorise' } },
  mastercard: { number: '5555555555554444', script: { outcome: 'authorise' } },
  chargeDeclined: { number: '4000000000000002', script: decline('card_declined', 'generic_decline') },
  chargeDeclinedInsufficientFunds: {
    number: '4000000000009995',
    script: decline('card_declined', 'insufficient_funds'),
  },
  chargeDeclinedExpiredCard: { number: '4000000000000069', script: decline('expired_card', 'expired_card') },
  chargeDeclinedIncorrectCvc: {
    number: '4000000000000127',
    script: decline('incorrect_cvc', 'incorrect_cvc'),
  },
  chargeDeclinedProcessingError: {
    number: '4000000000000119',
    script: decline('processing_error', 'processing_error'),
  },
  authenticationRequired: { number: '4000002760003184', script: { outcome: 'authenticate' } },
  refundFail: { number: '4000000000005126', script: { outcome: 'authorise', refunds: 'fail' } },
  pendingRefund: { number: '4000000000007726', script: { outcome: 'authorise', refunds: 'pend' } },
};

const PREFIX = 'pm_card_';

/** The card behind `pm_card_visa` and its like, which are names of cards and not methods of their own. */
export function cardNamed(method: string): string | undefined {
  const name = method.slice(PREFIX.length);
  return method.startsWith(PREFIX) && Object.hasOwn(CARDS, name) ? name : undefined;
}

export function cardNumbered(number: string): string | undefined {
  const digits = number.replace(/\D/g, '');
  return Object.keys(CARDS).find(name => CARDS[name]?.number === digits);
}
