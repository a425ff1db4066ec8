import { Database } from '../../src/platform/database/index.js';
import { ADMIN_TOKEN, type RunningApp, startApp } from '../support/app.js';
import { makePerformance } from '../support/make.js';
import { enter, knock, lineOnce } from '../support/queue.js';
import { until } from '../support/until.js';
import { open, type Page, send } from './form.js';

const HOUR_MS = 3_600_000;
const hence = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

/** What a part of the page shows; undefined while it is hidden. */
function shown({ text }: Page, part: string): string | undefined {
  return new RegExp(`data-part="${part}">([\\s\\S]*?)</(?:div|form|p|section)>`).exec(text)?.[1];
}
const state = ({ text }: Page): string | undefined => /data-state="(\w+)"/.exec(text)?.[1];
const serial = ({ text }: Page): string | undefined => /data-text="serial">([\d,]+)</.exec(text)?.[1];

/** The page of everybody has these words hidden, for its script. */
const isToldInside = ({ text }: Page): boolean =>
  /<div [^>]*role="status">(?:(?!<\/div>)[\s\S])*You are in</.test(text);

describe('the pages of a sale with a queue, by forms', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp();
  });
  afterAll(() => running.close());

  const sale = async (queue: Record<string, unknown>): Promise<{ id: string; room: string }> => {
    const { performanceId: id } = await makePerformance(running, {
      performance: { queue: { enabled: true, ...queue } },
    });
    return { id, room: `/performances/${id}/queue` };
  };
  /** Lets one in, so that a shop of one is full. */
  async function fill(id: string): Promise<void> {
    const entry = await enter(running, id);
    await until(
      () => knock(running, id, entry),
      ({ status }) => status === 201,
    );
  }

  it('lead to the waiting room whoever holds seats without having been let in', async () => {
    const { id, room } = await sale({ capacity: 1 });
    const fan = running.newAgent();
    const page = await open(fan, `/performances/${id}`);
    expect(page.text).toContain('This sale has a queue');
    expect(page.headers['cache-control']).toContain('public');
    const held = await send(fan, `/performances/${id}/hold`, { mode: 'best', quantity: '1' });
    expect([held.path, state(held)]).toEqual([room, 'outside']);
    expect(held.headers['cache-control']).toBe('no-store');
    expect(shown(held, 'join')).toContain('Join the queue');
  });

  it('keep one place for one browser, however often it joins, and let nobody in before the turn', async () => {
    const { id, room } = await sale({ capacity: 1, claimSeconds: 600 });
    await fill(id);
    const fan = running.newAgent();
    const first = await send(fan, room, {});
    expect([state(first), shown(first, 'enter')]).toEqual(['waiting', undefined]);
    expect(serial(await send(fan, room, {}))).toBe(serial(first));
    expect(serial(await send(running.newAgent(), room, {}))).not.toBe(serial(first));
    const early = await send(fan, `${room}/admission`, {});
    expect(early.status).toBe(409);
    expect(early.text).toContain('It is not your turn yet. Your place is kept.');
    expect(serial(early)).toBe(serial(first));
  });

  it('let nobody join before the room opens, and say when that is', async () => {
    const { room } = await sale({ drawOpensAt: hence(HOUR_MS), opensAt: hence(2 * HOUR_MS) });
    const page = await open(running.newAgent(), room);
    expect([state(page), shown(page, 'join')]).toEqual(['early', undefined]);
    expect(page.text).toContain('is when the waiting room opens');
    const refused = await send(running.newAgent(), room, {});
    expect([refused.status, state(refused)]).toEqual([409, 'early']);
    expect(refused.text).toContain('Coming early is no advantage');
  });

  it('say the organizer’s message in a pause, as text', async () => {
    const { id, room } = await sale({ capacity: 1, claimSeconds: 600 });
    await fill(id);
    const fan = running.newAgent();
    await send(fan, room, {});
    await running.request
      .post(`/api/v1/admin/performances/${id}/queue/pause`)
      .set('authorization', `Bearer ${ADMIN_TOKEN}`)
      .send({ message: 'Back at <b>10:30</b>.' })
      .expect(200);
    await lineOnce(running, id, ({ phase }) => phase === 'paused');
    const page = await open(fan, room);
    expect([state(page), shown(page, 'minutes')]).toEqual(['paused', undefined]);
    expect(shown(page, 'message')).toContain('Back at &lt;b&gt;10:30&lt;/b&gt;.');
    expect(shown(page, 'paused')).toContain('Every place is kept');
  });

  it('say "You are in" to those who are, also after a reload or a wrong choice, and to nobody else', async () => {
    const { id, room } = await sale({ capacity: 10 });
    const fan = running.newAgent();
    await send(fan, room, {});
    await lineOnce(running, id, ({ nowServing }) => nowServing === 1);
    const inside = await send(fan, `${room}/admission`, {});
    expect([inside.path, inside.headers['cache-control']]).toEqual([
      `/performances/${id}?inside`,
      'no-store',
    ]);
    const wrong = await send(fan, `/performances/${id}/hold`, { mode: 'seats' });
    for (const page of [inside, await open(fan, inside.path), wrong]) {
      expect([isToldInside(page), page.text.includes('Join the queue')]).toEqual([true, false]);
    }
    const stranger = await open(running.newAgent(), inside.path);
    expect([stranger.path, isToldInside(stranger)]).toEqual([`/performances/${id}`, false]);
    await send(fan, `${room}/departure`, {});
    expect(isToldInside(await open(fan, inside.path))).toBe(false);
  });

  it('say that a place is on its way, and offer none beside it', async () => {
    const { room } = await sale({ capacity: 10, entryDelaySeconds: 2 });
    const fan = running.newAgent();
    const waiting = await send(fan, room, {});
    expect([waiting.path, state(waiting)]).toEqual([`${room}/entry`, 'outside']);
    expect(waiting.text).toContain('Your place is on its way');
    expect(waiting.text).not.toContain('>Join the queue</button>');
    const refresh = /http-equiv="refresh" content="\d+; url&#x3D;([^"]+)"/.exec(waiting.text)?.[1];
    const page = await until(
      () => open(fan, refresh ?? ''),
      ({ path }) => path === room,
    );
    expect(serial(page)).toBe('1');
  });

  it('tell whose place was taken away that it was', async () => {
    const { id, room } = await sale({ capacity: 10 });
    const fan = running.newAgent();
    const index = Number(serial(await send(fan, room, {})));
    await running.request
      .post(`/api/v1/admin/performances/${id}/queue/revocations`)
      .set('authorization', `Bearer ${ADMIN_TOKEN}`)
      .send({ entryIndex: index, reason: 'A robot.' })
      .expect(201);
    await lineOnce(running, id, ({ nowServing }) => nowServing === 1);
    const refused = await send(fan, `${room}/admission`, {});
    expect([refused.path, refused.text.includes('The organizer has taken this place away')]).toEqual([
      `${room}?over=revoked`,
      true,
    ]);
    expect(refused.text).not.toContain('had its turn');
  });

  it('say that a place has had its turn once the visit has ended by itself, and let one join anew', async () => {
    const { id, room } = await sale({ capacity: 10 });
    const fan = running.newAgent();
    await send(fan, room, {});
    await lineOnce(running, id, ({ nowServing }) => nowServing === 1);
    await send(fan, `${room}/admission`, {});
    await running.app
      .get(Database)
      .primary.execute(
        `UPDATE admissions SET ended_at = clock_timestamp(), ended_by = 'idle' WHERE performance_id = $1`,
        [id],
      );
    // A reload of the shop, of the room, and of the page that they lead to.
    for (const path of [`/performances/${id}?inside`, `${room}?over=visit`, room, `${room}?over=visit`]) {
      const over = await open(fan, path);
      if (path === room) {
        expect([over.path, over.text.includes('had its turn')]).toEqual([room, false]);
        continue;
      }
      expect([over.status, over.path, state(over)]).toEqual([200, `${room}?over=visit`, 'outside']);
      expect(over.headers['cache-control']).toBe('no-store');
      expect(over.text).toContain('This place has had its turn');
      expect(shown(over, 'join')).toContain('Join the queue');
    }
    expect(serial(await send(fan, room, {}))).toBe('2');
    const anew = await open(fan, `${room}?over=visit`);
    expect([anew.path, anew.text.includes('had its turn')]).toEqual([room, false]);
  });
});
