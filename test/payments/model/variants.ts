import type { PaymentState } from '../../../src/payments/payment.js';
import type { Decision, PaymentFacts } from '../../../src/payments/payment.rules.js';
import type { GatewayIntent } from '../../../src/payments/providers/payment-provider.js';

/** What is searched: the production rules as they are, or with one known shortcut put back. */
export interface Variant {
  /** A browser has the client secret and may confirm by itself, at any time. */
  hasClient: boolean;
  /** Whether the gateway numbers its attempts; otherwise it only names the card, and the buyer takes the same one. */
  countsAttempts: boolean;
  /** How many work on the payment at the same time. */
  hands: number;
  amountMinor: number;
  /** What the gateway says the amount is. */
  gatewayAmount: number;
  /** Every cancel has the same key, and the gateway answers it as it did the first time, as Stripe does. */
  hasOneCancelKey: boolean;
  /** Puts a shortcut in the place of what the production rules decided. */
  decide: (decision: Decision, payment: PaymentFacts, gateway: GatewayIntent) => Decision;
  /** Steps that the database would refuse and the shortcut needs. */
  morePairs: readonly (readonly [PaymentState, PaymentState])[];
  /** One request makes the intent and authorises; what the gateway does not know counts as cancelled. */
  isOnePost: boolean;
  /** Whether it is asked for the seats before they are sold. */
  checksSeats: boolean;
  /** Whether a confirm waits for the leave of the row. */
  checksConfirmation: boolean;
}

const PRODUCTION: Variant = {
  ...{ hasClient: false, countsAttempts: true, hands: 2, amountMinor: 9000, gatewayAmount: 9000 },
  ...{ hasOneCancelKey: false, isOnePost: false, checksSeats: true, checksConfirmation: true },
  decide: decision => decision,
  morePairs: [],
};
const WITH_CLIENT: Variant = { ...PRODUCTION, hasClient: true };

const noReopening: Variant['decide'] = (decision, { state }) =>
  state === 'VOIDED' || state === 'DECLINED' || state === 'CAPTURE_FAILED' ? { to: 'stay' } : decision;

/** The rules as they are: nothing may go wrong, whatever the gateway is like. */
export const sound: Record<string, Variant> = {
  'the rules, the server confirms': PRODUCTION,
  'the rules, a browser confirms too': WITH_CLIENT,
  'the rules, a gateway that does not count attempts': { ...PRODUCTION, countsAttempts: false },
  'the rules, three at work at once': { ...PRODUCTION, hands: 3 },
  'the rules, the gateway has another amount': { ...PRODUCTION, gatewayAmount: 9001 },
  'the rules, nothing to pay': { ...PRODUCTION, amountMinor: 0, gatewayAmount: 0 },
  'without the reopen rule, the second belt': { ...PRODUCTION, decide: noReopening },
  'without the reopen rule, a browser confirms too': { ...WITH_CLIENT, hands: 1, decide: noReopening },
};

/** Shortcuts that look harmless, each with what goes wrong. */
export const shortcuts: Record<string, { variant: Variant; goesWrong: string }> = {
  'the first decline ends it': {
    goesWrong: 'money stranded',
    variant: {
      ...WITH_CLIENT,
      decide: decision => (decision.to === 'PI' ? { to: 'DECLINED' } : decision),
      morePairs: [['CONF', 'DECLINED']],
    },
  },
  'the deadline ends it without a confirmed cancel': {
    goesWrong: 'money stranded',
    variant: {
      ...PRODUCTION,
      decide: decision =>
        decision.to === 'VOID_PENDING' && decision.reason === 'expired' ? { to: 'VOIDED' } : decision,
    },
  },
  'one request authorises, and not found means cancelled': {
    goesWrong: 'money stranded',
    variant: { ...PRODUCTION, isOnePost: true },
  },
  'nobody asks whether the seats are still ours': {
    goesWrong: 'a seat sold twice',
    variant: { ...PRODUCTION, checksSeats: false },
  },
  'captured before it is booked': {
    goesWrong: 'captured without a booking',
    variant: {
      ...PRODUCTION,
      decide: decision => (decision.to === 'BOOKED' ? { to: 'stay', ask: 'capture' } : decision),
    },
  },
  'confirmed without the leave of the row': {
    goesWrong: 'money stranded',
    variant: { ...PRODUCTION, checksConfirmation: false },
  },
  'one key for every cancel, at a gateway that remembers what it refused': {
    goesWrong: 'no end in reach',
    variant: { ...PRODUCTION, hasOneCancelKey: true },
  },
};
