import { type EffortLine, effortLine } from './effort.js';
import { type LatencyLine, measureOpen } from './open-model.js';
import { type Line, lineOf } from './report.js';
import { measure, type Pace, type Row } from './row.js';
import type { Stage } from './stage.js';

interface Found {
  lines: Line[];
  efforts: EffortLine[];
  latencies: LatencyLine[];
}

/** Measures one row from its preparation to its lines. */
export async function runRow(
  row: Row,
  stage: Stage,
  given: Pace,
  say: (line: string) => void,
): Promise<Found> {
  const pace = { ...given, rounds: row.rounds?.(given) ?? given.rounds };
  say(`  ${row.title}: getting ready ...`);
  const prepared = await row.prepare(stage, pace);
  try {
    const { measured, efforts } = await measure(prepared, pace, round =>
      say(`  ${row.title}: round ${round} of ${pace.rounds} ...`),
    );
    const latencies: LatencyLine[] = [];
    for (const model of prepared.open ?? [])
      latencies.push(...(await measureOpen(model, measured, pace, say)));
    return {
      lines: prepared.results(measured).map(result => lineOf(row.name, result)),
      efforts: [...efforts].map(([leg, of]) => effortLine(row.title, leg, of)),
      latencies,
    };
  } finally {
    await prepared.after?.();
  }
}
