import { TRANSITIONS } from '../../../migrations/1767000002000-create-payments.js';
import type { Variant } from './variants.js';
import type { World } from './world.js';

/** States that recovery does not look at again. */
const ENDED_WITHOUT_BOOKING = ['DECLINED', 'VOIDED', 'REFUNDED', 'CAPTURE_FAILED'];

/** Where a payment may rest for good. */
export function isEnd({ state }: World): boolean {
  return state === 'CAPTURED' || ENDED_WITHOUT_BOOKING.includes(state);
}

/** Nothing was ever written down, nobody comes back, and nothing is owed. */
export function isNothing(world: World): boolean {
  return world.state === 'gone' && world.intent === 'absent' && world.booking === 'none';
}

/** @returns what is wrong about the step from one world to the next, if anything is */
export function violationOf(before: World, world: World, variant: Variant): string | undefined {
  const { state, seats, booking, intent, capturedBy, refunds } = world;
  const isBooked = booking === 'live';
  if (!isAllowed(before, world, variant)) return `a step that the database refuses`;
  if (isBooked && seats === 'rival') return 'a seat sold twice';
  if (capturedBy === 'us' && !isBooked) return 'captured without a booking';
  if (world.captures > 1) return 'captured twice';
  if (refunds > 0 && isBooked) return 'refunded what was booked';
  if ((state === 'BOOKED' || state === 'CAPTURED') !== isBooked) return 'a booking that its payment denies';
  if (state === 'CAPTURED' && intent !== 'succeeded' && variant.amountMinor > 0)
    return 'tickets without money';
  if (state === 'REFUNDED' && refunds === 0) return 'a refund that was never made';
  if (!ENDED_WITHOUT_BOOKING.includes(state)) return undefined;
  const isMoneyThere = intent === 'requires_capture' || (intent === 'succeeded' && refunds === 0);
  // Whoever is still at work may die, and a request under way may be lost: neither can be counted on.
  if (isMoneyThere) return 'money stranded';
  return state !== 'REFUNDED' && seats === 'ours' ? 'seats that nobody lets go' : undefined;
}

/** What the trigger and the checks of the payments table let through. */
function isAllowed(before: World, world: World, variant: Variant): boolean {
  if (world.capturedMinor > variant.amountMinor) return false;
  const isSame = before.state === world.state || before.state === 'none';
  const pairs = [...TRANSITIONS, ...variant.morePairs];
  return isSame || pairs.some(([from, to]) => from === before.state && to === world.state);
}
