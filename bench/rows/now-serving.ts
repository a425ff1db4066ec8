import { polledDocument } from '../harness/polled-document.js';
import type { Row } from '../harness/row.js';

/** The one document that everybody in every queue polls. */
export const nowServing: Row = {
  name: 'now-serving',
  group: 'queue',
  title: 'Who is served now',
  profiled: { productFull: 'Now serving, 200' },
  prepare: stage => polledDocument(stage, { name: 'now serving', path: '/api/v1/now-serving', atLeast: 0.9 }),
};
