import { randomUUID } from 'node:crypto';
import type { Answer } from '../harness/buyer.js';
import { fault } from '../harness/fault.js';

const CLICKS = 10;

const count = (answers: Answer[], status: number, problem?: string): number =>
  answers.filter(answer => answer.status === status && answer.problem === problem).length;

fault(
  {
    ...{ row: 39, title: 'ten clicks at once with one key, at two processes', quick: true },
    ...{ inject: 'parallel requests', expect: 'one booking; 409 or the same answer for the other clicks' },
  },
  async context => {
    const { rig, random } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const { performanceId, seatIds } = await context.sale();
    const buyers = [context.buyer(), context.buyer(() => [...rig.urls].reverse())] as const;
    const errand = context.watch(await buyers[0].hold({ performanceId, seatIds: random.some(seatIds, 2) }));
    buyers[1].become(errand);
    const clicks = Array.from({ length: CLICKS }, (_, i) => buyers[i % 2 === 0 ? 0 : 1].payOnce(errand));
    const answers = await Promise.all(clicks);
    errand.answers.push(...answers);
    await buyers[0].pay(errand);
    expect(errand.final?.status).toBe(201);
    const [booked, refused] = [count(answers, 201), count(answers, 409, 'in-progress')];
    expect(booked + refused).toBe(CLICKS);
    context.fired('a click met another one under way', refused);
    const { rows } = await rig.sql.query('SELECT count(*)::int AS payments FROM payments');
    expect(rows).toEqual([{ payments: 1 }]);
  },
);

fault(
  {
    ...{ row: 39, title: 'two tabs pay for one hold at once, each with its own key' },
    ...{ inject: 'parallel requests', expect: 'one payment; the other tab is told' },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const one = context.watch(await buyer.hold({ performanceId, seatIds: random.some(seatIds, 2) }));
    const other = { ...one, key: randomUUID(), answers: [] };
    // A slow card, so that the second tab certainly finds the first one's payment under way.
    const answers = await Promise.all([
      buyer.payOnce(one, 'pm_sandbox_slow'),
      buyer.payOnce(other, 'pm_sandbox_slow'),
    ]);
    context.fired('a tab met the payment of the other', count(answers, 409, 'payment-in-progress'));
    const winner = answers[0].status === 409 ? other : one;
    winner.answers.push(winner === one ? answers[0] : answers[1]);
    await buyer.pay(context.watch(winner), { paymentMethod: 'pm_sandbox_slow' });
    expect(winner.final?.status).toBe(201);
  },
);

fault(
  {
    ...{ row: 39, title: 'the same key with another body' },
    ...{ inject: 'a second request', expect: '422, and the first answer stands' },
  },
  async context => {
    const { rig, random } = context;
    await rig.start('a');
    const { performanceId, seatIds } = await context.sale();
    const buyer = context.buyer();
    const errand = context.watch(await buyer.buy({ performanceId, seatIds: random.some(seatIds, 2) }));
    expect(errand.final?.status).toBe(201);
    const stranger = { name: 'Sam Other', email: 'sam@example.org' };
    const answer = await buyer.payOnce(errand, 'pm_card_visa', stranger);
    context.fired('the key was refused for another body', count([answer], 422, 'idempotency-key-reused'));
    const again = await buyer.payOnce(errand);
    expect([again.status, again.body]).toEqual([201, errand.final?.body]);
  },
);
