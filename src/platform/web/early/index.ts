export { EarlyAnswers, type EarlyDocuments, type EarlyHandler, sendEarly } from './early-answers.js';
export { EarlyJson } from './early-json.js';
export { isFromHere } from './from-here.rules.js';
export { RequestCounts } from './request-counts.js';
export type { EarlyAnswer } from './turn.js';
