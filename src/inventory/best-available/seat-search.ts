import type { SeatIndex } from './seat-index.rules.js';

/** How far a choice may stray from the best one, so that many askers at once do not all get the same seats. */
export interface Spread {
  /** One of this many best blocks is chosen, all equally likely. 1 always gives the best. */
  readonly candidates: number;
  /** None further from the focal point than the best one by more than this share of the house's depth. */
  readonly tolerance: number;
}

export interface SeatSearch {
  readonly index: SeatIndex;
  readonly states: Uint8Array;
  /** Whether the seat may be given to this request. */
  readonly usable: (ordinal: number) => boolean;
  /** The only section that has usable seats, when the request names one. */
  readonly sectionIndex: number | undefined;
  readonly spread: Spread;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
