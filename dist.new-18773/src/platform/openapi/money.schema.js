import { nameSchema, refTo } from './answers.js';
/** An amount in minor units of its ISO 4217 currency. */ export const money = refTo(nameSchema('Money', {
    type: 'object',
    properties: {
        amount: {
            type: 'integer'
        },
        currency: {
            type: 'string',
            pattern: '^[A-Z]{3}$'
        }
    },
    required: [
        'amount',
        'currency'
    ]
}));

//# sourceMappingURL=money.schema.js.map
