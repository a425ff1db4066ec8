import fc from 'fast-check';
import type { GatewayRefund } from '../providers/payment-provider.js';
import { refundSteps } from './refund.rules.js';
import type { Refund, RefundState } from './refunds.store.js';

const ours = (state: RefundState, more: Partial<Refund> = {}): Refund => ({
  ...{ id: 'r1', paymentId: 'p1', amountMinor: 500, reason: '', state, gatewayRefund: null },
  ...{ fingerprint: null, tries: 0, createdAt: new Date(0) },
  ...more,
});
const theirs = (status: GatewayRefund['status'], more: Partial<GatewayRefund> = {}): GatewayRefund => ({
  ...{ id: 're_1', amount: 500, status, refundId: 'r1' },
  ...more,
});

describe("our refunds follow the provider's", () => {
  it.each([
    ['REQUESTED', 'pending', 'PENDING'],
    ['REQUESTED', 'succeeded', 'SUCCEEDED'],
    ['REQUESTED', 'failed', 'FAILED'],
    ['PENDING', 'succeeded', 'SUCCEEDED'],
    ['PENDING', 'failed', 'FAILED'],
    ['SUCCEEDED', 'failed', 'FAILED'],
  ] as const)('%s and "%s" over there becomes %s', (state, status, to) => {
    const refund = ours(state);
    expect(refundSteps([refund], [theirs(status)])).toEqual([
      { do: 'settle', refund, to, gatewayRefund: 're_1' },
    ]);
  });

  it.each([
    ['PENDING', 'pending'],
    ['SUCCEEDED', 'pending'],
    ['SUCCEEDED', 'succeeded'],
    ['FAILED', 'succeeded'],
    ['FAILED', 'failed'],
  ] as const)('%s stays when an old answer says "%s"', (state, status) => {
    expect(refundSteps([ours(state)], [theirs(status)])).toEqual([]);
  });

  it('takes on what a person gave back over there, unless it failed', () => {
    const found = theirs('succeeded', { id: 're_2', refundId: undefined });
    expect(refundSteps([ours('SUCCEEDED')], [theirs('succeeded'), found])).toEqual([{ do: 'adopt', found }]);
    expect(refundSteps([], [theirs('failed', { refundId: undefined })])).toEqual([]);
  });

  it("knows a refund that it took on by the provider's id", () => {
    const adopted = ours('PENDING', { id: 'r9', gatewayRefund: 're_2' });
    const found = theirs('succeeded', { id: 're_2', refundId: undefined });
    expect(refundSteps([adopted], [found])).toMatchObject([{ do: 'settle', to: 'SUCCEEDED' }]);
  });

  it('handles failures first, so that their money is there for the others', () => {
    const steps = refundSteps(
      [ours('PENDING'), ours('PENDING', { id: 'r2' })],
      [theirs('succeeded'), theirs('failed', { id: 're_2', refundId: 'r2' })],
    );
    expect(steps.map(step => step.do === 'settle' && step.to)).toEqual(['FAILED', 'SUCCEEDED']);
  });

  it('has nothing more to say once its steps are written', () => {
    const states = fc.constantFrom<RefundState>('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED');
    const statuses = fc.constantFrom<GatewayRefund['status']>('pending', 'succeeded', 'failed');
    fc.assert(
      fc.property(states, statuses, fc.boolean(), (state, status, isOurs) => {
        const before = isOurs ? [ours(state)] : [];
        const found = [theirs(status, isOurs ? {} : { refundId: undefined })];
        const after = refundSteps(before, found).map(step =>
          step.do === 'settle'
            ? { ...step.refund, state: step.to, gatewayRefund: step.gatewayRefund }
            : ours(step.found.status === 'succeeded' ? 'SUCCEEDED' : 'PENDING', {
                gatewayRefund: step.found.id,
              }),
        );
        expect(refundSteps(after.length > 0 ? after : before, found)).toEqual([]);
      }),
    );
  });
});
