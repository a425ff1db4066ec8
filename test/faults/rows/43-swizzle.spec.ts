import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { during } from '../harness/redis-console.js';
import type { Link, Mode, Planted } from '../harness/planted-fault.js';

/** `FAULT_SWIZZLES=20` for a longer look by hand. */
const SWIZZLES = Number(process.env['FAULT_SWIZZLES'] ?? 2);
const ROUNDS = 2;
const MODES: Mode[] = ['hold-reply', 'blackhole', 'refuse'];
const HURRY_EVERY_MS = 3_000;
const PAUSE_MS = [100, 700] as const;

type Clog = (mode: Mode) => Planted;

/** The three links that can be stopped. The gateway's books are in the same Postgres, over connections of its own. */
function links({ rig }: FaultContext): Clog[] {
  const ofGateway = new Set<number>();
  const isOfGateway = (bytes: Buffer, { id }: Link): boolean => {
    // Only the first thing that is sent says whose connection it is.
    if (bytes.includes('application_name\0sandbox\0')) ofGateway.add(id);
    return ofGateway.has(id);
  };
  // Strikes never, and sees every connection from its beginning.
  rig.postgresLink.plant({ mode: 'delay', when: (...seen) => isOfGateway(...seen) && false });
  return [
    mode => rig.redisLink.plant({ mode }),
    mode => rig.postgresLink.plant({ mode, when: (...seen) => !isOfGateway(...seen) }),
    mode => rig.postgresLink.plant({ mode, when: isOfGateway }),
  ];
}

for (let swizzle = 1; swizzle <= SWIZZLES; swizzle += 1) {
  fault(
    {
      ...{ row: 43, title: `links are stopped one by one and restored in another order (${swizzle})` },
      ...{
        inject: 'Redis, Postgres and gateway by the seed, each silent, mute or refusing, under a crowd',
        expect: 'everybody gets a final answer',
      },
    },
    async context => {
      const { rig, random } = context;
      const all = links(context);
      await rig.start('a');
      await rig.start('b');
      const sale = await context.sale(100);
      let isOver = false;
      const shopping = crowd(context, { sale, buyers: 200, atOnce: 8, isOver: () => isOver });
      let struck = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const stopped: Planted[] = [];
        for (const clog of random.some(all, all.length)) {
          stopped.push(clog(random.one(MODES)));
          await sleep(random.whole(...PAUSE_MS));
        }
        for (const planted of random.some(stopped, stopped.length)) {
          planted.release();
          struck += planted.fired;
          await sleep(random.whole(...PAUSE_MS));
        }
      }
      isOver = true;
      context.fired('a connection stopped', struck);
      // Whoever waits for a lease of a request that was cut off need not sit it out.
      await during(shopping, () => context.hurry().then(() => 0), HURRY_EVERY_MS);
      const errands = await shopping;
      expect(errands.filter(({ final }) => final === undefined)).toEqual([]);
      expect((await context.buy({ ...sale, seatIds: sale.seatIds.slice(-1) })).final).toBeDefined();
    },
  );
}
