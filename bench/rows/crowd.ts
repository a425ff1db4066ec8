import { type Crowd, letIn, payAll } from '../harness/crowd.js';
import type { Pace, Reading, Result, Row } from '../harness/row.js';
import { openTheDoors, shopperTokens } from '../harness/sale.js';
import { CountingServers, doneBetween, type ServerWork } from '../harness/server-counts.js';
import type { Stage } from '../harness/stage.js';

/** A house as it is; the crowd wants the seats at its front. */
const HOUSE = 2_000;
const WANTED = 10;
const WITHOUT_POSTGRES = 0.99;
const WITHOUT_REDIS = 0.9;

interface Run {
  /** Requests a second. */
  rate: number;
  losers: number;
  work: ServerWork;
}

/** Everybody wants the same ten seats: ten get and book them, and the rest must not cost the servers anything. */
export const crowd = crowdRow({ name: 'crowd', where: '', webProcesses: 1, seeds: pace => pace.crowd.seeds });

/** The same with two processes on one port: what one gives away the other has to know. */
export const crowdOfTwo = crowdRow({
  ...{ name: 'crowd-two', where: ', two processes', webProcesses: 2 },
  seeds: () => 1,
});

function crowdRow(kind: {
  name: string;
  where: string;
  webProcesses: number;
  seeds: (pace: Pace) => number;
}): Row {
  const { name, where, webProcesses, seeds } = kind;
  return {
    name,
    title: `A crowd at ten seats${where}`,
    rounds: seeds,
    async prepare(stage, pace) {
      if (webProcesses > 1) await stage.startProduct({ webProcesses });
      const servers = new CountingServers(
        stage.databaseUrl,
        await stage.newDatabase('counts'),
        stage.redisUrl,
      );
      await servers.open();
      await servers.prove(stage.databaseUrl);
      const background = await servers.background();
      const runs: Run[] = [];
      return {
        needsWarmUp: false,
        legs: {
          crowd: async (): Promise<Reading> => {
            const seed = `${name} ${runs.length + 1}`;
            const run = await oneRun(stage, { seed, shoppers: pace.crowd.shoppers, servers, background });
            runs.push(run);
            return { value: run.rate };
          },
        },
        results: () => resultsOf(runs, where, pace.crowd.shoppers),
        after: async () => {
          await servers.close();
          if (webProcesses > 1) await stage.startProduct();
        },
      };
    },
  };
}

async function oneRun(
  stage: Stage,
  {
    seed,
    shoppers,
    servers,
    background,
  }: { seed: string; shoppers: number; servers: CountingServers; background: ServerWork },
): Promise<Run> {
  const sale = await stage.organizer.putOnSale(HOUSE);
  const [first = '', ...tokens] = shopperTokens(stage.env, shoppers + 1);
  await openTheDoors(stage.product.url, sale, first);
  const people: Crowd = { sale, wanted: sale.seatIds.slice(0, WANTED), tokens, seed };
  const before = await servers.settled();
  const { done, elapsedMs, winners, losers } = await letIn(stage, people);
  const work = doneBetween(before, await servers.settled(), background);
  await payAll(stage, people, winners);
  return { rate: (done / elapsedMs) * 1000, losers, work };
}

function resultsOf(runs: Run[], where: string, shoppers: number): Result[] {
  const share = (of: (work: ServerWork) => number): number[] =>
    runs.map(({ losers, work }) => 1 - Math.min(1, of(work) / losers));
  const people = shoppers.toLocaleString('en');
  const most = (of: (work: ServerWork) => number): string =>
    Math.round(Math.max(...runs.map(({ work }) => of(work)))).toLocaleString('en');
  return [
    {
      ...{ what: `losers without Postgres${where}`, unit: 'share', everyRound: true },
      ...{ values: share(({ transactions }) => transactions), goal: { atLeast: WITHOUT_POSTGRES } },
      from: `at most ${most(({ transactions }) => transactions)} transactions for ${people} shoppers at ${WANTED} seats, winners included`,
    },
    {
      ...{ what: `losers without Redis${where}`, unit: 'share', everyRound: true },
      ...{ values: share(({ commands }) => commands), goal: { atLeast: WITHOUT_REDIS } },
      from: `at most ${most(({ commands }) => commands)} commands, those inside of scripts and of the winners included`,
    },
    {
      ...{
        what: `shoppers of the crowd answered${where}`,
        unit: 'per second',
        values: runs.map(({ rate }) => rate),
      },
      from: `exactly ${WANTED} holds and ${WANTED} bookings with each of ${runs.length} ${runs.length === 1 ? 'seed' : 'seeds'}`,
    },
  ];
}
