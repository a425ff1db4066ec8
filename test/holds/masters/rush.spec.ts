import { call, makePerformance } from '../../support/make.js';
import { until } from '../../support/until.js';
import { at, endTimes, type Heal, loseReplies, type Masters, startMasters } from './masters.js';
import { ask, claimedTwice, countsAt, pay, told, untilTold, type Wish } from './shopping.js';

const SHOPPERS = 60;
/** As many are on their way at a time. */
const AT_ONCE = 20;
const SEATS = Array.from({ length: 8 }, (_, i) => `S-A-${i + 1}`);

describe('a rush on three masters and two processes', () => {
  let all: Masters;
  let performanceId: string;
  beforeAll(async () => {
    all = await startMasters();
  });
  afterAll(() => all.close());
  beforeEach(async () => {
    await all.heal();
    ({ performanceId } = await makePerformance(all.apps[0]));
  });

  /** Shoppers after the same few seats, at both processes; `strike` comes when a third of them has an answer. */
  async function rush(strike: () => Promise<Heal>): Promise<{ wishes: Wish[]; heal: Heal }> {
    const wishes: Wish[] = [];
    let begun = 0;
    let struck: Promise<Heal> | undefined;
    const shop = async (): Promise<void> => {
      while (begun < SHOPPERS) {
        const turn = begun++;
        const first = (turn * 5) % (SEATS.length - 1);
        wishes.push(
          await ask(all.apps[turn % 2 === 0 ? 0 : 1], performanceId, SEATS.slice(first, first + 2)),
        );
        if (wishes.length >= SHOPPERS / 3) await (struck ??= strike());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, shop));
    return { wishes, heal: await (struck ?? strike()) };
  }

  /** At both processes sold seats are refused, all others can be had, and the map is right. */
  async function everythingGoesOn(sold: string[]): Promise<void> {
    for (const app of all.apps) {
      for (const seatId of SEATS) {
        if (sold.includes(seatId)) {
          await untilTold(app, performanceId, [seatId], '409 seats-taken');
          continue;
        }
        const { token, answer } = await untilTold(app, performanceId, [seatId], '201');
        // A machine that stalls for a second is told to come back, and a hold that stays is in everybody's way.
        await until(
          () => call(app, token, 'DELETE', `/holds/${String(answer.body['id'])}`),
          ({ status }) => status === 204,
        );
      }
    }
    for (const app of all.apps) {
      await until(
        () => countsAt(app, performanceId),
        ({ sold: count, held }) => count === sold.length && held === 0,
      );
    }
  }

  /** Whoever holds seats pays. @returns the seats that are sold, and who has to pay again when the fault is over */
  async function payAll(wishes: Wish[]): Promise<{ sold: string[]; open: Wish[] }> {
    const [sold, open]: [string[], Wish[]] = [[], []];
    const pays = async (wish: Wish): Promise<void> => {
      const said = await pay(wish);
      if (said === '201') sold.push(...wish.seatIds);
      else if (said === '503 holds-unavailable') open.push(wish);
      // Who was told of seats gets them, or hears before any money moves that they are gone.
      else expect(['409 seats-lost', '410 hold-expired']).toContain(said);
    };
    await Promise.all(wishes.filter(({ answer }) => answer.status === 201).map(pays));
    return { sold, open };
  }

  const [one, others] = [() => all.masters[0], () => all.masters];
  const faults: [string, () => Promise<Heal> | Heal][] = [
    [
      'one is frozen',
      () => {
        process.kill(one().server.pid, 'SIGSTOP');
        return () => process.kill(one().server.pid, 'SIGCONT');
      },
    ],
    [
      'one is killed',
      () =>
        one()
          .server.kill()
          .then(() => () => one().server.restart()),
    ],
    ['one is wiped', () => at(one(), client => client.flushall()).then(() => () => undefined)],
    ['the clock of one jumps ahead', () => endTimes(one()).then(() => () => undefined)],
    [
      'nobody hears what one answers',
      () => {
        loseReplies(one());
        return () => undefined;
      },
    ],
    [
      'nobody hears what any of them answers',
      () => {
        others().forEach(loseReplies);
        return () => undefined;
      },
    ],
  ];

  it.each(faults)('claims no seat twice and goes on when %s', async (_, strike) => {
    const { wishes, heal } = await rush(async () => strike());
    try {
      for (const { answer } of wishes) {
        expect(['201', '409 seats-taken', '503 holds-unavailable']).toContain(told(answer));
      }
      const meanwhile = await payAll(wishes);
      await heal();
      await all.heal();
      const { sold: later, open } = await payAll(meanwhile.open);
      expect(open).toHaveLength(0);
      const sold = [...meanwhile.sold, ...later];
      expect(new Set(sold).size).toBe(sold.length);
      expect(await claimedTwice(all.apps[0], performanceId)).toEqual([]);
      await everythingGoesOn(sold);
    } finally {
      await heal();
    }
  });
});
