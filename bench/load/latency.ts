/** In milliseconds. */
export interface LatencySummary {
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/**
 * Percentiles by nearest rank, from every single value: no run here has so many that they would have to be counted
 * in buckets.
 * @param latencies milliseconds, in any order; NaN for an empty list
 */
export function summaryOf(latencies: Float64Array): LatencySummary {
  const sorted = latencies.slice().sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
