import { gatewayMoves } from './gateway-moves.js';
import { handMoves } from './hand-moves.js';
import type { Variant } from './variants.js';
import type { World } from './world.js';

/** One thing that can happen next. */
export interface Move {
  label: string;
  next: World;
  /** Whether it happens by itself in the end; a crash, a loss, a rival or a buyer's whim does not. */
  isProgress: boolean;
  /** The kind of decision of the production rules that this move carries out. */
  decision?: string;
}

/** Everything that can happen next. */
export function movesOf(world: World, variant: Variant): Move[] {
  return [
    ...world.hands.flatMap((_, index) => handMoves(world, index, variant)),
    ...gatewayMoves(world, variant),
    ...fate(world),
  ];
}

/** States in which time and loss still decide something. */
const UNBOOKED = ['INIT', 'PI', 'CONF'];

/** What time, rivals and people do. */
function fate(world: World): Move[] {
  const { state, seats, booking } = world;
  if (state === 'gone') return [];
  const move = (label: string, change: Partial<World>, isProgress = false): Move => ({
    ...{ label, next: { ...world, ...change }, isProgress },
  });
  if (state === 'none') return [move('the worker dies before T1 and nobody comes back', { state: 'gone' })];
  const moves: Move[] = [];
  if (booking === 'none' && !UNBOOKED.includes(state)) return moves;
  if (seats === 'ours') moves.push(move('the claim runs out', { seats: 'lapsed' }));
  if (seats === 'lapsed' || seats === 'free') moves.push(move('a rival buys the seats', { seats: 'rival' }));
  if (!UNBOOKED.includes(state)) return moves;
  if (!world.isPastDeadline) moves.push(move('the deadline passes', { isPastDeadline: true }, true));
  if (!world.isPerformanceCancelled) {
    moves.push(move('the performance is cancelled', { isPerformanceCancelled: true }));
  }
  if (state === 'PI') {
    moves.push(move('the shopper wants other seats', { state: 'VOID_PENDING', reason: 'abandoned' }));
  }
  return moves;
}
