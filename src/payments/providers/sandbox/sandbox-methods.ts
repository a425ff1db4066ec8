/** What each test card does. The names follow Stripe's test payment methods where it has one. */
const SANDBOX_METHODS = {
  pm_card_visa: { outcome: 'authorise' },
  pm_card_chargeDeclined: { outcome: 'decline' },
  pm_card_authenticationRequired: { outcome: 'ask' },
  pm_sandbox_slow: { outcome: 'authorise', delayMs: 3_000 },
  pm_sandbox_timeout_succeeds: { outcome: 'authorise', after: 'silence' },
  pm_sandbox_timeout_fails: { outcome: 'decline', after: 'silence' },
  pm_sandbox_error: { outcome: 'authorise', after: 'error' },
} as const;

export type SandboxMethod = keyof typeof SANDBOX_METHODS;

export interface MethodScript {
  outcome: 'authorise' | 'decline' | 'ask';
  delayMs?: number;
  /** What the caller gets instead of an answer, once it is done. */
  after?: 'silence' | 'error';
}

export function scriptOf(method: string): MethodScript | undefined {
  return Object.hasOwn(SANDBOX_METHODS, method) ? SANDBOX_METHODS[method as SandboxMethod] : undefined;
}
