import { closedLeg } from '../harness/legs.js';
import { type Row, ratioOf } from '../harness/row.js';
import { requestText } from '../load/request-text.js';

/** About as much as a plain page's answer to a program. */
const BODY_BYTES = 700;

/** What the load costs by itself: the bench's own generator and autocannon against the same bare server. */
export const generators: Row = {
  name: 'generators',
  title: 'The load generators',
  async prepare(stage) {
    await stage.ceiling({
      kind: 'document',
      document: { body: 'a'.repeat(BODY_BYTES), type: 'text/plain', etag: '"generators"' },
    });
    const requests = [requestText('GET', '/', {})];
    const node = { port: () => stage.ports.document, expect: 200 };
    return {
      needsWarmUp: true,
      legs: {
        ours: closedLeg(stage, node, requests),
        autocannon: closedLeg(stage, node, requests, 'autocannon'),
      },
      results: ({ ours, autocannon }) => [
        ratioOf(
          'node:http asked by our generator and by autocannon',
          [ours, 'ours'],
          [autocannon, 'autocannon'],
        ),
      ],
    };
  },
};
