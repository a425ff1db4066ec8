import { Redis } from 'ioredis';
import { Database } from '../../src/platform/database/index.js';
import { Shoppers } from '../../src/queue/index.js';
import type { RunningApp } from '../support/app.js';
import { type Answer, call, makePerformance } from '../support/make.js';
import { type Master, type Masters, startMasters } from '../support/masters.js';
import { until } from '../support/until.js';

const SHOPPERS = 60;
/** As many are on their way at a time. */
const AT_ONCE = 20;
const SEATS = Array.from({ length: 8 }, (_, i) => `S-A-${i + 1}`);
const BUYER = { name: 'A Fan', email: 'fan@example.com' };

interface Errand {
  app: RunningApp;
  token: string;
  seatIds: string[];
  hold: Answer;
}

/** Undoes the fault. */
type Heal = () => unknown;

async function at(master: Master, work: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(master.server.url);
  await work(client).finally(() => client.disconnect());
}

/** The locks, holds and pointers to them end before their time; the index by time stays behind. */
async function endLocks(master: Master): Promise<void> {
  await at(master, async client => {
    const keys = (await client.keys('{p:*')).filter(key => /:(seat|hold|shopper):/.test(key));
    if (keys.length > 0) await client.del(keys);
  });
}

/** Every placement of the rush is carried out there, and nobody hears of it. */
function loseReplies({ link }: Master): Heal {
  link.plant({ mode: 'cut-after-request', when: bytes => bytes.includes(' place ') });
  return () => link.heal();
}

describe('a rush on three masters and two processes', () => {
  let all: Masters;
  let performanceId: string;
  beforeAll(async () => {
    all = await startMasters({ REDIS_TIMEOUT_MS: '1000' });
  });
  afterAll(() => all.close());
  beforeEach(async () => {
    ({ performanceId } = await makePerformance(all.apps[0]));
  });

  const newToken = (): string => all.apps[0].app.get(Shoppers).issue().token;
  const place = (app: RunningApp, token: string, seatIds: string[]): Promise<Answer> =>
    call(app, token, 'POST', '/holds', { performanceId, seatIds });
  const said = ({ status, body }: Answer): string =>
    status < 400 ? `${status}` : `${status} ${String(body['type']).replace('/problems/', '')}`;

  /** Shoppers after the same few seats, at both processes; `strike` comes when a third of them has an answer. */
  async function rush(strike: () => Promise<Heal>): Promise<{ errands: Errand[]; heal: Heal }> {
    const errands: Errand[] = [];
    let begun = 0;
    let struck: Promise<Heal> | undefined;
    const shop = async (): Promise<void> => {
      while (begun < SHOPPERS) {
        const turn = begun++;
        const app = all.apps[turn % 2 === 0 ? 0 : 1];
        const first = (turn * 5) % (SEATS.length - 1);
        const seatIds = SEATS.slice(first, first + 2);
        const token = newToken();
        errands.push({ app, token, seatIds, hold: await place(app, token, seatIds) });
        if (errands.length >= SHOPPERS / 3) await (struck ??= strike());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, shop));
    return { errands, heal: await (struck ?? strike()) };
  }

  /** Pays until the answer is final. */
  async function pay({ app, token, hold }: Errand): Promise<string> {
    const body = { holdId: hold.body['id'], buyer: BUYER, paymentMethod: 'pm_card_visa' };
    const key = { 'idempotency-key': 'once' };
    return until(
      async () => said(await call(app, token, 'POST', '/bookings', body, key)),
      answer => !/^(202|409 (payment-)?in-progress|503)/.test(answer),
    );
  }

  /** Seats that more than one payment has ever claimed. */
  async function claimedTwice(): Promise<unknown[]> {
    return all.apps[0].app.get(Database).primary.query(
      `SELECT seat ->> 'seatId' FROM payments, jsonb_array_elements(quote -> 'seats') AS seat
        WHERE performance_id = $1 GROUP BY 1 HAVING count(*) > 1`,
      [performanceId],
    );
  }

  /** Sold seats are refused and the others can be had, at both processes. */
  async function everythingGoesOn(sold: string[]): Promise<void> {
    for (const seatId of SEATS) {
      for (const app of all.apps) {
        const token = newToken();
        const answer = await until(
          () => place(app, token, [seatId]),
          ({ status }) => (sold.includes(seatId) ? status === 409 : status === 201),
        );
        if (answer.status === 201) {
          await call(app, token, 'DELETE', `/holds/${String(answer.body['id'])}`);
        }
      }
    }
    for (const app of all.apps) {
      await until(
        async () => {
          const response = await fetch(`${app.url}/api/v1/performances/${performanceId}/availability`);
          return ((await response.json()) as { counts: Record<string, number> }).counts;
        },
        counts => counts['sold'] === sold.length && counts['held'] === 0,
      );
    }
  }

  const faults: [string, () => Promise<Heal>][] = [
    [
      'frozen',
      () => {
        const { pid } = all.masters[0].server;
        process.kill(pid, 'SIGSTOP');
        return Promise.resolve(() => process.kill(pid, 'SIGCONT'));
      },
    ],
    [
      'killed',
      async () => {
        await all.masters[0].server.kill();
        return () => all.masters[0].server.restart();
      },
    ],
    [
      'wiped',
      async () => {
        await at(all.masters[0], client => client.flushall());
        return () => undefined;
      },
    ],
    [
      'ahead of its time',
      async () => {
        await endLocks(all.masters[0]);
        return () => undefined;
      },
    ],
    ['heard by nobody', () => Promise.resolve(loseReplies(all.masters[0]))],
  ];

  it.each(faults)('goes on when one is %s, and no seat is claimed twice', async (_, strike) => {
    const { errands, heal } = await rush(strike);
    try {
      const answers = new Set(errands.map(({ hold }) => said(hold)));
      expect(
        [...answers].filter(answer => !['201', '409 seats-taken', '503 holds-unavailable'].includes(answer)),
      ).toEqual([]);
      const holders = errands.filter(({ hold }) => hold.status === 201);
      expect(holders.length).toBeGreaterThan(0);
      const paid = await Promise.all(holders.map(pay));
      expect(
        paid
          .map((answer, i) => `${answer} ${String(holders[i]?.seatIds)}`)
          .filter(one => !one.startsWith('201 ')),
      ).toEqual([]);
      console.log(
        errands.map(e => said(e.hold) + ' ' + e.seatIds + ' ' + (e.app === all.apps[0])).join('\n'),
      );
      expect(await claimedTwice()).toEqual([]);
      await heal();
      await everythingGoesOn(holders.flatMap(({ seatIds }) => seatIds));
    } finally {
      await heal();
    }
  });
});
