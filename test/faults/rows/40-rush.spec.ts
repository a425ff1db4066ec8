import { crowd } from '../harness/crowd.js';
import { fault } from '../harness/fault.js';
import type { Errand } from '../harness/buyer.js';

const BUYERS = 1_000;
const AT_ONCE = 100;
const SETS_OF = 4;

const count = (errands: Errand[], status: number): number =>
  errands.filter(({ final }) => final?.status === status).length;

fault(
  {
    ...{ row: 40, title: `${BUYERS} buyers want one seat` },
    ...{ inject: `load, ${AT_ONCE} at once, two processes`, expect: 'exactly one gets it, no deadlock' },
  },
  async context => {
    const { rig } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const sale = await context.sale();
    const one = { ...sale, seatIds: sale.seatIds.slice(0, 1) };
    const errands = await crowd(context, { sale: one, buyers: BUYERS, atOnce: AT_ONCE, seatsEach: 1 });
    context.fired('a buyer was refused', count(errands, 409));
    expect([count(errands, 201), count(errands, 409)]).toEqual([1, BUYERS - 1]);
    expect(await rig.deadlocks()).toBe(0);
  },
);

fault(
  {
    ...{ row: 40, title: `${BUYERS} buyers want overlapping sets of ${SETS_OF} seats` },
    ...{ inject: `load, ${AT_ONCE} at once, two processes`, expect: 'all of a set or nothing, no deadlock' },
  },
  async context => {
    const { rig } = context;
    await Promise.all([rig.start('a'), rig.start('b')]);
    const sale = await context.sale(100);
    const errands = await crowd(context, { sale, buyers: BUYERS, atOnce: AT_ONCE, seatsEach: SETS_OF });
    const booked = errands.filter(({ final }) => final?.status === 201);
    context.fired('a buyer was refused', count(errands, 409));
    context.fired('a set was booked', booked.length);
    expect(booked.length + count(errands, 409)).toBe(BUYERS);
    const seats = booked.flatMap(({ seatIds }) => seatIds);
    expect(new Set(seats).size).toBe(SETS_OF * booked.length);
    expect(await rig.deadlocks()).toBe(0);
  },
);
