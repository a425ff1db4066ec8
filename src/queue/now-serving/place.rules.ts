import type { SaleLine } from './sale-line.rules.js';
import { secondsToCall } from './wait.rules.js';

/** What a page needs of a sale's line to say where somebody stands; the same on the server and in the browser. */
type Line = Pick<
  SaleLine,
  'phase' | 'nowServing' | 'ratePerMinute' | 'flow' | 'voidRanges' | 'drawSize' | 'stock'
>;

export type PlaceState = 'early' | 'draw' | 'waiting' | 'called' | 'paused' | 'closed';

export interface Place {
  state: PlaceState;
  /** People with a better rank who have not been called; 0 for the next, and when it is one's turn. */
  ahead: number;
  /** Minutes to the turn, or null while nobody can tell. */
  minutes: { least: number; most: number } | null;
}

/** Four in five are called between these two, as parts of what is expected: rates change. */
export const EARLIER = 0.8;
export const LATER = 1.3;
const FINE_MINUTES = 10;
const COARSE_STEP = 5;

/** Where somebody with this rank stands; `rank` is null until the draw is made. */
export function placeOf(rank: number | null, line: Line): Place {
  const { phase, nowServing } = line;
  if (phase === 'closed' && (rank === null || rank > nowServing))
    return { state: 'closed', ahead: 0, minutes: null };
  if (rank === null) return { state: phase === 'before' ? 'early' : 'draw', ahead: 0, minutes: null };
  const ahead = aheadOf(rank, line);
  if (phase === 'paused') return { state: 'paused', ahead, minutes: null };
  if (rank <= nowServing) return { state: 'called', ahead, minutes: null };
  return { state: 'waiting', ahead, minutes: minutesFor(ahead + 1, line) };
}

/** Ranks between now serving and this one that somebody may have. */
function aheadOf(rank: number, { nowServing, voidRanges, drawSize }: Line): number {
  if (rank <= nowServing) return 0;
  const voids = voidRanges
    .map(([from, to]) =>
      Math.max(0, Math.min(to, rank - 1) - Math.max(from, drawSize + 1, nowServing + 1) + 1),
    )
    .reduce((sum, count) => sum + count, 0);
  return rank - nowServing - 1 - voids;
}

/** Until so many are called: as a range, in steps of one minute and of five from ten on. */
function minutesFor(ranks: number, line: Line): Place['minutes'] {
  const minutes = secondsToCall(ranks, line) / 60;
  if (!Number.isFinite(minutes)) return null;
  const step = (value: number): number =>
    value < FINE_MINUTES ? Math.max(1, Math.round(value)) : Math.round(value / COARSE_STEP) * COARSE_STEP;
  const least = step(minutes * EARLIER);
  return { least, most: Math.max(least + 1, step(minutes * LATER)) };
}
