import { setTimeout as sleep } from 'node:timers/promises';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import { RecoveryWatch } from '../harness/recovery-watch.js';

const KILLS = Number(process.env['FAULT_KILLS'] ?? '40');
/** More than the kills can keep busy; the shopping ends with the kills. */
const BUYERS_A_KILL = 60;
const AT_ONCE = 6;
const METHODS = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_sandbox_error',
];
const BUYER_PATIENCE_MS = 45_000;
const SIGN_OF_LIFE_KILLS = 20;
const A_START_MS = 10_000;

fault(
  {
    ...{ row: 2, title: `two processes under load are killed ${KILLS} times, by turns, at random moments` },
    ...{ inject: 'SIGKILL, start again', expect: 'everything that was begun is settled' },
    timeoutMs: 300_000 + KILLS * A_START_MS,
  },
  async context => {
    const { rig, random } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const watch = new RecoveryWatch(rig.sql);
    const shop = { isClosed: false };
    const shopping = (async () => {
      // Sale after sale, so that there is always something to sell.
      while (!shop.isClosed) {
        const sale = await context.sale(200).catch(() => undefined);
        if (sale === undefined) continue;
        await crowd(context, {
          ...{ sale, buyers: BUYERS_A_KILL, atOnce: AT_ONCE, paymentMethods: METHODS },
          ...{ patienceMs: BUYER_PATIENCE_MS, isOver: () => shop.isClosed },
        });
      }
    })();
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const name = kill % 2 === 0 ? 'a' : 'b';
      await sleep(random.whole(50, 700));
      await watch.killed();
      if ((await rig.kill(name)) === 'SIGKILL') killed += 1;
      await rig.start(name);
      if (killed % SIGN_OF_LIFE_KILLS === 0)
        process.stderr.write(`  row 2: ${killed} of ${KILLS} kills ...\n`);
    }
    shop.isClosed = true;
    await shopping;
    // What nobody comes back for ends with its time.
    await context.letTimePass(2_400);
    await watch.rest();
    context.fired('SIGKILL', killed);
    context.fired('a payment was under way at a kill', watch.caught);
    context.fired(`settled after the kill in ${watch.describe()}`);
    const booked = context.errands.filter(({ final }) => final?.status === 201).length;
    context.fired('a booking was acknowledged', booked);
  },
);
