import type { SeatSearch } from './seat-search.js';
import { type Stretch, stretchesIn } from './stretches.rules.js';

/** One seat more in a chunk is worth this many seat pitches of distance from the rest of the party. */
const PITCHES_PER_SEAT = 4;
/** From this size a chunk gives one seat away so that nobody of the party has to sit alone. */
const CHUNK_THAT_CAN_SHARE = 3;

function seatsApart({ index }: SeatSearch, a: number, b: number): number {
  const [dx, dy] = [(index.x[a] ?? 0) - (index.x[b] ?? 0), (index.y[a] ?? 0) - (index.y[b] ?? 0)];
  return Math.sqrt(dx * dx + dy * dy) / index.pitch;
}

/** The largest stretch up to `size`; among equals one of the nearest, by chance. */
function firstStretch(search: SeatSearch, stretches: readonly Stretch[], size: number): Stretch | undefined {
  const sizeOf = ({ start, end }: Stretch) => Math.min(size, end - start);
  const most = stretches.reduce((best, stretch) => Math.max(best, sizeOf(stretch)), 0);
  const distance = ({ start }: Stretch) => search.index.distance[start] ?? Infinity;
  const largest = stretches.filter(stretch => sizeOf(stretch) === most);
  const nearest = largest.reduce((best, stretch) => Math.min(best, distance(stretch)), Infinity);
  const limit = nearest + search.spread.tolerance * search.index.depth;
  const chosen = largest
    .filter(stretch => distance(stretch) <= limit)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, search.spread.candidates);
  return chosen[Math.floor(search.random() * chosen.length)];
}

function nextStretch(
  search: SeatSearch,
  stretches: readonly Stretch[],
  size: number,
  anchor: number,
): Stretch | undefined {
  let best: Stretch | undefined;
  let bestWorth = -Infinity;
  for (const stretch of stretches) {
    const { start, end } = stretch;
    const apart = Math.min(
      seatsApart(search, anchor, start),
      seatsApart(search, anchor, (start + end - 1) >> 1),
      seatsApart(search, anchor, end - 1),
    );
    const worth = Math.min(size, end - start) - apart / PITCHES_PER_SEAT;
    if (worth > bestWorth) [best, bestWorth] = [stretch, worth];
  }
  return best;
}

/** Where in the stretch `count` seats are closest to the anchor, moved by one where that would leave one seat. */
function placeIn(search: SeatSearch, { start, end }: Stretch, count: number, anchor: number): number {
  const last = end - count;
  let nearest = start;
  let least = Infinity;
  for (let at = start; at <= last; at += 1) {
    const apart = seatsApart(search, anchor, at + ((count - 1) >> 1));
    if (apart < least) [nearest, least] = [at, apart];
  }
  if (nearest - start === 1) return start;
  return last - nearest === 1 ? last : nearest;
}

/**
 * Takes `size` seats out of the stretches, in chunks as large and as close to each other as possible; null
 * when they hold fewer. `anchor` is a seat the party already has.
 */
export function gather(
  search: SeatSearch,
  from: readonly Stretch[],
  size: number,
  anchor?: number,
): number[] | null {
  let stretches = [...from];
  const party: number[] = [];
  let near = anchor;
  while (party.length < size) {
    const rest = size - party.length;
    const stretch =
      near === undefined ? firstStretch(search, stretches, rest) : nextStretch(search, stretches, rest, near);
    if (stretch === undefined) return null;
    let count = Math.min(rest, stretch.end - stretch.start);
    if (rest - count === 1 && count >= CHUNK_THAT_CAN_SHARE) count -= 1;
    const start = near === undefined ? stretch.start : placeIn(search, stretch, count, near);
    for (let i = 0; i < count; i += 1) party.push(start + i);
    near ??= start + ((count - 1) >> 1);
    const remaining = [
      { start: stretch.start, end: start },
      { start: start + count, end: stretch.end },
    ];
    stretches = [...stretches.filter(other => other !== stretch), ...remaining].filter(
      ({ start: a, end: b }) => b > a,
    );
  }
  return party.sort((a, b) => a - b);
}

/**
 * `size` more seats as close as possible to the seat a party already has, in its section if they are there;
 * null when there are fewer anywhere.
 */
export function seatsNear(search: SeatSearch, anchor: number, size: number): number[] | null {
  const { index } = search;
  const rows = index.sections[index.sectionOf[anchor] ?? 0]?.rows ?? [];
  const around = rows.flatMap(([firstRun, endRun]) => stretchesIn(search, firstRun, endRun));
  return (
    gather(search, around, size, anchor) ??
    gather(search, stretchesIn(search, 0, index.runStart.length), size, anchor)
  );
}
