export {
  count,
  Describe,
  flag,
  type JsonSchema,
  listOf,
  nameSchema,
  nullable,
  object,
  pageOfItems,
  refTo,
  text,
  time,
} from './answers.js';
export { money } from './money.schema.js';
