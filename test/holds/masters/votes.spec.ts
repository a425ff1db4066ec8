import { keyPrefix } from '../../../src/inventory/index.js';
import { Shoppers } from '../../../src/queue/index.js';
import { call, makePerformance } from '../../support/make.js';
import { until } from '../../support/until.js';
import { at, cutOff, endTimes, isWhole, type Masters, startMasters } from './masters.js';
import { ask, claimedTwice, pay, told, untilTold } from './shopping.js';

const [FRONT, MIDDLE, BACK] = [
  ['S-A-1', 'S-A-2'],
  ['S-A-3', 'S-A-4'],
  ['S-D-9', 'S-D-10'],
];

describe('three masters that do not agree', () => {
  let all: Masters;
  let performanceId: string;
  beforeAll(async () => {
    all = await startMasters();
  });
  afterAll(() => all.close());
  beforeEach(async () => {
    await all.heal();
    ({ performanceId } = await makePerformance(all.apps[0]));
    // Both processes and all masters know the performance before anything happens.
    for (const app of all.apps) {
      const { token, answer } = await untilTold(app, performanceId, BACK, '201');
      await call(app, token, 'DELETE', `/holds/${String(answer.body['id'])}`);
    }
  });

  it('let one of two pay who were both told that the seats are theirs', async () => {
    const [left, right] = all.apps;
    const held = await ask(left, performanceId, FRONT);
    expect(told(held.answer)).toBe('201');
    await endTimes(all.masters[0]);
    expect(told((await ask(right, performanceId, FRONT)).answer)).toBe('409 seats-taken');
    await endTimes(all.masters[1]);
    const alsoHeld = await untilTold(right, performanceId, FRONT, '201');
    const answers = await Promise.all([pay(held), pay(alsoHeld)]);
    expect(answers.filter(answer => answer === '201')).toHaveLength(1);
    expect(['409 seats-lost', '410 hold-expired']).toContain(answers.find(answer => answer !== '201'));
    expect(await claimedTwice(left, performanceId)).toEqual([]);
  });

  it.each([0, 1, 2])(
    'keep id and times of a hold whose seats change when %i knows nothing of it',
    async lost => {
      const [left, right] = all.apps;
      const wish = await ask(left, performanceId, FRONT);
      const { id, createdAt, expiresAt } = wish.answer.body;
      const wiped = all.masters[lost];
      if (wiped !== undefined) await at(wiped, client => client.flushall());
      const changed = await ask(left, performanceId, MIDDLE, wish.token);
      expect(changed.answer.body).toMatchObject({ id, createdAt, expiresAt });
      // When it takes part again, it is as good as the others, so each of them can be missed.
      await untilTold(right, performanceId, FRONT, '201');
      if (wiped !== undefined) await isWhole(wiped, performanceId);
      const again = await ask(left, performanceId, [...MIDDLE, 'S-B-1'], wish.token);
      expect(again.answer.body).toMatchObject({ id, createdAt, expiresAt });
      for (const missing of all.masters) {
        cutOff(missing);
        const found = await until(
          () => call(right, wish.token, 'GET', `/holds/${String(id)}`),
          ({ status }) => status !== 503,
        );
        expect(found).toMatchObject({ status: 200, body: { id, createdAt, expiresAt } });
        await all.heal();
      }
    },
  );

  it('give the seats to one of two who each got one of the two masters left', async () => {
    const [left, right] = all.apps;
    const [one, two] = [left.app.get(Shoppers).issue(), right.app.get(Shoppers).issue()];
    const [first, second, third] = all.masters;
    cutOff(third);
    // Each comes late to another master.
    const isOf = (shopperId: string) => (bytes: Buffer) =>
      bytes.includes(' place ') && bytes.includes(shopperId);
    first.link.plant({ mode: 'delay', ms: 200, when: isOf(one.shopperId), times: 1 });
    second.link.plant({ mode: 'delay', ms: 200, when: isOf(two.shopperId), times: 1 });
    const wishes = await Promise.all([
      ask(left, performanceId, FRONT, one.token),
      ask(right, performanceId, FRONT, two.token),
    ]);
    const answers = wishes.map(({ answer }) => told(answer)).sort();
    // Votes that stay split are cast again a few times only; whoever has no luck is told to come back.
    expect(['201', '503 holds-unavailable']).toContain(answers[0]);
    expect(['409 seats-taken', '503 holds-unavailable']).toContain(answers[1]);
    if (answers[0] !== '201') await untilTold(left, performanceId, FRONT, '201');
  });

  it('say that a hold is over only when most of them say so, and then let go what is left of it', async () => {
    const [left, right] = all.apps;
    const [first, second, third] = all.masters;
    const wish = await ask(left, performanceId, FRONT);
    const show = () => call(right, wish.token, 'GET', `/holds/${String(wish.answer.body['id'])}`);
    await endTimes(first);
    cutOff(second);
    expect(told(await show())).toBe('503 holds-unavailable');
    await all.heal();
    expect(told(await show())).toBe('200');
    await endTimes(second);
    expect(told(await show())).toBe('410 hold-expired');
    await at(third, async client => {
      expect(await client.keys(`${keyPrefix(performanceId)}seat:*`)).toEqual([]);
    });
  });
});
