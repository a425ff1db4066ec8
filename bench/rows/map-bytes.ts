import { randomInt } from 'node:crypto';
import { median, type Reading, type Row } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import type { WatchSource } from '../load/job.js';
import { requestText } from '../load/request-text.js';

const SEATS = 60_000;
const HOLDS_PER_SECOND = 20;
/** The full document comes once a second, so that a shorter look would count too few of them. */
const LOOK_SECONDS = 8;
/** How long somebody looks at a map, for the line that counts the first document as well. */
const VISIT_SECONDS = 60;
const MOST_CONNECTIONS = 64;

/** What a viewer of the seat map costs on the wire while the sale goes on. */
export const mapBytes: Row = {
  name: 'map-bytes',
  title: 'Bytes of a seat map',
  async prepare(stage) {
    const sale = await stage.organizer.putOnSale(SEATS);
    const [first = ''] = shopperTokens(stage.env, 1);
    await openTheDoors(stage.product.url, sale, first);
    const { performanceId, seatIds } = sale;
    const indexes = shuffled(SEATS);
    const path = `/api/v1/performances/${performanceId}/availability`;
    const firstBytes: Partial<Record<WatchSource, number>> = {};
    const watch = (source: WatchSource) => async (): Promise<Reading> => {
      const seatIndexes = indexes.splice(0, LOOK_SECONDS * HOLDS_PER_SECOND);
      const tokens = shopperTokens(stage.env, seatIndexes.length);
      const requests = seatIndexes.map((index, i) =>
        requestText(
          'POST',
          '/api/v1/holds',
          { authorization: `Bearer ${tokens[i] ?? ''}` },
          { performanceId, seatIds: [seatIds[index]] },
        ),
      );
      const arrivals = { port: stage.product.port, perSecond: HOLDS_PER_SECOND, seconds: LOOK_SECONDS };
      const holds = { ...arrivals, requests, expect: 201, mostConnections: MOST_CONNECTIONS };
      const seen = await stage.send({ kind: 'watch', source, path, holds, seatIndexes });
      firstBytes[source] = seen.firstBytes;
      return { value: (seen.bytes / seen.elapsedMs) * 1000 };
    };
    return {
      needsWarmUp: false,
      legs: { full: watch('full'), stream: watch('stream'), deltas: watch('deltas') },
      results: ({ full = [], stream = [], deltas = [] }) => {
        const whole = median(full);
        const from = `${bytes(median(stream))}/s by stream, ${bytes(whole)}/s by polling the whole, at ${HOLDS_PER_SECOND} holds a second among ${SEATS.toLocaleString('en')} seats`;
        const visit = (rate: number, once: number): number => rate * VISIT_SECONDS + once;
        const snapshot = firstBytes.stream ?? NaN;
        return [
          {
            ...{ what: 'bytes of a watched seat map, by stream', unit: 'ratio', from },
            ...{ values: stream.map((rate, i) => rate / (full[i] ?? NaN)), goal: { atMost: 0.02 } },
          },
          {
            ...{ what: 'the same by one document a second of what has changed', unit: 'ratio' },
            values: deltas.map((rate, i) => rate / (full[i] ?? NaN)),
            from: `${bytes(median(deltas))}/s, which caches can keep for everybody`,
          },
          {
            ...{ what: 'by stream with the first document, over a minute', unit: 'ratio' },
            values: stream.map(
              (rate, i) => visit(rate, snapshot) / visit(full[i] ?? NaN, firstBytes.full ?? NaN),
            ),
            from: `${bytes(snapshot)} when the map is opened`,
          },
        ];
      },
    };
  },
};

function bytes(count: number): string {
  return `${Math.round(count).toLocaleString('en')} B`;
}

/** Numbers from 0 up, in an order of chance, so that changes are as wide apart as in a sale. */
function shuffled(count: number): number[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [numbers[i], numbers[j]] = [numbers[j] ?? 0, numbers[i] ?? 0];
  }
  return numbers;
}
