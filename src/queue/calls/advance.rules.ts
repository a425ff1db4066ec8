/** Where a queue stands, as far as calling goes. */
export interface Line {
  nowServing: number;
  /** The highest rank that there is. */
  issued: number;
  /** Ranks up to this one are drawn: whatever is void among them is spread evenly. */
  drawSize: number;
  /** Ascending; behind the draw they are ranks as well as indices. */
  voidRanges: readonly (readonly [fromIndex: number, toIndex: number])[];
}

/** Ranks in a row, of which somebody has this share. They begin where the stretch before ends. */
interface Stretch {
  to: number;
  density: number;
}

/** However much of a draw is void, a call goes no further than so many ranks for each person. */
const LEAST_DENSITY = 0.001;

/** Goes on by so many people: past ranks that nobody has, never past the last one. */
export function advance(line: Line, people: number): { nowServing: number; calls: number } {
  let { nowServing } = line;
  let left = people;
  for (const { to, density } of stretchesOf(line)) {
    if (left <= 0) break;
    const wanted = density === 0 ? Infinity : Math.ceil(left / density);
    const ranks = Math.max(0, Math.min(to - nowServing, wanted));
    nowServing += ranks;
    left -= Math.min(left, Math.round(ranks * density));
  }
  return { nowServing, calls: people - left };
}

/** The draw, then those who came later and the void ranges among them by turns. */
function* stretchesOf({ issued, drawSize, voidRanges }: Line): Generator<Stretch> {
  yield { to: Math.min(drawSize, issued), density: drawDensity(drawSize, voidRanges) };
  for (const [from, to] of voidRanges) {
    if (to <= drawSize) continue;
    yield { to: Math.min(from - 1, issued), density: 1 };
    yield { to: Math.min(to, issued), density: 0 };
  }
  yield { to: issued, density: 1 };
}

function drawDensity(drawSize: number, voidRanges: Line['voidRanges']): number {
  if (drawSize === 0) return 1;
  const voids = voidRanges.map(([from, to]) => Math.max(0, Math.min(to, drawSize) - from + 1));
  return Math.max(LEAST_DENSITY, 1 - voids.reduce((sum, count) => sum + count, 0) / drawSize);
}
