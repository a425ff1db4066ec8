import type { PaymentState } from '../../../src/payments/payment.js';
import { apply, type Decision, type PaymentFacts } from '../../../src/payments/payment.rules.js';
import type { GatewayIntent } from '../../../src/payments/providers/payment-provider.js';
import type { Variant } from './variants.js';
import { type Sight, wasDeclined, type World } from './world.js';

const CURRENCY = 'EUR';
const CARD = 'pm_card';

/** Settles as `PaymentsService.settle` does: the production rules decide on the present row, and all of it is written at once. */
export function settle(world: World, sight: Sight, variant: Variant): { decision: Decision; after: World } {
  const facts = factsOf(world, variant);
  const gateway = intentOf(sight, variant);
  const decision = variant.decide(apply(facts, gateway), facts, gateway);
  return {
    decision,
    after: carryOut(world, decision, Math.min(gateway.amountReceived, variant.amountMinor)),
  };
}

/** Ends a payment without a booking, as `PaymentSteps.end` does. */
export function end(world: World, state: PaymentState): World {
  return { ...world, state, seats: isClaimed(world) ? 'free' : world.seats };
}

function factsOf(world: World, variant: Variant): PaymentFacts {
  return {
    state: world.state as PaymentState,
    ...{
      amountMinor: variant.amountMinor,
      currency: CURRENCY,
      attemptNo: world.attempt,
      paymentMethod: CARD,
    },
    ...{ reason: world.reason, hasSeats: !variant.checksSeats || isClaimed(world) },
    ...{ isPastDeadline: world.isPastDeadline, isPerformanceCancelled: world.isPerformanceCancelled },
  };
}

function intentOf(sight: Sight, variant: Variant): GatewayIntent {
  const { status, declines, isRefunded } = sight;
  const received = status === 'succeeded' ? variant.gatewayAmount : 0;
  const lastDecline = { paymentMethod: CARD, attemptNo: variant.countsAttempts ? declines : null };
  return {
    ...{ id: 'pi_1', status, amount: variant.gatewayAmount, currency: CURRENCY, amountReceived: received },
    ...{ amountRefunded: isRefunded ? received : 0, lastDecline: wasDeclined(sight) ? lastDecline : null },
    ...{ nextAction: null, metadata: {} },
  };
}

/** What `PaymentSteps.carryOut` writes. */
function carryOut(world: World, decision: Decision, capturedMinor: number): World {
  switch (decision.to) {
    case 'stay':
      return world;
    case 'PI':
      return { ...world, state: 'PI', attempt: world.attempt + 1 };
    case 'BOOKED':
    case 'CAPTURED': {
      const booked: Partial<World> =
        'book' in decision ? { booking: 'live', seats: world.seats === 'rival' ? 'rival' : 'sold' } : {};
      return { ...world, ...booked, state: decision.to };
    }
    case 'VOID_PENDING':
      return { ...world, state: 'VOID_PENDING', reason: decision.reason };
    case 'VOIDED':
    case 'DECLINED':
      return end(world, decision.to);
    case 'CAPTURE_FAILED':
      return end(
        { ...world, booking: 'cancelled', seats: world.seats === 'sold' ? 'free' : world.seats },
        decision.to,
      );
    case 'REFUND_PENDING':
      return { ...world, state: 'REFUND_PENDING', capturedMinor };
  }
}

function isClaimed({ seats }: World): boolean {
  return seats === 'ours' || seats === 'lapsed';
}
