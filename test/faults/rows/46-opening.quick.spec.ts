import { setTimeout as sleep } from 'node:timers/promises';
import { type Enter, enter, lineOnce } from '../../support/queue.js';
import { fault } from '../harness/fault.js';

const AROUND_MS = 50;
/** A join each so many milliseconds, at each process, from well before to well after. */
const [EVERY_MS, FROM_MS, TO_MS] = [4, -4 * AROUND_MS, 4 * AROUND_MS];

interface Joined {
  entry: Enter;
  sentAt: number;
  answeredAt: number;
}

fault(
  {
    ...{ row: 46, title: 'three processes let people join while the draw is closed', quick: true },
    ...{
      inject: `joins at each process every ${EVERY_MS} ms, from before the opening to after it`,
      expect: 'the set closes once; who came before is drawn, and no late one outranks a drawn one',
    },
  },
  async context => {
    const { rig } = context;
    const webs = await Promise.all(['a', 'b', 'c'].map(name => rig.start(name)));
    // Late enough that a busy machine has put the sale up by then.
    const opensAt = Date.now() + 12_000;
    const { performanceId: id } = await context.sale(50, {
      capacity: 10,
      opensAt: new Date(opensAt).toISOString(),
    });
    for (const web of webs) await lineOnce(web, id);
    await sleep(Math.max(0, opensAt + FROM_MS - Date.now()));
    const joining: Promise<Joined>[] = [];
    while (Date.now() < opensAt + TO_MS) {
      for (const web of webs) {
        const sentAt = Date.now();
        joining.push(enter(web, id).then(entry => ({ entry, sentAt, answeredAt: Date.now() })));
      }
      await sleep(EVERY_MS);
    }
    const joined = await Promise.all(joining);
    const near = joined.filter(({ sentAt }) => Math.abs(sentAt - opensAt) <= AROUND_MS);
    context.fired('joins within 50 ms of the opening', near.length);
    const lines = await Promise.all(webs.map(web => lineOnce(web, id, ({ phase }) => phase === 'open')));
    const sizes = new Set(lines.map(({ drawSize }) => drawSize));
    expect(sizes.size).toBe(1);
    const [drawSize = 0] = sizes;
    expect(joined.map(({ entry }) => entry.index).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: joined.length }, (_, i) => i + 1),
    );
    const drawn = joined.filter(({ entry }) => entry.phase === 'draw');
    const late = joined.filter(({ entry }) => entry.phase === 'open');
    context.fired('drawn', drawn.length);
    context.fired('late', late.length);
    expect(drawn.length).toBe(drawSize);
    expect(drawn.every(({ entry }) => entry.index <= drawSize && entry.rank === null)).toBe(true);
    expect(late.every(({ entry }) => entry.index > drawSize && entry.rank === entry.index)).toBe(true);
    // One clock, that of Redis, decides: who was answered before is in, who came after is not.
    expect(late.filter(({ answeredAt }) => answeredAt < opensAt)).toEqual([]);
    expect(drawn.filter(({ sentAt }) => sentAt > opensAt)).toEqual([]);
    const ranks = await Promise.all(
      drawn.map(async ({ entry }, i) => (await enter(webs[i % 3] ?? { url: '' }, id, entry.entry)).rank),
    );
    expect(ranks.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: drawSize }, (_, i) => i + 1),
    );
  },
);
