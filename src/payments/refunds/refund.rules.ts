import type { GatewayRefund } from '../providers/payment-provider.js';
import type { Refund, RefundState } from './refunds.store.js';

/** What has to be written so that our refunds say what the provider's do. */
export type RefundStep =
  | { do: 'settle'; refund: Refund; to: Exclude<RefundState, 'REQUESTED'>; gatewayRefund: string }
  /** Somebody gave money back on the provider's own pages. */
  | { do: 'adopt'; found: GatewayRefund };

const STATES = { pending: 'PENDING', succeeded: 'SUCCEEDED', failed: 'FAILED' } as const;
/** From which states a refund may come into another; a provider's old answer takes nothing back. */
const BEFORE: Record<Exclude<RefundState, 'REQUESTED'>, readonly RefundState[]> = {
  PENDING: ['REQUESTED'],
  SUCCEEDED: ['REQUESTED', 'PENDING'],
  FAILED: ['REQUESTED', 'PENDING', 'SUCCEEDED'],
};

/**
 * Compares the refunds of one payment with the provider's. Total and pure; once its steps are written, it has
 * nothing more to say. Failures come first: what they set free may be needed by what is adopted.
 */
export function refundSteps(ours: Refund[], theirs: GatewayRefund[]): RefundStep[] {
  const steps = theirs.flatMap((found): RefundStep[] => {
    const refund = ours.find(one => one.gatewayRefund === found.id || one.id === found.refundId);
    if (refund === undefined) return found.status === 'failed' ? [] : [{ do: 'adopt', found }];
    const to = STATES[found.status];
    return BEFORE[to].includes(refund.state) ? [{ do: 'settle', refund, to, gatewayRefund: found.id }] : [];
  });
  return [...steps.filter(isFailure), ...steps.filter(step => !isFailure(step))];
}

function isFailure(step: RefundStep): boolean {
  return step.do === 'settle' && step.to === 'FAILED';
}
