import { AWAITS } from './canonical.js';
import type { Move } from './moves.js';
import type { Variant } from './variants.js';
import {
  declinesOnceMore,
  type Hand,
  IDLE,
  type Request,
  type Sight,
  sightOf,
  type Step,
  type World,
} from './world.js';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation'];
const CANCELABLE = [...CONFIRMABLE, 'requires_action', 'requires_capture'];

/** What may happen at the gateway: a request comes through, the bank makes up its mind, a human or a browser steps in. */
export function gatewayMoves(world: World, variant: Variant): Move[] {
  const moves = world.underWay.flatMap((request): Move[] => {
    const rest = { ...world, underWay: world.underWay.filter(one => one !== request) };
    return delivered(rest, request, variant);
  });
  return [...moves, ...bankMoves(world), ...(variant.hasClient ? clientMoves(world) : [])];
}

/** A lost answer needs no move of its own: its receiver dies or gives up instead. */
function delivered(world: World, request: Request, variant: Variant): Move[] {
  const move = (what: string, next: World): Move => ({
    label: `${request}: ${what}`,
    next,
    isProgress: true,
  });
  const refused = move('refused', answer(world, request, IDLE));
  switch (request) {
    case 'create': {
      if (world.intent !== 'absent') return [move('known already', answer(world, request, 'may-store-id'))];
      return (['requires_payment_method', 'requires_confirmation'] as const).map(intent =>
        move(intent, answer({ ...world, intent }, request, 'may-store-id')),
      );
    }
    case 'confirm4':
    case 'confirm5': {
      const isOpen = CONFIRMABLE.includes(world.intent) || (variant.isOnePost && world.intent === 'absent');
      if (!isOpen) return [refused];
      return outcomes(world).map(({ what, next }) => move(what, answer(next, request, sightOf(next))));
    }
    case 'cancel':
      return [cancelled(world, variant, move)];
    case 'capture': {
      if (world.intent !== 'requires_capture') return [refused];
      const next: World = { ...world, intent: 'succeeded', capturedBy: 'us', captures: world.captures + 1 };
      return [move('captured', answer(next, request, sightOf(next)))];
    }
    case 'refund': {
      if (world.intent !== 'succeeded') return [refused];
      // The key makes one refund of however many requests.
      return [move('refunded', answer({ ...world, refunds: 1 }, request, 'may-book-refund'))];
    }
  }
}

function cancelled(world: World, variant: Variant, move: (what: string, next: World) => Move): Move {
  if (variant.isOnePost && world.intent === 'absent') {
    return move('not found', answer(world, 'cancel', { ...sightOf(world), status: 'canceled' }));
  }
  if (world.isCancelRefused || !CANCELABLE.includes(world.intent)) {
    return move('refused', answer({ ...world, isCancelRefused: variant.hasOneCancelKey }, 'cancel', IDLE));
  }
  const next: World = { ...world, intent: 'canceled' };
  return move('cancelled', answer(next, 'cancel', sightOf(next)));
}

/** Gives the answer to whoever still waits for it. */
function answer(world: World, request: Request, what: Sight | Step | Hand): World {
  const hands = world.hands.map(hand => {
    const awaited = AWAITS[hand.step];
    const isWaiting = awaited === 'confirm' ? request === `confirm${hand.attempt}` : request === awaited;
    if (!isWaiting) return hand;
    if (typeof what === 'string') return { ...hand, step: what };
    return 'step' in what ? what : { ...hand, step: 'may-settle' as const, sight: what };
  });
  return { ...world, hands };
}

interface Outcome {
  what: string;
  next: World;
}

function outcomes(world: World): Outcome[] {
  return [
    ...verdicts(world),
    { what: 'the bank asks the buyer', next: { ...world, intent: 'requires_action' } },
    { what: 'processing', next: { ...world, intent: 'processing' } },
  ];
}

function verdicts(world: World): Outcome[] {
  return [
    { what: 'authorised', next: { ...world, intent: 'requires_capture' } },
    {
      what: 'declined',
      next: { ...world, intent: 'requires_payment_method', declines: declinesOnceMore(world) },
    },
  ];
}

function bankMoves(world: World): Move[] {
  const move = (label: string, next: World, isProgress = false): Move => ({ label, next, isProgress });
  switch (world.intent) {
    case 'requires_action':
      return verdicts(world).map(({ what, next }) => move(`the buyer answers the bank: ${what}`, next));
    case 'processing':
      return verdicts(world).map(({ what, next }) =>
        move(`the bank has made up its mind: ${what}`, next, true),
      );
    case 'requires_capture':
      return [
        move('the authorisation expires', { ...world, intent: 'canceled' }),
        move('a human captures at the gateway', {
          ...{ ...world, intent: 'succeeded', capturedBy: 'a human', captures: world.captures + 1 },
        }),
      ];
    case 'absent':
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'succeeded':
    case 'canceled':
      return [];
  }
}

function clientMoves(world: World): Move[] {
  if (!world.isSecretOut || !CONFIRMABLE.includes(world.intent)) return [];
  return outcomes(world).map(({ what, next }) => ({
    ...{ label: `the browser confirms: ${what}`, next, isProgress: false },
  }));
}
