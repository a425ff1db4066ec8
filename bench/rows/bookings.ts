import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { prepareTpcB, type TpcB } from '../ceilings/tpc-b.js';
import { Dealer } from '../harness/dealer.js';
import { type Row, ratioOf } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import type { Stage } from '../harness/stage.js';

const SEATS = 12_000;
const CONNECTIONS = 16;
/** Commits wait for the disk, so this row needs a longer look. */
const EXTRA_SECONDS = 2;
/** The contract's promise for the capture of a booking. */
const CAPTURED_WITHIN_MS = 10_000;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** Hold, claim, authorise, book and capture, each for another shopper, with the capture waited for. */
export const bookings: Row = {
  name: 'bookings',
  title: 'Confirm a booking',
  profiled: { product: 'Confirm a booking' },
  async prepare(stage, pace) {
    const sale = await stage.organizer.putOnSale(SEATS);
    const { performanceId, seatIds } = sale;
    const [first = ''] = shopperTokens(stage.env, 1);
    await openTheDoors(stage.product.url, sale, first);
    const tokens = shopperTokens(stage.env, seatIds.length);
    const shoppers = seatIds.map((seatId, i) => ({ seatId, token: tokens[i] ?? '' }));
    const totalSeconds = pace.rounds * pace.seconds + pace.warmSeconds;
    const dealer = new Dealer(shoppers, totalSeconds);
    // Made by the first leg that needs it: a profile of the product does not.
    let tpcB: Promise<TpcB> | undefined;
    let generator = '';
    const waits: number[] = [];
    return {
      needsWarmUp: true,
      legs: {
        tpcB: async seconds => {
          tpcB ??= prepareTpcB(stage, CONNECTIONS);
          const ceiling = await tpcB;
          generator = ceiling.generator;
          return { value: await ceiling.perSecond(seconds + EXTRA_SECONDS) };
        },
        product: async seconds => {
          const { done, elapsedMs } = await stage.send({
            ...{ kind: 'bookings', port: stage.product.port, connections: CONNECTIONS, performanceId },
            ...{ seconds: seconds + EXTRA_SECONDS, shoppers: dealer.deal(seconds) },
          });
          const waitedMs = await untilCaptured(stage);
          waits.push(waitedMs);
          return { value: (done / (elapsedMs + waitedMs)) * 1000 };
        },
      },
      results: ({ product, tpcB: transactions }) => [
        ratioOf('confirm a booking', [product, 'product'], [transactions, `TPC-B (${generator})`], {
          atLeast: 0.1,
        }),
        {
          what: 'bookings a minute (pretix documents about 500 orders a minute for one event)',
          unit: 'per minute',
          values: (product ?? []).map(perSecond => perSecond * 60),
          from: `${CONNECTIONS} connections, one seat each, captured`,
        },
        {
          ...{ what: 'last capture after the last booking', unit: 'ms', values: waits.slice(-pace.rounds) },
          ...{ goal: { atMost: CAPTURED_WITHIN_MS }, from: 'the backlog of a rush that has just ended' },
        },
      ],
    };
  },
};

/** @returns how long (ms) it took until no booking waited for its capture any more */
async function untilCaptured(stage: Stage): Promise<number> {
  const client = new Client({ connectionString: stage.databaseUrl });
  await client.connect();
  const began = performance.now();
  try {
    for (;;) {
      const { rows } = await client.query<{ state: string; count: number }>(
        `SELECT state, count(*)::int AS count FROM payments WHERE state <> 'CAPTURED' GROUP BY state`,
      );
      const waited = performance.now() - began;
      if (rows.length === 0) return waited;
      if (waited > PATIENCE_MS) {
        const left = rows.map(({ state, count }) => `${count} ${state}`).join(', ');
        throw new Error(`Not every booking was captured within a minute: ${left}.`);
      }
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await client.end();
  }
}
