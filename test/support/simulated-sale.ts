import { randomFrom } from '../../bench/rehearsal/random.rules.js';
import { type CallMemory, newMemory, step } from '../../src/queue/calls/call.rules.js';
import { SimulatedShop } from './simulated-shop.js';

/** A sale with people who are all there from the beginning. Times are seconds. */
export interface SimulatedSale {
  seed: number;
  /** The highest rank; ranks that nobody has are among them. */
  issued: number;
  noShows: number;
  capacity?: number;
  ratePerMinute?: number | null;
  drawSize?: number;
  voidRanges?: [fromIndex: number, toIndex: number][];
  tickets?: number;
  visitSeconds?: number;
  /** From the call to the door. */
  delay?: (random: () => number) => number;
  /** Share of the controller's steps that come two to five seconds late. */
  lateSteps?: number;
  /** Share of those who wait who go when everything is taken, and those inside with them. */
  leaveAtSoldOut?: number;
  /** No calls between these two times. */
  pause?: [from: number, to: number];
  endsAfter?: number;
  /** Whether somebody with this rank is still there when called at this time; everybody is, if left out. */
  isThere?: (rank: number, at: number) => boolean;
  /** Told of each step of the controller, with what it remembers. */
  onStep?: (moment: SimulatedMoment, memory: CallMemory) => void;
}

/** How things were at a step of the controller. */
export interface SimulatedMoment {
  at: number;
  nowServing: number;
  inside: number;
  /** Called, come, and waiting for a place. */
  standing: number;
  available: number;
  /** Came in so far. */
  claims: number;
  cohorts: number;
}

export interface SimulatedRun {
  moments: SimulatedMoment[];
  /** Ranks in the order in which they came in. */
  order: number[];
  memory: CallMemory;
}

const TICK = 0.25;
const MOST_SECONDS = 4 * 3_600;
const [LEAST_POLL, MOST_POLL] = [2, 17];

/** Somebody hears of the call at the next poll, wherever between two polls the call meets them. */
const atNextPoll = (random: () => number): number =>
  random() * (LEAST_POLL + random() * (MOST_POLL - LEAST_POLL));

/** Runs the production controller over a crowd until nobody is left to call and the shop is empty. */
export function runSale(sale: SimulatedSale): SimulatedRun {
  const { issued, capacity = 500, ratePerMinute = null, drawSize = 0, voidRanges = [] } = sale;
  const { lateSteps = 0.02, pause = [0, 0], endsAfter = MOST_SECONDS } = sale;
  const random = randomFrom(sale.seed);
  const shop = new SimulatedShop({
    ...{ random, capacity, noShows: sale.noShows, tickets: sale.tickets ?? Infinity },
    ...{ visitSeconds: sale.visitSeconds ?? 180, delay: sale.delay ?? atNextPoll },
    ...{ leaveAtSoldOut: sale.leaveAtSoldOut ?? 0, isVoid: voidIn(random, { drawSize, voidRanges }) },
    isThere: sale.isThere,
  });
  const moments: SimulatedMoment[] = [];
  let memory = newMemory();
  let [nowServing, steppedAt, nextStep, counted] = [0, 0, 1, 0];
  for (let at = 0; at < endsAfter; at += TICK) {
    shop.goOn(at);
    if (at < nextStep) continue;
    const next = step(
      memory,
      {
        ...{ now: at * 1_000, elapsedSeconds: at - steppedAt, nowServing, issued, drawSize, voidRanges },
        ...{
          inside: shop.inside,
          standing: shop.standing,
          came: shop.order.slice(counted),
          available: shop.available,
        },
        isCalling: at < pause[0] || at >= pause[1],
      },
      { capacity, ratePerMinute },
    );
    // What Postgres gives back is what JSON keeps.
    memory = JSON.parse(JSON.stringify(next.memory)) as CallMemory;
    counted = shop.order.length;
    shop.call(at, nowServing + 1, next.nowServing);
    ({ nowServing } = next);
    steppedAt = at;
    nextStep = at + 1 + (random() < lateSteps ? 2 + random() * 3 : 0);
    const moment = {
      ...{ at, nowServing, inside: shop.inside, standing: shop.standing, available: shop.available },
      ...{ claims: counted, cohorts: memory.cohorts.length },
    };
    moments.push(moment);
    sale.onStep?.(moment, memory);
    if (nowServing >= issued && shop.isOver) break;
  }
  return { moments, order: shop.order, memory };
}

/** In a draw the void indices land anywhere; behind it they are where they are. */
function voidIn(
  random: () => number,
  { drawSize, voidRanges }: Required<Pick<SimulatedSale, 'drawSize' | 'voidRanges'>>,
): (rank: number) => boolean {
  const indices = voidRanges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i),
  );
  const drawn = indices.filter(index => index <= drawSize).length;
  const voids = new Set(indices.filter(index => index > drawSize));
  const size = voids.size;
  while (voids.size < size + drawn) voids.add(1 + Math.floor(random() * drawSize));
  return rank => voids.has(rank);
}
