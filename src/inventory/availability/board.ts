import type { SeatChange } from './change-message.js';

export const AVAILABLE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;

const DIGIT_ZERO = 48;
const NONE = -1;

export interface Counts {
  available: number;
  held: number;
  sold: number;
  blocked: number;
}

export interface AreaAvailability {
  id: string;
  available: number;
}

/**
 * The seats of one performance as this process knows them. What it shows changes by announced changes only, so that
 * every process shows the same at the same version; a hold that has run out is shown until somebody announces it,
 * but refuses nobody any more.
 */
export class AvailabilityBoard {
  /** What a seat is beneath any hold: available, sold or blocked. */
  private readonly base: Uint8Array;
  private readonly heldUntil: Float64Array;
  private readonly heldBy = new Map<number, string>();
  /** The seats of a shopper are a chain: a set for each of tens of thousands would be work for the garbage collector. */
  private readonly firstOf = new Map<string, number>();
  private readonly nextOf: Int32Array;
  /** What everybody is shown, one byte a place, and the same packed: two bits a seat, lowest bits first. */
  private readonly shown: Uint8Array;
  private readonly packed: Buffer;
  private readonly tally: [number, number, number, number];

  /** @param size places in all @param planSeats how many of them are in the seating plan; they come first */
  constructor(
    readonly size: number,
    readonly planSeats: number,
  ) {
    this.base = new Uint8Array(size);
    this.heldUntil = new Float64Array(size);
    this.nextOf = new Int32Array(size).fill(NONE);
    this.shown = new Uint8Array(size);
    this.packed = Buffer.alloc(Math.ceil(planSeats / 4));
    this.tally = [size, 0, 0, 0];
  }

  /** Every seat's state beneath holds, one digit a seat; for a board that nothing was applied to yet. */
  setStates(digits: string): void {
    for (let ordinal = 0; ordinal < this.size; ordinal += 1) {
      const state = ordinal < digits.length ? digits.charCodeAt(ordinal) - DIGIT_ZERO : BLOCKED;
      this.base[ordinal] = state;
      this.show(ordinal, state);
    }
  }

  apply([ordinal, state, until, shopper]: SeatChange): void {
    if (ordinal >= this.size) return;
    this.letGo(ordinal);
    if (state === HELD) {
      this.heldUntil[ordinal] = until;
      this.heldBy.set(ordinal, shopper);
      this.nextOf[ordinal] = this.firstOf.get(shopper) ?? NONE;
      this.firstOf.set(shopper, ordinal);
    } else {
      this.base[ordinal] = state;
      this.heldUntil[ordinal] = 0;
    }
    this.show(ordinal, state);
  }

  /** @param now milliseconds of the server that keeps the holds' time */
  stateOf(ordinal: number, now: number): number {
    const base = this.base[ordinal] ?? BLOCKED;
    if (base !== AVAILABLE) return base;
    return (this.heldUntil[ordinal] ?? 0) > now ? HELD : AVAILABLE;
  }

  /** What everybody is shown of a place. */
  shownOf(ordinal: number): number {
    return this.shown[ordinal] ?? BLOCKED;
  }

  /** Whether the seat is known to be out of this shopper's reach right now. */
  isTakenFor(ordinal: number, shopper: string, now: number): boolean {
    const state = this.stateOf(ordinal, now);
    return state !== AVAILABLE && !(state === HELD && this.heldBy.get(ordinal) === shopper);
  }

  /** Whether the place is shown as available, or would be if this shopper gave up what they hold. */
  isAvailableTo(ordinal: number, shopper: string): boolean {
    if (this.shown[ordinal] === AVAILABLE) return true;
    return this.heldBy.get(ordinal) === shopper && this.base[ordinal] === AVAILABLE;
  }

  /** How many shoppers hold seats right now. A shopper has one hold in a performance, so it counts holds too. */
  holders(now: number): number {
    const shoppers = new Set<string>();
    for (const [ordinal, shopper] of this.heldBy) {
      if (this.stateOf(ordinal, now) === HELD) shoppers.add(shopper);
    }
    return shoppers.size;
  }

  /** One byte a place, to keep; the seats that `shopper` holds count as available to that shopper. */
  states(shopper?: string): Uint8Array {
    const states = this.shown.slice();
    if (shopper === undefined) return states;
    let ordinal = this.firstOf.get(shopper) ?? NONE;
    for (; ordinal !== NONE; ordinal = this.after(ordinal)) states[ordinal] = this.base[ordinal] ?? BLOCKED;
    return states;
  }

  /** Two bits a seat of the plan, lowest bits first, to keep. */
  bits(): Buffer {
    return Buffer.from(this.packed);
  }

  counts(): Counts {
    const [available, held, sold, blocked] = this.tally;
    return { available, held, sold, blocked };
  }

  /** Available places from one ordinal up to before another. */
  availableIn(from: number, to: number): number {
    let count = 0;
    for (let ordinal = from; ordinal < to; ordinal += 1) if (this.shown[ordinal] === AVAILABLE) count += 1;
    return count;
  }

  private letGo(ordinal: number): void {
    const holder = this.heldBy.get(ordinal);
    if (holder === undefined) return;
    this.heldBy.delete(ordinal);
    const after = this.after(ordinal);
    let at = this.firstOf.get(holder) ?? NONE;
    if (at !== ordinal) {
      while (this.after(at) !== ordinal) at = this.after(at);
      this.nextOf[at] = after;
    } else if (after === NONE) this.firstOf.delete(holder);
    else this.firstOf.set(holder, after);
  }

  /** The holder's next seat. */
  private after(ordinal: number): number {
    return this.nextOf[ordinal] ?? NONE;
  }

  private show(ordinal: number, state: number): void {
    const before = this.shown[ordinal] ?? BLOCKED;
    if (before === state) return;
    this.shown[ordinal] = state;
    this.tally[before as 0 | 1 | 2 | 3] -= 1;
    this.tally[state as 0 | 1 | 2 | 3] += 1;
    if (ordinal >= this.planSeats) return;
    const shift = (ordinal & 3) * 2;
    const byte = ordinal >> 2;
    this.packed[byte] = ((this.packed[byte] ?? 0) & ~(3 << shift)) | (state << shift);
  }
}
