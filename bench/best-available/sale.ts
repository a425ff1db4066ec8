import { Clock } from '../../src/platform/clock/clock.js';
import { AVAILABLE, HELD, SOLD } from '../../src/inventory/availability/board.js';
import { Asking } from '../../src/inventory/best-available/asking.js';
import {
  bestAvailable,
  type BestAvailableAnswer,
} from '../../src/inventory/best-available/best-available.rules.js';
import { Crowd } from '../../src/inventory/best-available/crowd.js';
import { fragmentation, type Fragmentation } from '../../src/inventory/best-available/fragmentation.rules.js';
import { seatIndex, type SeatIndex } from '../../src/inventory/best-available/seat-index.rules.js';
import { seatTiers } from '../../src/inventory/seating-plans/seating-chart.rules.js';
import type { SeatingPlan } from '../../src/inventory/seating-plans/seating-plan.js';

/** Web processes that share the askers; each knows at once what it gives itself, and the rest a wave later. */
const PROCESSES = 2;
/** Sizes of the parties and how many of a hundred have them. Nobody comes alone, who could fill a single seat. */
const PARTIES: readonly (readonly [size: number, ofHundred: number])[] = [
  [2, 60],
  [3, 15],
  [4, 25],
];
/** The sale is over when so many parties in a row had to go without. */
const REFUSED_IN_A_ROW = 100;

export interface House {
  readonly name: string;
  readonly index: SeatIndex;
  readonly tierOf: Int16Array;
}

export interface Course {
  readonly house: House;
  /** All of a wave choose before anybody of it is placed. */
  readonly askersAtOnce: number;
  readonly split: boolean;
}

export interface SaleReport extends Course {
  /** Of the parties that were served, those who got seats with their first try, and the most tries of one. */
  readonly atFirstTry: number;
  readonly mostTries: number;
  /** Share of the house that was sold when the first party had to go without. */
  readonly soldBeforeRefusal: number;
  readonly halfway: Fragmentation;
  readonly end: Fragmentation;
}

class StandingClock extends Clock {
  override ms(): number {
    return 0;
  }
}

export function houseOf(plan: SeatingPlan): House {
  const tierOf = seatTiers(
    plan,
    plan.categories.map(category => ({ category })),
  );
  return { name: plan.name, index: seatIndex(plan), tierOf };
}

/** Park and Miller's minimal standard generator, so that every run tells the same. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

function partySize(random: () => number): number {
  let dice = random() * 100;
  for (const [size, ofHundred] of PARTIES) {
    dice -= ofHundred;
    if (dice < 0) return size;
  }
  return 2;
}

/** Sells a house wave by wave until it is full or nobody who comes can be served. */
export class SaleCourse {
  private readonly random = seeded(7);
  private readonly states: Uint8Array;
  private readonly parties: number[][] = [];
  private sold = 0;
  private refusedInARow = 0;
  private soldBeforeRefusal = 1;
  private firstTries = 0;
  private mostTries = 0;

  constructor(private readonly course: Course) {
    this.states = new Uint8Array(course.house.index.seatCount);
  }

  run(): SaleReport {
    let halfway: Fragmentation | undefined;
    while (this.refusedInARow < REFUSED_IN_A_ROW && this.sold < this.states.length) {
      this.wave();
      if (this.sold >= this.states.length / 2) halfway ??= this.fragmentation();
    }
    const end = this.fragmentation();
    const { soldBeforeRefusal, mostTries } = this;
    const atFirstTry = this.firstTries / this.parties.length;
    return { ...this.course, atFirstTry, mostTries, soldBeforeRefusal, halfway: halfway ?? end, end };
  }

  private wave(): void {
    const crowds = Array.from({ length: PROCESSES }, () => new Crowd(new StandingClock(), PROCESSES));
    const askers = Array.from({ length: this.course.askersAtOnce }, (_, i) => {
      const crowd = crowds[i % PROCESSES] ?? new Crowd(new StandingClock(), PROCESSES);
      return { asking: new Asking(crowd), size: partySize(this.random) };
    });
    const choices = askers.map(({ asking, size }) => this.choose(asking, size));
    for (const [i, { asking, size }] of askers.entries()) {
      let answer = choices[i];
      for (let tries = 1; answer !== undefined; tries += 1) {
        const taken = answer.ok ? answer.ordinals.filter(ordinal => this.states[ordinal] !== AVAILABLE) : [];
        if (taken.length === 0) {
          this.settle(answer, tries);
          break;
        }
        asking.passOver(taken);
        answer = this.choose(asking, size);
      }
      asking.end();
    }
  }

  private choose(asking: Asking, quantity: number): BestAvailableAnswer {
    const { house, split } = this.course;
    return asking.choose(this.states.slice(), (states, spread) =>
      bestAvailable({ ...house, states, request: { quantity, split }, spread, random: this.random }),
    );
  }

  private settle(answer: BestAvailableAnswer, tries: number): void {
    if (!answer.ok) {
      if (this.refusedInARow === 0 && this.soldBeforeRefusal === 1) {
        this.soldBeforeRefusal = this.sold / this.states.length;
      }
      this.refusedInARow += 1;
      return;
    }
    for (const ordinal of answer.ordinals) this.states[ordinal] = SOLD;
    this.parties.push(answer.ordinals);
    this.sold += answer.ordinals.length;
    this.refusedInARow = 0;
    if (tries === 1) this.firstTries += 1;
    this.mostTries = Math.max(this.mostTries, tries);
  }

  private fragmentation(): Fragmentation {
    return fragmentation({ index: this.course.house.index, states: this.states, parties: this.parties });
  }
}

/** A house in which this share of the seats is gone, half of them sold and half held. */
export function statesWith({ index }: House, gone: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: index.seatCount }, () => {
    if (random() >= gone) return AVAILABLE;
    return random() < 0.5 ? SOLD : HELD;
  });
}
