import { AVAILABLE, BLOCKED, HELD } from './seat-states.js';

export { AVAILABLE, HELD };

const DIGIT_ZERO = 48;

/** `[ordinal, state, held until in ms, shopper]`, as the scripts publish it. */
export type SeatChange = [ordinal: number, state: number, until: number, shopper: string];

export interface ChangeMessage {
  /** Key prefix of the performance. */
  p: string;
  v: number;
  c: SeatChange[];
}

export interface Counts {
  available: number;
  held: number;
  sold: number;
  blocked: number;
}

/** The seats of one performance as this process knows them: fed by the change stream, read by everybody here. */
export class AvailabilityBoard {
  /** 0 available, 2 sold, 3 blocked: what a seat is beneath any hold. */
  private readonly base: Uint8Array;
  private readonly heldUntil: Float64Array;
  private readonly heldBy = new Map<number, string>();
  /** Last version that this process brought about itself; its own writes are seen here at once. */
  ownVersion = 0;

  constructor(
    readonly size: number,
    public version: number,
  ) {
    this.base = new Uint8Array(size);
    this.heldUntil = new Float64Array(size);
  }

  /** Every seat's state beneath holds, one digit a seat. */
  setStates(digits: string): void {
    for (let ordinal = 0; ordinal < this.size; ordinal += 1) {
      this.base[ordinal] = ordinal < digits.length ? digits.charCodeAt(ordinal) - DIGIT_ZERO : BLOCKED;
    }
  }

  apply(changes: SeatChange[]): void {
    for (const [ordinal, state, until, shopper] of changes) {
      if (ordinal >= this.size) continue;
      if (state === HELD) {
        this.heldUntil[ordinal] = until;
        this.heldBy.set(ordinal, shopper);
      } else {
        this.base[ordinal] = state;
        this.heldUntil[ordinal] = 0;
        this.heldBy.delete(ordinal);
      }
    }
  }

  /** @param now milliseconds of the server that keeps the holds' time */
  stateOf(ordinal: number, now: number): number {
    const base = this.base[ordinal] ?? BLOCKED;
    if (base !== AVAILABLE) return base;
    return (this.heldUntil[ordinal] ?? 0) > now ? HELD : AVAILABLE;
  }

  /** Whether the seat is known to be out of this shopper's reach right now. */
  isTakenFor(ordinal: number, shopper: string, now: number): boolean {
    const state = this.stateOf(ordinal, now);
    return state !== AVAILABLE && !(state === HELD && this.heldBy.get(ordinal) === shopper);
  }

  /** How many shoppers hold seats right now. A shopper has one hold in a performance, so it counts holds too. */
  holders(now: number): number {
    const shoppers = new Set<string>();
    for (const [ordinal, shopper] of this.heldBy) {
      if (this.stateOf(ordinal, now) === HELD) shoppers.add(shopper);
    }
    return shoppers.size;
  }

  /** One byte a seat; the seats that `shopper` holds count as available to that shopper. */
  states(now: number, shopper?: string): Uint8Array {
    const states = new Uint8Array(this.size);
    for (let ordinal = 0; ordinal < this.size; ordinal += 1) {
      const state = this.stateOf(ordinal, now);
      const mine = state === HELD && shopper !== undefined && this.heldBy.get(ordinal) === shopper;
      states[ordinal] = mine ? AVAILABLE : state;
    }
    return states;
  }
}

/** Two bits a seat, lowest bits first. */
export function packStates(states: Uint8Array, count: number): Buffer {
  const bits = Buffer.alloc(Math.ceil(count / 4));
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const byte = ordinal >> 2;
    bits[byte] = (bits[byte] ?? 0) | ((states[ordinal] ?? BLOCKED) << ((ordinal & 3) * 2));
  }
  return bits;
}

export function countStates(states: Uint8Array): Counts {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const state of states) counts[state as 0 | 1 | 2 | 3] += 1;
  const [available, held, sold, blocked] = counts;
  return { available, held, sold, blocked };
}
