import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { audit, type Breach } from './auditor.js';
import { FaultContext } from './fault-context.js';
import { chooseSeed, Random } from './random.js';
import { Rig, type RigOptions } from './rig.js';

export interface FaultDefinition {
  /** Number in the list of faults; several may share one. */
  row: number | string;
  /** What happens, as the table of the document says it. */
  title: string;
  /** How it is made to happen. */
  inject: string;
  /** What must hold besides the common expectation. */
  expect: string;
  /** Runs in the ordinary `npm test` too, in a spec whose name ends in `.quick.spec.ts`. */
  quick?: boolean;
  timeoutMs?: number;
  /** Servers of its own, with these options; otherwise the rows of a spec share theirs. */
  rig?: RigOptions;
}

export interface FaultResult extends Pick<FaultDefinition, 'row' | 'title' | 'inject' | 'expect'> {
  seed: number;
  evidence: string[];
  /** `held`, or what did not. */
  outcome: string;
  seconds: number;
}

const TIMEOUT_MS = 240_000;
let shared: Promise<Rig> | undefined;

afterAll(async () => {
  await (await shared)?.close();
});

/**
 * One row of the fault list as a test: `run` brings the fault about and tells with `context.fired` how it knows that
 * it struck. Afterwards every fault is healed, everything comes to rest, and the auditor looks.
 */
export function fault(definition: FaultDefinition, run: (context: FaultContext) => Promise<void>): void {
  // The ordinary test run takes the quick ones only; `npm run test:faults` takes all.
  if (process.env['FAULT_SUITE'] !== 'all' && definition.quick !== true) return;
  const { row, title, timeoutMs = TIMEOUT_MS } = definition;
  it(`row ${row}: ${title}`, () => carryOut(definition, run), timeoutMs);
}

async function carryOut(
  definition: FaultDefinition,
  run: (context: FaultContext) => Promise<void>,
): Promise<void> {
  const { row, title, inject, rig: options } = definition;
  const seed = chooseSeed();
  const began = performance.now();
  process.stderr.write(`  row ${row}, seed ${seed}: ${title} ...\n`);
  const rig = await (options === undefined ? (shared ??= Rig.open()) : Rig.open(options));
  const context = new FaultContext(rig, new Random(seed));
  let outcome = 'broken';
  try {
    await run(context);
    expect(context.evidence).not.toEqual([]);
    const breaches = audit(await context.settle());
    outcome = breaches.length === 0 ? 'held' : describeBreaches(breaches);
    expect(breaches).toEqual([]);
  } catch (error) {
    if (outcome === 'broken') outcome = `broken: ${String(error).split('\n')[0] ?? ''}`;
    process.stderr.write(`  row ${row} FAILED, again with FAULT_SEED=${seed}\n${context.lastWords()}\n`);
    throw error;
  } finally {
    const seconds = (performance.now() - began) / 1000;
    note({
      row,
      title,
      inject,
      expect: definition.expect,
      seed,
      evidence: context.evidence,
      outcome,
      seconds,
    });
    process.stderr.write(
      `  row ${row}: ${outcome} (${seconds.toFixed(1)} s; ${context.evidence.join('; ')})\n`,
    );
    // What a broken row leaves behind must not be found by the next one.
    if (options === undefined && outcome === 'held') await rig.reset();
    else await rig.close();
    if (options === undefined && outcome !== 'held') shared = undefined;
    await context.end();
  }
}

function describeBreaches(breaches: Breach[]): string {
  return `broken: ${breaches.map(({ name, subject }) => `${name} (${subject})`).join(', ')}`;
}

function note(result: FaultResult): void {
  const file = process.env['FAULT_RESULTS'];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(result)}\n`);
}
