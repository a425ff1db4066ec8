import { closedLeg, openLeg } from '../harness/legs.js';
import { type Row, ratioOf } from '../harness/row.js';
import { requestText } from '../load/request-text.js';

const SEATS = 50;

/** Everybody comes to the queue at once: what the minute of an opening is. */
export const join: Row = {
  name: 'join',
  group: 'queue',
  title: 'Join the queue',
  profiled: { product: 'Join the queue' },
  async prepare(stage) {
    const { performanceId } = await stage.organizer.putOnSale(SEATS, {});
    const wanted = [requestText('POST', `/api/v1/performances/${performanceId}/queue-entries`, {}, {})];
    const counted = [requestText('POST', '/incr', {}, {})];
    const product = { port: () => stage.product.port, expect: 201 };
    const ceiling = { port: () => stage.ports.fastify, expect: 201 };
    return {
      needsWarmUp: true,
      legs: {
        incr: closedLeg(stage, ceiling, counted),
        product: closedLeg(stage, product, wanted),
      },
      open: [
        {
          ...{ title: 'join the queue', closedLeg: 'product' },
          product: openLeg(stage, product, () => wanted),
          ceiling: openLeg(stage, ceiling, () => counted),
        },
      ],
      results: ({ product: joined, incr }) => [
        ratioOf('join the queue', [joined, 'product'], [incr, 'Fastify + INCR'], { atLeast: 0.5 }),
      ],
    };
  },
};
