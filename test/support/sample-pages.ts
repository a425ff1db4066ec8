/** What bin/screenshots.mjs bundles and loads: all pages, their renderer, and answers to what they ask for. */
export { createRenderer } from '../../src/platform/web/view-engine.js';
export { MAIL_MODELS } from './mail-models.js';
export { PAGE_MODELS } from './page-models.js';
export { sampleAnswer } from './sample-answers.js';
