/** A lost Redis leaves at most one block of indices unused; a block takes one write to Postgres. */
const LEAST_BLOCK = 100;
const MOST_BLOCK = 10_000;

/**
 * How far indices may be given out next: by half as many as there are, so that small sales waste little and a million
 * entries take about a hundred writes.
 */
export function nextCeiling(ceiling: number, byAtLeast = 0): number {
  const block = Math.min(MOST_BLOCK, Math.max(LEAST_BLOCK, Math.ceil(ceiling / 2)));
  return ceiling + Math.max(block, byAtLeast);
}
