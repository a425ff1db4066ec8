import type { ArrivalsOutcome } from '../load/job.js';
import type { LatencySummary } from '../load/latency.js';
import { type Measured, median, type Pace } from './row.js';

/** Shares of the product's rate in the closed model, at which shoppers arrive. */
const SHARES = [0.25, 0.5, 0.75];

export type OpenLeg = (perSecond: number, seconds: number) => Promise<ArrivalsOutcome>;

/** The product and its ceiling under arrivals that do not wait. */
export interface OpenModel {
  title: string;
  /** The leg of the rounds that has found what the product can do. */
  closedLeg: string;
  product: OpenLeg;
  ceiling: OpenLeg;
  /** For a product leg that uses something up: how many requests there are in all. */
  mostRequests?: number;
}

export interface LatencySide extends LatencySummary {
  lateShare: number;
  refusedShare: number;
  connections: number;
}

/** At one rate of arrivals, which is the same for both: medians of the rounds, in milliseconds. */
export interface LatencyLine {
  title: string;
  share: number;
  perSecond: number;
  product: LatencySide;
  ceiling: LatencySide;
  /** p99 of the product over p99 of the ceiling, round by round. */
  p99Ratios: number[];
}

export async function measureOpen(
  model: OpenModel,
  measured: Measured,
  pace: Pace,
  say: (line: string) => void,
): Promise<LatencyLine[]> {
  const fastest = median(measured[model.closedLeg] ?? []);
  const seconds = secondsFor(model, fastest, pace);
  const lines: LatencyLine[] = [];
  for (const share of SHARES) {
    const perSecond = fastest * share;
    say(`  ${model.title}: ${Math.round(perSecond)} arrivals a second ...`);
    const product: ArrivalsOutcome[] = [];
    const ceiling: ArrivalsOutcome[] = [];
    for (let round = 1; round <= pace.rounds; round += 1) {
      ceiling.push(await model.ceiling(perSecond, seconds));
      product.push(await model.product(perSecond, seconds));
    }
    const p99Ratios = product.map(({ latency }, i) => latency.p99 / (ceiling[i]?.latency.p99 ?? NaN));
    const line = { title: model.title, share, perSecond, product: sideOf(product), ceiling: sideOf(ceiling) };
    lines.push(whole({ ...line, p99Ratios }));
  }
  return lines;
}

function secondsFor({ mostRequests = Infinity }: OpenModel, fastest: number, pace: Pace): number {
  const inOneSecond = fastest * pace.rounds * SHARES.reduce((sum, share) => sum + share, 0);
  return Math.min(pace.seconds, mostRequests / inOneSecond);
}

function sideOf(outcomes: ArrivalsOutcome[]): LatencySide {
  const middle = (of: (outcome: ArrivalsOutcome) => number): number => median(outcomes.map(of));
  return {
    p50: middle(({ latency }) => latency.p50),
    p90: middle(({ latency }) => latency.p90),
    p99: middle(({ latency }) => latency.p99),
    max: middle(({ latency }) => latency.max),
    lateShare: middle(outcome => outcome.lateShare),
    // Not the median: one round with refusals is not made good by two without.
    refusedShare: Math.max(...outcomes.map(outcome => outcome.refusedShare)),
    connections: middle(outcome => outcome.connections),
  };
}

/** @throws when a value is missing, as everywhere in the bench */
function whole(line: LatencyLine): LatencyLine {
  const values = [line.perSecond, line.product.p99, line.ceiling.p99, ...line.p99Ratios];
  if (values.some(value => !Number.isFinite(value) || value <= 0)) {
    throw new Error(`"${line.title}" has no latency in at least one round: ${values.join(', ')}.`);
  }
  return line;
}
