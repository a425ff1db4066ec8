import { type Row, ratioOf } from '../harness/row.js';
import { shopperTokens } from '../harness/sale.js';
import { requestText } from '../load/request-text.js';

const SEATS = 60_000;
const CONNECTIONS = 32;

/** The document that every open seat map asks for: with a body, and as "nothing has changed". */
export const availability: Row = {
  name: 'availability',
  title: 'Availability of 60,000 seats',
  isProfiled: false,
  async prepare(stage) {
    const { performanceId, seatIds } = await stage.organizer.putOnSale(SEATS);
    const [token = ''] = shopperTokens(stage.env, 1);
    const job = { kind: 'requests', connections: CONNECTIONS, repeat: true } as const;
    // One seat is held: a sale that nobody has touched yet is not what is asked for.
    const hold = requestText(...(['POST', '/api/v1/holds', { authorization: `Bearer ${token}` }] as const), {
      performanceId,
      seatIds: [seatIds[0]],
    });
    await stage.send({
      ...{ ...job, port: stage.product.port, connections: 1, seconds: 10 },
      ...{ requests: [hold], repeat: false, expect: 201 },
    });
    const path = `/api/v1/performances/${performanceId}/availability`;
    const answer = await fetch(`${stage.product.url}${path}`);
    const etag = answer.headers.get('etag') ?? '';
    const type = answer.headers.get('content-type') ?? '';
    await stage.ceiling({ kind: 'document', document: { body: await answer.text(), type, etag } });
    const full = requestText('GET', path, {});
    const known = requestText('GET', path, { 'if-none-match': etag });
    const send = async (port: number, request: string, expect: number, seconds: number): Promise<number> => {
      const { done, elapsedMs } = await stage.send({ ...job, port, seconds, requests: [request], expect });
      return (done / elapsedMs) * 1000;
    };
    return {
      needsWarmUp: true,
      legs: {
        nodeFull: seconds => send(stage.ports.document, full, 200, seconds),
        productFull: seconds => send(stage.product.port, full, 200, seconds),
        nodeKnown: seconds => send(stage.ports.document, known, 304, seconds),
        productKnown: seconds => send(stage.product.port, known, 304, seconds),
      },
      results: ({ nodeFull, productFull, nodeKnown, productKnown }) => [
        ratioOf('availability, 200', [productFull, 'product'], [nodeFull, 'node:http'], 0.85),
        ratioOf('availability, 304', [productKnown, 'product'], [nodeKnown, 'node:http'], 0.85),
      ],
    };
  },
};
