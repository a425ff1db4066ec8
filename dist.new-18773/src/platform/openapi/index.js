export { count, Describe, flag, listOf, nameSchema, nullable, object, pageOfItems, refTo, text, time } from './answers.js';
export { money } from './money.schema.js';

//# sourceMappingURL=index.js.map
