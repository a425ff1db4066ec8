/**
 * How far an order is from the right one: the share of all pairs that stand the wrong way round, 0 for none and 1 for
 * the reverse. Kendall's distance (1938), normalised, counted while merging as by Knight (1966).
 * @param ranks in the order in which their owners came; no rank twice
 */
export function kendallDistance(ranks: readonly number[]): number {
  const pairs = (ranks.length * (ranks.length - 1)) / 2;
  return pairs === 0 ? 0 : sortCounting(Float64Array.from(ranks)) / pairs;
}

/** Sorts from below, runs of one, two, four, and counts the pairs that it turns. */
function sortCounting(values: Float64Array): number {
  let from = values;
  let to: Float64Array = new Float64Array(values.length);
  let turned = 0;
  for (let run = 1; run < values.length; run *= 2) {
    for (let start = 0; start < values.length; start += 2 * run) turned += merge(from, to, start, run);
    [from, to] = [to, from];
  }
  return turned;
}

function merge(from: Float64Array, to: Float64Array, start: number, run: number): number {
  const middle = Math.min(start + run, from.length);
  const end = Math.min(start + 2 * run, from.length);
  let [left, right, turned] = [start, middle, 0];
  for (let at = start; at < end; at += 1) {
    const takesRight = right < end && (left >= middle || (from[right] ?? 0) < (from[left] ?? 0));
    if (takesRight) turned += middle - left;
    to[at] = from[takesRight ? right++ : left++] ?? 0;
  }
  return turned;
}
