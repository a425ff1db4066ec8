import { polledDocument } from '../harness/polled-document.js';
import type { Row } from '../harness/row.js';
import { holdFirstSeat, openTheDoors, shopperTokens } from '../harness/sale.js';

const SEATS = 60_000;

/** The document that every open seat map asks for: with a body, and as "nothing has changed". */
export const availability: Row = {
  name: 'availability',
  title: 'Availability of 60,000 seats',
  profiled: { productFull: 'Availability, 200', productKnown: 'Availability, 304' },
  async prepare(stage) {
    const sale = await stage.organizer.putOnSale(SEATS);
    const [token = ''] = shopperTokens(stage.env, 1);
    await openTheDoors(stage.product.url, sale, token);
    // One seat is held: a sale that nobody has touched yet is not what is asked for.
    await holdFirstSeat(stage.product.url, sale, token);
    return polledDocument(stage, {
      name: 'availability',
      path: `/api/v1/performances/${sale.performanceId}/availability`,
      atLeast: 0.85,
    });
  },
};
