/** What each test card does. The names follow Stripe's test payment methods where it has one. */ export const SANDBOX_METHODS = {
    pm_card_visa: {
        outcome: 'authorise'
    },
    pm_card_chargeDeclined: {
        outcome: 'decline'
    },
    pm_card_authenticationRequired: {
        outcome: 'ask'
    },
    pm_sandbox_slow: {
        outcome: 'authorise',
        delayMs: 3_000
    },
    pm_sandbox_timeout_succeeds: {
        outcome: 'authorise',
        after: 'silence'
    },
    pm_sandbox_timeout_fails: {
        outcome: 'decline',
        after: 'silence'
    },
    pm_sandbox_error: {
        outcome: 'authorise',
        after: 'error'
    }
};
export function scriptOf(method) {
    return Object.hasOwn(SANDBOX_METHODS, method) ? SANDBOX_METHODS[method] : undefined;
}

//# sourceMappingURL=sandbox-methods.js.map
