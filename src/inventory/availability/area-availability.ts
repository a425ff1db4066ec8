import type { AreaAvailability } from './board.js';
import type { LoadedBoard } from './board-loader.js';

/** How many places of each area are free. */
export function areaAvailability({ followed, directory }: LoadedBoard): AreaAvailability[] {
  return [...directory.areaRanges].map(([id, [from, to]]) => ({
    id,
    available: followed.board.availableIn(from, to),
  }));
}
