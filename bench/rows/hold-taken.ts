import { closedLeg, openLeg } from '../harness/legs.js';
import { type Row, ratioOf } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import { requestText } from '../load/request-text.js';

/** As many seats are wanted by everybody else, so that no ceiling waits for one single row. */
const TAKEN = 1_000;

/** Everybody wants seats that others hold: what most requests of a rush are. */
export const holdTaken: Row = {
  name: 'hold-taken',
  title: 'Ask for a taken seat',
  profiled: { product: 'Ask for a taken seat' },
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
    const take = (port: number, path: string) =>
      stage.send({
        ...{ kind: 'requests', port, connections: 32, seconds: 60 },
        ...{ requests: requests(path), repeat: false, expect: 201 },
      });
    await take(stage.product.port, '/api/v1/holds');
    await take(stage.ports.fastify, '/for-update');
    const product = { port: () => stage.product.port, expect: 409 };
    const ceiling = (expect: number) => ({ port: () => stage.ports.fastify, expect });
    const [wanted, echoed] = [requests('/api/v1/holds'), requests('/echo')];
    return {
      needsWarmUp: true,
      legs: {
        echo: closedLeg(stage, ceiling(200), echoed),
        product: closedLeg(stage, product, wanted),
        forUpdate: closedLeg(stage, ceiling(409), requests('/for-update')),
        echoAutocannon: closedLeg(stage, ceiling(200), echoed, 'autocannon'),
        productAutocannon: closedLeg(stage, product, wanted, 'autocannon'),
      },
      open: [
        {
          ...{ title: 'hold a taken seat', closedLeg: 'product' },
          product: openLeg(stage, product, () => wanted),
          ceiling: openLeg(stage, ceiling(200), () => echoed),
        },
      ],
      results: measured => {
        const over: [number[] | undefined, string] = [measured['product'], 'product'];
        return [
          ratioOf('hold a taken seat', over, [measured['echo'], 'Fastify that echoes'], { atLeast: 0.8 }),
          ratioOf(
            'hold a taken seat, against row locks',
            over,
            [measured['forUpdate'], 'Fastify + FOR UPDATE'],
            { atLeast: 5 },
          ),
          ratioOf(
            'hold a taken seat, by autocannon',
            [measured['productAutocannon'], 'product'],
            [measured['echoAutocannon'], 'Fastify that echoes'],
          ),
        ];
      },
    };
  },
};
