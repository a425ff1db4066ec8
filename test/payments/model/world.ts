import type { PaymentState, VoidReason } from '../../../src/payments/payment.js';
import type { IntentStatus } from '../../../src/payments/providers/payment-provider.js';

/** Five cards may be tried; the search begins with the fourth, so that two attempts reach the limit. */
const FIRST_ATTEMPT = 4;
export const LAST_ATTEMPT = 5;
export const DECLINES_BEFORE = FIRST_ATTEMPT - 1;
/** More declines than this make no difference any more. */
const MOST_DECLINES = LAST_ATTEMPT;

/**
 * Requests on their way to the gateway; the number is the attempt's, and part of its idempotency key. One that is
 * lost is one that stays on its way for ever: sent again it is the same request, by its key.
 */
export type Request = 'create' | 'confirm4' | 'confirm5' | 'cancel' | 'capture' | 'refund';

/** What somebody who asked the gateway, or was answered by it, believes about the intent; it may be long past. */
export interface Sight {
  status: IntentStatus;
  declines: number;
  isRefunded: boolean;
}

/** Where somebody who works on the payment has got to: each name says what comes next, or what is waited for. */
export type Step =
  | 'idle'
  | 'may-create'
  | 'awaits-create'
  | 'may-store-id'
  | 'may-commit-confirmation'
  | 'may-confirm'
  | 'awaits-confirm'
  | 'may-settle'
  | 'may-cancel'
  | 'awaits-cancel'
  | 'may-capture'
  | 'awaits-capture'
  | 'may-refund'
  | 'awaits-refund'
  | 'may-book-refund';

/**
 * Whoever works on the payment: request worker, recovery or webhook handler. One that is slow is a zombie, one that
 * dies is idle again, so that the next can take its place: crashes need no bound.
 */
export interface Hand {
  step: Step;
  /** The attempt that a request worker is about; 0 for everybody else. */
  attempt: number;
  sight: Sight | null;
}

export const IDLE: Hand = { step: 'idle', attempt: 0, sight: null };

/** Everything that there is to know at one moment: our row, the seats, the gateway, requests under way, and who is at what. */
export interface World {
  /** `none` before T1; `gone` when nothing was ever written and nobody comes back. */
  state: PaymentState | 'none' | 'gone';
  hasIntentId: boolean;
  attempt: number;
  reason: VoidReason | null;
  booking: 'none' | 'live' | 'cancelled';
  refund: 'none' | 'REQUESTED' | 'SUCCEEDED';
  capturedMinor: number;
  /** `lapsed`: our claim has run out, and nobody else has come for the seats yet. */
  seats: 'free' | 'ours' | 'lapsed' | 'sold' | 'rival';
  isPastDeadline: boolean;
  isPerformanceCancelled: boolean;
  /** Whether a browser may know the client secret. */
  isSecretOut: boolean;
  intent: IntentStatus | 'absent';
  declines: number;
  capturedBy: 'nobody' | 'us' | 'a human';
  captures: number;
  refunds: number;
  /** Whether the gateway remembers under our cancel key that it refused. */
  isCancelRefused: boolean;
  underWay: readonly Request[];
  hands: readonly Hand[];
}

export function firstWorld(hands: number): World {
  return {
    ...{ state: 'none', hasIntentId: false, attempt: FIRST_ATTEMPT, reason: null, booking: 'none' },
    ...{ refund: 'none', capturedMinor: 0, seats: 'free', isPastDeadline: false },
    ...{ isPerformanceCancelled: false, isSecretOut: false, intent: 'absent', declines: DECLINES_BEFORE },
    ...{ capturedBy: 'nobody', captures: 0, refunds: 0, isCancelRefused: false, underWay: [] },
    hands: Array.from({ length: hands }, () => IDLE),
  };
}

export function send(world: World, request: Request): Request[] {
  return [...new Set([...world.underWay, request])].sort();
}

export function withHand(world: World, index: number, hand: Hand): World {
  return { ...world, hands: world.hands.with(index, hand) };
}

/** What the gateway would say now. */
export function sightOf(world: World): Sight {
  return {
    status: world.intent === 'absent' ? 'requires_confirmation' : world.intent,
    declines: world.declines,
    isRefunded: world.refunds > 0,
  };
}

export function declinesOnceMore(world: World): number {
  return Math.min(world.declines + 1, MOST_DECLINES);
}

export function wasDeclined(sight: Sight): boolean {
  return sight.declines > DECLINES_BEFORE;
}
