import { type Row, ratioOf } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import { requestText } from '../load/request-text.js';

/** As many seats are wanted by everybody else, so that no ceiling waits for one single row. */
const TAKEN = 1_000;
const CONNECTIONS = 32;

/** Everybody wants seats that others hold: what most requests of a rush are. */
export const holdTaken: Row = {
  name: 'hold-taken',
  title: 'Ask for a taken seat',
  isProfiled: true,
  async prepare(stage) {
    const sale = await stage.organizer.putOnSale(TAKEN);
    const { performanceId, seatIds } = sale;
    const [first = ''] = shopperTokens(stage.env, 1);
    await openTheDoors(stage.product.url, sale, first);
    await stage.ceiling({ kind: 'seats', performanceId, seatIds });
    const requests = (path: string): string[] => {
      const tokens = shopperTokens(stage.env, TAKEN);
      return seatIds.map((seatId, i) =>
        requestText(
          'POST',
          path,
          { authorization: `Bearer ${tokens[i] ?? ''}` },
          { performanceId, seatIds: [seatId] },
        ),
      );
    };
    const job = { kind: 'requests', connections: CONNECTIONS } as const;
    const take = (port: number, path: string) =>
      stage.send({ ...job, port, seconds: 60, requests: requests(path), repeat: false, expect: 201 });
    await take(stage.product.port, '/api/v1/holds');
    await take(stage.ports.fastify, '/for-update');
    const askAgain = (path: string, port: () => number, expect: number) => {
      const wanted = requests(path);
      return async (seconds: number): Promise<number> => {
        const sent = { ...job, port: port(), seconds, requests: wanted, repeat: true, expect };
        const { done, elapsedMs } = await stage.send(sent);
        return (done / elapsedMs) * 1000;
      };
    };
    return {
      needsWarmUp: true,
      legs: {
        echo: askAgain('/echo', () => stage.ports.fastify, 200),
        product: askAgain('/api/v1/holds', () => stage.product.port, 409),
        forUpdate: askAgain('/for-update', () => stage.ports.fastify, 409),
      },
      results: ({ product, echo, forUpdate }) => [
        ratioOf('hold a taken seat', [product, 'product'], [echo, 'Fastify that echoes'], 0.8),
        ratioOf('the same, against row locks', [product, 'product'], [forUpdate, 'Fastify + FOR UPDATE'], 5),
      ],
    };
  },
};
