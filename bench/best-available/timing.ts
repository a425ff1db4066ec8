import { performance } from 'node:perf_hooks';
import { AvailabilityBoard } from '../../src/inventory/availability/board.js';
import {
  bestAvailable,
  type BestAvailableRequest,
  calmSpread,
  rushSpread,
} from '../../src/inventory/best-available/best-available.rules.js';
import { median } from '../harness/row.js';
import { type House, seeded, statesWith } from './sale.js';

const WARM = 50;
const CHOICES = 201;

export interface Timing {
  readonly what: string;
  /** Median microseconds of one choice, the copy of the states included. */
  readonly calm: number;
  readonly rush: number;
}

interface Case {
  readonly what: string;
  readonly gone: number;
  readonly request: BestAvailableRequest;
}

const CASES: readonly Case[] = [
  { what: 'two, empty house', gone: 0, request: { quantity: 2 } },
  { what: 'four, empty house', gone: 0, request: { quantity: 4 } },
  { what: 'two, half of the seats gone at random', gone: 0.5, request: { quantity: 2 } },
  { what: 'two, 95 % gone', gone: 0.95, request: { quantity: 2 } },
  { what: 'eight who may be split, 95 % gone', gone: 0.95, request: { quantity: 8, split: true } },
  { what: 'four with a wheelchair place, half gone', gone: 0.5, request: { quantity: 4, accessible: true } },
  { what: 'a refusal: eight together, 95 % gone', gone: 0.95, request: { quantity: 8 } },
  { what: 'a refusal: everything gone', gone: 1, request: { quantity: 2 } },
];

export function timings(house: House): Timing[] {
  return CASES.map(({ what, gone, request }) => {
    const random = seeded(3);
    const { seatCount } = house.index;
    const board = new AvailabilityBoard(seatCount, seatCount);
    board.setStates(statesWith(house, gone, random).join(''));
    const time = (spread: typeof calmSpread): number => {
      const times = Array.from({ length: WARM + CHOICES }, () => {
        const began = performance.now();
        bestAvailable({ ...house, states: board.states('a shopper'), request, spread, random });
        return performance.now() - began;
      });
      return 1000 * median(times.slice(WARM));
    };
    return { what, calm: time(calmSpread), rush: time(rushSpread) };
  });
}
