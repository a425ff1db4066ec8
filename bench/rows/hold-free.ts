import { randomUUID } from 'node:crypto';
import { Dealer } from '../harness/dealer.js';
import { CROWD_CONNECTIONS, dealtLeg, openLeg } from '../harness/legs.js';
import { type Row, ratioOf } from '../harness/row.js';
import { openTheDoors, type Sale, shopperTokens } from '../harness/sale.js';
import type { Stage } from '../harness/stage.js';
import { requestText } from '../load/request-text.js';

const SEATS = 60_000;

/** Each request holds another free seat for another shopper. */
export const holdFree: Row = {
  name: 'hold-free',
  title: 'Hold one free seat',
  profiled: { product: 'Hold one free seat' },
  async prepare(stage, pace) {
    const sale = await newSale(stage);
    const { performanceId, seatIds } = sale;
    await stage.ceiling({ kind: 'seats', performanceId, seatIds });
    const tokens = shopperTokens(stage.env, SEATS);
    const totalSeconds = pace.rounds * pace.seconds + pace.warmSeconds;
    const requests = (path: string, performance: string, seats = seatIds): string[] =>
      seats.map((seatId, i) =>
        requestText(
          'POST',
          path,
          { authorization: `Bearer ${tokens[i] ?? ''}` },
          { performanceId: performance, seatIds: [seatId] },
        ),
      );
    const forProduct = new Dealer(requests('/api/v1/holds', performanceId), totalSeconds);
    const forRows = new Dealer(requests('/for-update', performanceId), totalSeconds);
    const load = { expect: 201, connections: CROWD_CONNECTIONS };
    const product = { ...load, port: () => stage.product.port };
    const ceiling = { ...load, port: () => stage.ports.fastify };
    // Another sale for the open model, made when it comes to that: a profile does not.
    let forArrivals: Promise<string[]> | undefined;
    const arriving = async (count: number): Promise<string[]> => {
      forArrivals ??= newSale(stage).then(other => requests('/api/v1/holds', other.performanceId));
      return (await forArrivals).splice(0, count);
    };
    return {
      needsWarmUp: true,
      legs: {
        // Another performance in every leg, so that each of its seats is free.
        setNx: dealtLeg(stage, ceiling, () => requests('/set-nx', randomUUID())),
        product: dealtLeg(stage, product, seconds => forProduct.deal(seconds)),
        forUpdate: dealtLeg(stage, ceiling, seconds => forRows.deal(seconds)),
      },
      open: [
        {
          ...{ title: 'hold one free seat', closedLeg: 'product', mostRequests: SEATS },
          product: openLeg(stage, product, arriving),
          ceiling: openLeg(stage, ceiling, count =>
            requests('/set-nx', randomUUID(), seatIds.slice(0, count)),
          ),
        },
      ],
      results: ({ product: held, setNx, forUpdate }) => [
        ratioOf('hold one free seat', [held, 'product'], [setNx, 'Fastify + SET NX PX'], { atLeast: 0.6 }),
        ratioOf(
          'hold one free seat, against row locks',
          [held, 'product'],
          [forUpdate, 'Fastify + FOR UPDATE'],
          {
            atLeast: 4,
          },
        ),
      ],
    };
  },
};

async function newSale(stage: Stage): Promise<Sale> {
  const sale = await stage.organizer.putOnSale(SEATS);
  const [token = ''] = shopperTokens(stage.env, 1);
  await openTheDoors(stage.product.url, sale, token);
  return sale;
}
