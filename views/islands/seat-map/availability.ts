import type { Chart } from './chart.js';

/** States of a seat, as the contract numbers them. */
export const SEAT = { free: 0, held: 1, sold: 2, blocked: 3 } as const;

/** Two bits a seat, lowest bits first. */
export function readBits(bits: string, into: Uint8Array): void {
  const bytes = atob(bits);
  for (let seat = 0; seat < into.length; seat += 1) {
    into[seat] = (bytes.charCodeAt(seat >> 2) >> ((seat & 3) * 2)) & 3;
  }
}

export interface AvailabilityListener {
  /** One seat is in another state than before. */
  seat: (seat: number, before: number) => void;
  /** Every seat's state is known for the first time. */
  all: () => void;
}

/**
 * What is known about every seat, and how many are free by tier and by section. Counts follow each change, so nobody
 * ever counts 60,000 seats again.
 */
export class Availability {
  readonly states: Uint8Array;
  readonly freeByTier: Int32Array;
  readonly freeBySection: Int32Array;
  readonly countBySection: Int32Array;
  isKnown = false;
  private readonly fresh: Uint8Array;
  private listener: AvailabilityListener | undefined;

  constructor(private readonly chart: Chart) {
    this.states = new Uint8Array(chart.count).fill(SEAT.blocked);
    this.fresh = new Uint8Array(chart.count);
    this.freeByTier = new Int32Array(chart.document.tiers.length);
    this.freeBySection = new Int32Array(chart.document.sections.length);
    this.countBySection = new Int32Array(chart.document.sections.length);
    for (const section of chart.section) {
      this.countBySection[section] = (this.countBySection[section] ?? 0) + 1;
    }
  }

  listen(listener: AvailabilityListener): void {
    this.listener = listener;
  }

  /** Does nothing for a seat that is not in the plan or in this state already. */
  set(seat: number, state: number): void {
    const before = this.states[seat];
    if (before === undefined || before === state) return;
    this.put(seat, before, state);
    if (this.isKnown) this.listener?.seat(seat, before);
  }

  /** @param bits of all seats, as the availability document has them */
  takeBits(bits: string): void {
    readBits(bits, this.fresh);
    for (let seat = 0; seat < this.fresh.length; seat += 1) this.set(seat, this.fresh[seat] ?? SEAT.blocked);
    if (this.isKnown) return;
    this.isKnown = true;
    this.listener?.all();
  }

  private put(seat: number, before: number, state: number): void {
    this.states[seat] = state;
    const tier = this.chart.tier[seat] ?? -1;
    const more = Number(state === SEAT.free) - Number(before === SEAT.free);
    if (tier < 0 || more === 0) return;
    const section = this.chart.section[seat] ?? 0;
    this.freeByTier[tier] = (this.freeByTier[tier] ?? 0) + more;
    this.freeBySection[section] = (this.freeBySection[section] ?? 0) + more;
  }
}
