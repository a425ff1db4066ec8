/**
 * The outcome of a call is unknown: no answer in time, a broken connection, a server error. Ask with `retrieve`
 * before anything else; never send the same thing under another key.
 */ export class OutcomeUnknown extends Error {
    isTimeout;
    constructor(message, isTimeout){
        super(message), this.isTimeout = isTimeout;
        this.name = 'OutcomeUnknown';
    }
}
/** The provider understood and refused for good, for example because the intent is in another state. */ export class GatewayRefusal extends Error {
    name = 'GatewayRefusal';
}
/**
 * Where money moves: authorise first, capture only once the booking stands. Every call that changes something
 * carries a key derived from our durable row, so that sending it again has no further effect.
 * Every method throws OutcomeUnknown or GatewayRefusal, nothing else.
 */ export class PaymentProvider {
}

//# sourceMappingURL=payment-provider.js.map
