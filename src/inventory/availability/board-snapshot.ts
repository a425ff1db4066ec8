import { AVAILABLE, AvailabilityBoard, HELD } from './board.js';

/** What the snapshot script returns: held is a flat list of "ordinal:shopper" and the end in ms, the last first. */
export type Snapshot = [complete: number, version: string, states: string, held: string[], now: string];

/** The board that the copy in Redis stands for. */
export function boardFrom([, , states, held]: Snapshot, size: number, planSeats: number): AvailabilityBoard {
  const board = new AvailabilityBoard(size, planSeats);
  board.setStates(states);
  for (let i = 0; i < held.length; i += 2) {
    const [ordinal = '', shopper = ''] = (held[i] ?? '').split(/:(.*)/s);
    if (board.stateOf(Number(ordinal), 0) !== AVAILABLE) continue;
    board.apply([Number(ordinal), HELD, Number(held[i + 1]), shopper]);
  }
  return board;
}
