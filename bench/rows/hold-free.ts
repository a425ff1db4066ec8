import { randomUUID } from 'node:crypto';
import { Dealer } from '../harness/dealer.js';
import { type Row, ratioOf } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import { requestText } from '../load/request-text.js';

const SEATS = 60_000;
const CONNECTIONS = 32;

/** Each request holds another free seat for another shopper. */
export const holdFree: Row = {
  name: 'hold-free',
  title: 'Hold one free seat',
  isProfiled: true,
  async prepare(stage, pace) {
    const sale = await stage.organizer.putOnSale(SEATS);
    const { performanceId, seatIds } = sale;
    const [first = ''] = shopperTokens(stage.env, 1);
    await openTheDoors(stage.product.url, sale, first);
    await stage.ceiling({ kind: 'seats', performanceId, seatIds });
    const tokens = shopperTokens(stage.env, SEATS);
    const totalSeconds = pace.rounds * pace.seconds + pace.warmSeconds;
    const request = (path: string, performance: string) => (seatId: string, i: number) =>
      requestText(
        'POST',
        path,
        { authorization: `Bearer ${tokens[i] ?? ''}` },
        { performanceId: performance, seatIds: [seatId] },
      );
    const send = async (port: number, requests: string[], seconds: number): Promise<number> => {
      const { done, elapsedMs } = await stage.send({
        ...{ kind: 'requests', port, connections: CONNECTIONS, seconds, requests },
        ...{ repeat: false, expect: 201 },
      });
      return (done / elapsedMs) * 1000;
    };
    const forProduct = new Dealer(seatIds.map(request('/api/v1/holds', performanceId)), totalSeconds);
    const forRows = new Dealer(seatIds.map(request('/for-update', performanceId)), totalSeconds);
    return {
      needsWarmUp: true,
      legs: {
        // Another performance in every leg, so that each of its seats is free.
        setNx: seconds => send(stage.ports.fastify, seatIds.map(request('/set-nx', randomUUID())), seconds),
        product: seconds => send(stage.product.port, forProduct.deal(seconds), seconds),
        forUpdate: seconds => send(stage.ports.fastify, forRows.deal(seconds), seconds),
      },
      results: ({ product, setNx, forUpdate }) => [
        ratioOf('hold one free seat', [product, 'product'], [setNx, 'Fastify + SET NX PX'], 0.6),
        ratioOf('the same, against row locks', [product, 'product'], [forUpdate, 'Fastify + FOR UPDATE'], 4),
      ],
    };
  },
};
