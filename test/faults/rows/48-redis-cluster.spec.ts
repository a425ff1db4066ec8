import type { Sale } from '../../../bench/harness/sale.js';
import { keyPrefix } from '../../../src/inventory/index.js';
import type { EmbeddedServer } from '../../../src/platform/embedded/index.js';
import { admit, call } from '../../support/make.js';
import { type Enter, enter, knock } from '../../support/queue.js';
import { TestCluster } from '../../support/redis-cluster.js';
import { JOBS, jobsGiven, untilJobsAreDone } from '../harness/bull-jobs.js';
import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { FaultContext } from '../harness/fault-context.js';
import { strangerGets, underWay } from '../harness/under-way.js';
import { until } from '../harness/until.js';
import type { WebProcess } from '../harness/web-process.js';

const FANS = 20;
const EACH = FANS / 4;
const TAKEN = '409 seats-taken';
const QUEUE = { capacity: 10, ratePerMinute: 60 };

for (const [how, inject, isKilled] of [
  [
    'is killed, and the replica that takes over lacks its last writes',
    'the link to the replica is cut while that is stopped; SIGKILL of the master; the replica goes on',
    true,
  ],
  ['freezes, and thaws when its replica has taken over', 'SIGSTOP of the master, SIGCONT afterwards', false],
] as [string, string, boolean][]) {
  fault(
    {
      ...{ row: 48, title: `a master of a cluster ${how}`, inject, rig: {} },
      expect:
        'sales on the other masters go on; joins go on and no index is given twice; sold and claimed seats stay refused, the payment goes through, holds and Bull work again',
    },
    async context => {
      const cluster = await TestCluster.start();
      context.atTheEnd(() => cluster.stop());
      const webs = await Promise.all(['a', 'b'].map(name => context.rig.start(name, settings(cluster))));
      const master = await cluster.masterOf(JOBS);
      const replica = await cluster.replicaOf(master);
      const isThere = async (key: string): Promise<boolean> => (await cluster.masterOf(key)) === master;
      const queue = await saleWhere(context, id => isThere(`{q:${id}}`), QUEUE);
      const sale = await saleWhere(context, id => isThere(keyPrefix(id)));
      const elsewhere = await saleWhere(context, async id => !(await isThere(keyPrefix(id))));
      const { performanceId, sold, claimed, free, finish } = await underWay(context, sale);
      const early = await joins(webs, queue.performanceId, EACH);

      if (isKilled) await cluster.cutOff(replica, master);
      const late = await joins(webs, queue.performanceId, EACH);
      expect((await context.buy({ performanceId, seatIds: free })).final?.status).toBe(201);
      const written = await offsetOf(cluster, master, 'master_repl_offset');
      process.kill(master.pid, isKilled ? 'SIGKILL' : 'SIGSTOP');
      if (isKilled) process.kill(replica.pid, 'SIGCONT');

      const joining = joins(webs, queue.performanceId, 2 * EACH);
      const tookOver = until('the replica has taken over', () => cluster.isMaster(replica));
      const meanwhile = await shopUntil(tookOver, webs, elsewhere);
      context.fired('the replica took over');
      context.fired('shoppers were served on other masters meanwhile', meanwhile.length);
      expect(new Set(meanwhile)).toEqual(new Set([201, 204]));
      if (isKilled) {
        const passedOn = await offsetOf(cluster, replica, 'second_repl_offset');
        context.fired('writes were lost with the master', Math.min(1, written - passedOn));
      }
      const everybody = [...early, ...late, ...(await joining)];
      expect(new Set(everybody.map(({ index }) => index)).size).toBe(FANS);
      for (const { entry, index } of everybody) {
        for (const web of webs) expect((await enter(web, queue.performanceId, entry)).index).toBe(index);
      }
      const [web, first] = [webs[1], early[0]];
      await until(
        'the first is let in',
        async () => web !== undefined && (await knock(web, queue.performanceId, first)).status === 201,
      );
      const gone = [...sold, ...claimed, ...free];
      expect(await strangerGets(context, performanceId, gone)).toBe(TAKEN);
      expect((await finish()).final?.status).toBe(201);
      const jobs = await cluster.at(replica, jobsGiven);
      const errands = await crowd(context, { sale, buyers: 8, atOnce: 4 });
      expect(errands.map(({ final }) => final?.status)).toContain(201);
      await cluster.at(replica, async console => {
        expect(await jobsGiven(console)).toBeGreaterThan(jobs);
        await untilJobsAreDone(console, jobs);
      });
      if (isKilled) await master.restart();
      else process.kill(master.pid, 'SIGCONT');
      await cluster.isWhole();
      expect(await strangerGets(context, performanceId, gone)).toBe(TAKEN);
    },
  );
}

/** A second to answer: a machine that is busy must not look like a Redis that is away. */
function settings({ url }: TestCluster): Record<string, string> {
  return { REDIS_URL: url, REDIS_TIMEOUT_MS: '1000' };
}

/** Holds seats and gives them back, again and again until something is over. @returns the status of each answer */
async function shopUntil(end: Promise<unknown>, webs: WebProcess[], sale: Sale): Promise<number[]> {
  let isOver = false;
  const ending = end.finally(() => (isOver = true));
  const all = await Promise.all(
    webs.map(async (web, turn) => {
      const said: number[] = [];
      const token = await admit(web, sale.performanceId);
      const wish = { performanceId: sale.performanceId, seatIds: sale.seatIds.slice(turn, turn + 1) };
      while (!isOver) {
        const held = await call(web, token, 'POST', '/holds', wish);
        const back = await call(web, token, 'DELETE', `/holds/${String(held.body['id'])}`);
        said.push(held.status, back.status);
      }
      return said;
    }),
  );
  await ending;
  return all.flat();
}

/** A sale whose keys are where they are wanted. */
async function saleWhere(
  context: FaultContext,
  isRight: (id: string) => Promise<boolean>,
  queue?: object,
): Promise<Sale> {
  for (;;) {
    const sale = await context.sale(50, queue);
    if (await isRight(sale.performanceId)) return sale;
  }
}

/** So many join, at one process or the other, each again until it is let. */
function joins(webs: WebProcess[], id: string, count: number): Promise<Enter[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, turn) => {
      const got: Enter[] = [];
      await until('somebody joins', async () => {
        const web = webs[turn % webs.length];
        const entry = web === undefined ? undefined : await enter(web, id).catch(() => undefined);
        if (entry !== undefined) got.push(entry);
        return entry !== undefined;
      });
      return got;
    }),
  ).then(all => all.flat());
}

/** How many bytes of writes a server has come to. */
async function offsetOf(cluster: TestCluster, server: EmbeddedServer, name: string): Promise<number> {
  const info = await cluster.at(server, client => client.info('replication'));
  return Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1]);
}
