export {
  count,
  Describe,
  flag,
  IDEMPOTENCY_KEY,
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
export { ApiDocument } from './api-document.js';
export { OpenApiController } from './openapi.controller.js';
export { money } from './money.schema.js';
