/** States of reliability's payment machine; `payment.rules.ts` says what leads where. */ export const PAYMENT_STATES = [
    'INIT',
    'PI',
    'CONF',
    'BOOKED',
    'CAPTURED',
    'DECLINED',
    'VOID_PENDING',
    'VOIDED',
    'REFUND_PENDING',
    'REFUNDED',
    'CAPTURE_FAILED'
];
export const LIVE_STATES = [
    'INIT',
    'PI',
    'CONF',
    'BOOKED',
    'CAPTURED',
    'VOID_PENDING',
    'REFUND_PENDING'
];
/** States in which nothing is decided yet and the fan waits. */ export function isUnresolved(state) {
    return state === 'INIT' || state === 'CONF';
}
export function isBooked(state) {
    return state === 'BOOKED' || state === 'CAPTURED';
}

//# sourceMappingURL=payment.js.map
