import {
  DECLINES_BEFORE,
  firstWorld,
  type Hand,
  IDLE,
  LAST_ATTEMPT,
  type Request,
  type Sight,
  type Step,
  type World,
} from './world.js';

const UNBOOKED = ['none', 'INIT', 'PI', 'CONF'];
const CAPTURABLE_OR_OVER = ['requires_capture', 'succeeded', 'canceled'];
const OVER = ['succeeded', 'canceled'];

/** Which answer each waiting step waits for. */
export const AWAITS: Partial<Record<Step, 'create' | 'confirm' | 'cancel' | 'capture' | 'refund'>> = {
  'awaits-create': 'create',
  'awaits-confirm': 'confirm',
  'awaits-cancel': 'cancel',
  'awaits-capture': 'capture',
  'awaits-refund': 'refund',
};

/**
 * The one world that stands for all that can have the same future. What can make no difference any more is set to
 * one value; a request that can only be refused is dropped, and whoever waits for it has as good as died.
 */
export function canonical(world: World): World {
  const underWay = world.underWay.filter(request => canHaveEffect(world, request));
  const isUnbooked = UNBOOKED.includes(world.state);
  const hands = world.hands.map(hand => canonicalHand(hand, isUnbooked, underWay));
  const folded: World = { ...world, underWay, hands };
  if (world.reason !== null && world.reason !== 'declined') folded.reason = 'expired';
  if (!isUnbooked || CAPTURABLE_OR_OVER.includes(world.intent)) folded.declines = DECLINES_BEFORE;
  if (isUnbooked) return folded;
  folded.attempt = LAST_ATTEMPT;
  folded.isPastDeadline = false;
  folded.isPerformanceCancelled = false;
  // Without a booking, now or ever, it does not matter who comes for seats that we have lost.
  if (world.booking !== 'live' && world.seats !== 'ours') folded.seats = 'free';
  return folded;
}

/** The same text for the same world: it does not matter which of the hands is which. Short, because there are many. */
export function keyOf(world: World): string {
  let key = '';
  for (const name of FACTS) key += letterOf(world[name]);
  for (const request of world.underWay) key += letterOf(request);
  return key + world.hands.map(letterOfHand).sort().join('');
}

function letterOfHand({ step, attempt, sight }: Hand): string {
  const seen = sight === null ? '' : `${sight.status}/${sight.declines}/${String(sight.isRefunded)}`;
  return letterOf(`${step}/${attempt}/${seen}`);
}

const FACTS = Object.keys(firstWorld(0)).filter(
  name => name !== 'underWay' && name !== 'hands',
) as (keyof World)[];
const letters = new Map<unknown, string>();

function letterOf(value: unknown): string {
  const known = letters.get(value);
  if (known !== undefined) return known;
  const letter = String.fromCharCode(letters.size + 1);
  letters.set(value, letter);
  return letter;
}

function canHaveEffect({ intent, hands, refunds }: World, request: Request): boolean {
  switch (request) {
    case 'create':
      return intent === 'absent' || hands.some(({ step }) => step === 'awaits-create');
    case 'confirm4':
    case 'confirm5':
      return !CAPTURABLE_OR_OVER.includes(intent);
    case 'cancel':
    case 'capture':
      return !OVER.includes(intent);
    case 'refund':
      return refunds === 0 || hands.some(({ step }) => step === 'awaits-refund');
  }
}

function canonicalHand(hand: Hand, isUnbooked: boolean, underWay: Request[]): Hand {
  const awaited = AWAITS[hand.step];
  if (awaited !== undefined) {
    const request = awaited === 'confirm' ? `confirm${hand.attempt}` : awaited;
    return underWay.some(one => one === request) ? hand : IDLE;
  }
  if (hand.sight === null) return hand;
  const attempt = hand.sight.status === 'requires_action' && isUnbooked ? hand.attempt : 0;
  return { ...hand, attempt, sight: canonicalSight(hand.sight, isUnbooked) };
}

/** Declines are only looked at when the intent waits for a card and our payment for a booking. */
function canonicalSight(sight: Sight, isUnbooked: boolean): Sight {
  if (isUnbooked && sight.status === 'requires_payment_method') return sight;
  return { ...sight, declines: DECLINES_BEFORE };
}
