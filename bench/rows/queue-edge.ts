import { join } from 'node:path';
import { Edge } from '../harness/edge.js';
import { ratioOf, type Reading, type Row } from '../harness/row.js';
import { ROOT, type Stage } from '../harness/stage.js';
import { requestText } from '../load/request-text.js';

const DOCUMENT = '/api/v1/now-serving';
/** What a fan who has ten minutes to wait is told. */
const POLL_SECONDS = 30;
const [FEW, MANY] = [1_000, 100_000];
/** Long enough to count fetches that come about once a second. */
const LEAST_SECONDS = 20;
const SEATS = 2_000;
const MOST_CONNECTIONS = 512;

/** What the product is asked through the edge of `docker/edge`, by how many people wait. */
export const queueEdge: Row = {
  name: 'queue-edge',
  group: 'queue',
  title: 'Who is served now, through the edge',
  rounds: () => 1,
  async prepare(stage) {
    const nginx = process.env['NGINX_PATH'];
    if (nginx === undefined || nginx === '')
      throw new Error('The edge needs nginx. Install it, or set NGINX_PATH.');
    await stage.organizer.putOnSale(SEATS, { capacity: 1 });
    const template = join(ROOT, 'docker/edge/frontrow.conf.template');
    const edge = await Edge.start({ nginx, origin: stage.product.url, template });
    const pollers =
      (people: number) =>
      async (seconds: number): Promise<Reading> => {
        const lasts = Math.max(seconds, LEAST_SECONDS);
        const before = await answersOf(stage);
        await stage.send({
          ...{ kind: 'arrivals', port: edge.port, perSecond: people / POLL_SECONDS, seconds: lasts },
          ...{ requests: [requestText('GET', DOCUMENT, {})], expect: 200, mostConnections: MOST_CONNECTIONS },
        });
        return { value: ((await answersOf(stage)) - before) / lasts };
      };
    return {
      needsWarmUp: false,
      legs: { few: pollers(FEW), many: pollers(MANY) },
      results: ({ few, many }) => [
        ratioOf(
          `now serving asked of the product, ${MANY.toLocaleString('en')} who wait against ${FEW.toLocaleString('en')}`,
          [many, 'many'],
          [few, 'few'],
          { atMost: 1.05 },
        ),
      ],
      after: () => edge.stop(),
    };
  },
};

/** How often the product itself has given the document, by its own count. */
async function answersOf({ product }: Stage): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const lines = text.split('\n').filter(line => !line.startsWith('#') && line.includes(`"${DOCUMENT}"`));
  const counts = lines.filter(line => line.startsWith('http_answers_from_memory_total'));
  return counts.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
