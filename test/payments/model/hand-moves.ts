import type { Decision } from '../../../src/payments/payment.rules.js';
import type { Move } from './moves.js';
import { end, settle } from './settling.js';
import type { Variant } from './variants.js';
import { type Hand, IDLE, type Request, send, sightOf, type Step, withHand, type World } from './world.js';

/** States in which recovery looks after a payment by itself. */
const UNSETTLED = ['INIT', 'PI', 'CONF', 'BOOKED', 'VOID_PENDING', 'REFUND_PENDING'];

/** What somebody who works on the payment may do next: the next statement, or die. */
export function handMoves(world: World, index: number, variant: Variant): Move[] {
  const hand = world.hands[index] ?? IDLE;
  if (hand.step === 'idle') return firstSteps(world, index, variant);
  const next = nextStep(world, index, hand, variant);
  const dies = { label: `${hand.step}: dies`, next: withHand(world, index, IDLE) };
  // Whoever waits gives up in the end.
  return [...next, { ...dies, isProgress: next.length === 0 }];
}

/** A request, recovery or a webhook begins. Those who look only later than they read are zombies all the same. */
function firstSteps(world: World, index: number, variant: Variant): Move[] {
  const { state, attempt, hasIntentId } = world;
  const moves: Move[] = [];
  const begin = (label: string, hand: Hand, change: Partial<World> = {}, isProgress = true): void => {
    moves.push({ label, next: withHand({ ...world, ...change }, index, hand), isProgress });
  };
  const worker = (step: Step): Hand => ({ step, attempt, sight: null });
  if (state === 'none') {
    begin('T1: the payment is written down', worker('may-create'), { state: 'INIT', seats: 'ours' }, false);
    return moves;
  }
  if (state === 'gone') return moves;
  if (state === 'INIT' || state === 'PI') {
    const step = hasIntentId ? 'may-commit-confirmation' : 'may-create';
    begin('a request goes on with the attempt', worker(step), {}, false);
  }
  if (state === 'INIT' && !hasIntentId)
    begin('recovery gives up what never began', IDLE, end(world, 'VOIDED'));
  if (hasIntentId || (variant.isOnePost && state !== 'INIT')) {
    const isRecovery = UNSETTLED.includes(state);
    const reader: Hand = { step: 'may-settle', attempt: 0, sight: sightOf(world) };
    begin(`${isRecovery ? 'recovery' : 'a webhook'} reads ${sightOf(world).status}`, reader, {}, isRecovery);
  }
  if (state === 'REFUND_PENDING' && world.refund === 'none' && world.capturedMinor > 0) {
    begin('the refund is written down', IDLE, { refund: 'REQUESTED' });
  }
  if (world.refund === 'REQUESTED') begin('a refund is taken up', { ...IDLE, step: 'may-refund' });
  return moves;
}

function nextStep(world: World, index: number, hand: Hand, variant: Variant): Move[] {
  const to = (label: string, step: Step, change: Partial<World> = {}): Move[] => {
    const after: Hand = step === 'idle' ? IDLE : { ...hand, step };
    return [{ label, next: withHand({ ...world, ...change }, index, after), isProgress: true }];
  };
  const ask = (request: Request, step: Step): Move[] =>
    to(`${request} is sent`, step, { underWay: send(world, request) });
  switch (hand.step) {
    case 'may-create':
      return beginAttempt(world, index, hand, variant) ?? ask('create', 'awaits-create');
    case 'may-store-id':
      return world.state === 'INIT'
        ? to('T1b: the id is stored', 'may-commit-confirmation', { state: 'PI', hasIntentId: true })
        : to('T1b refused: the row has moved on', 'may-commit-confirmation');
    case 'may-commit-confirmation': {
      const isOurs = world.state === 'PI' && world.attempt === hand.attempt;
      if (isOurs) return to('T1c: CONF is committed', 'may-confirm', { state: 'CONF', isSecretOut: true });
      return to('T1c refused: the row has moved on', variant.checksConfirmation ? 'idle' : 'may-confirm');
    }
    case 'may-confirm':
      return ask(hand.attempt === 4 ? 'confirm4' : 'confirm5', 'awaits-confirm');
    case 'may-settle':
      return settled(world, index, hand, variant);
    case 'may-cancel':
      return ask('cancel', 'awaits-cancel');
    case 'may-capture':
      return ask('capture', 'awaits-capture');
    case 'may-refund':
      return ask('refund', 'awaits-refund');
    case 'may-book-refund': {
      if (world.refund !== 'REQUESTED') return to('the refund was booked already', 'idle');
      const state = world.state === 'REFUND_PENDING' ? 'REFUNDED' : world.state;
      return to('the refund is booked', 'idle', { refund: 'SUCCEEDED', state });
    }
    case 'idle':
    case 'awaits-create':
    case 'awaits-confirm':
    case 'awaits-cancel':
    case 'awaits-capture':
    case 'awaits-refund':
      return [];
  }
}

/** What comes instead of an intent that is made first: no money at all, or the shortcut that does all in one. */
function beginAttempt(world: World, index: number, hand: Hand, variant: Variant): Move[] | undefined {
  if (variant.amountMinor === 0) {
    const sight = { status: 'succeeded' as const, declines: world.declines, isRefunded: false };
    return settled(world, index, { ...hand, sight }, variant);
  }
  if (!variant.isOnePost) return undefined;
  const isOurs = world.state === 'INIT';
  const next = withHand(isOurs ? { ...world, state: 'CONF' } : world, index, {
    ...(isOurs ? { ...hand, step: 'may-confirm' as const } : IDLE),
  });
  return [{ label: 'CONF is committed', next, isProgress: true }];
}

function settled(world: World, index: number, hand: Hand, variant: Variant): Move[] {
  if (hand.sight === null) return [];
  const { decision, after } = settle(prolonged(world, hand), hand.sight, variant);
  const kind = kindOf(decision);
  return [
    {
      label: `settles ${world.state} on ${hand.sight.status}: ${kind}`,
      next: withHand(after, index, handAfter(decision)),
      isProgress: true,
      decision: kind,
    },
  ];
}

/** As `PaymentAttempts.waitForBuyer`: whoever has to prove who they are gets longer, if the answer comes through. */
function prolonged(world: World, { attempt, sight }: Hand): World {
  if (attempt === 0 || world.state !== 'CONF' || sight?.status !== 'requires_action') return world;
  return { ...world, isPastDeadline: false, seats: world.seats === 'lapsed' ? 'ours' : world.seats };
}

/** As `PaymentsService.advance`: what is to be asked is asked after the commit, by a hand that may be slow. */
function handAfter(decision: Decision): Hand {
  const ask = decision.to === 'VOID_PENDING' ? 'cancel' : 'ask' in decision ? decision.ask : undefined;
  return ask === undefined ? IDLE : { ...IDLE, step: `may-${ask}` };
}

function kindOf(decision: Decision): string {
  if ('ask' in decision) return `${decision.to}, ${decision.ask}`;
  if ('book' in decision) return `${decision.to}, book`;
  return decision.to === 'VOID_PENDING' ? `${decision.to}, ${decision.reason}` : decision.to;
}
