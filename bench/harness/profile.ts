import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pace, Row } from './row.js';
import type { Stage } from './stage.js';

/** Shares of the time in which the product was busy, by owner of the code, largest first. */
export interface ProfiledRow {
  row: string;
  /** Share of the wall time in which the process had something to do, 0 to 1. */
  busy: number;
  owners: { owner: string; share: number }[];
  /** Time inside of a function or of what it called, in one turn of the event loop. */
  calls: { call: string; share: number }[];
}

interface CpuProfile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: number[];
  }[];
  /** Microseconds on the system's monotonic clock, which is the same for all processes. */
  startTime: number;
  samples: number[];
  timeDeltas: number[];
}

/** Runs legs of the row against a product under `node --cpu-prof` and looks at their time only. */
export async function profile(stage: Stage, row: Row, pace: Pace): Promise<ProfiledRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'frontrow-profile-'));
  try {
    await stage.startProduct({ nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
    const { legs } = await row.prepare(stage, { ...pace, rounds: 1 });
    const windows: { title: string; from: number; to: number }[] = [];
    for (const [name, title] of Object.entries(row.profiled ?? {})) {
      const leg = legs[name];
      if (leg === undefined) throw new Error(`The row "${row.name}" has no leg ${name}.`);
      await leg(pace.warmSeconds);
      const from = microseconds();
      await leg(pace.seconds);
      windows.push({ title, from, to: microseconds() });
    }
    await stage.stopProduct();
    const file = readdirSync(folder).find(name => name.endsWith('.cpuprofile'));
    if (file === undefined) throw new Error('Node has written no profile.');
    const taken = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
    return windows.map(({ title, from, to }) => summary(title, taken, from, to));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

function summary(
  row: string,
  { nodes, samples, timeDeltas, startTime }: CpuProfile,
  from: number,
  to: number,
) {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parentOf = new Map(nodes.flatMap(node => (node.children ?? []).map(child => [child, node.id])));
  const owners = new Map<string, number>();
  const calls = new Map<string, number>();
  let at = startTime;
  let busy = 0;
  samples.forEach((id, i) => {
    const delta = timeDeltas[i] ?? 0;
    at += delta;
    const node = byId.get(id);
    if (at < from || at > to || node === undefined || node.callFrame.functionName === '(idle)') return;
    busy += delta;
    add(owners, ownerOf(node.callFrame), delta);
    const seen = new Set<string>();
    for (let up: number | undefined = id; up !== undefined; up = parentOf.get(up)) {
      const frame = byId.get(up)?.callFrame;
      if (frame !== undefined && frame.url !== '') seen.add(`${ownerOf(frame)}: ${frame.functionName}`);
    }
    for (const call of seen) add(calls, call, delta);
  });
  if (busy === 0) throw new Error('The profile has no sample of the measured time.');
  const shares = (map: Map<string, number>): [string, number][] =>
    [...map].map(([name, time]): [string, number] => [name, time / busy]).sort((a, b) => b[1] - a[1]);
  return {
    row,
    busy: busy / (to - from),
    owners: shares(owners).map(([owner, share]) => ({ owner, share })),
    calls: shares(calls)
      .slice(0, 60)
      .map(([call, share]) => ({ call, share })),
  };
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}

const PACKAGE = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g;
const OURS = /\/dist\/src\/([^/]+(?:\/[^/.]+)?)/;

function ownerOf({ functionName, url }: { functionName: string; url: string }): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'native code and system calls';
  const name = [...url.matchAll(PACKAGE)].at(-1)?.[1];
  if (name !== undefined) return name;
  const ours = OURS.exec(url)?.[1];
  if (ours !== undefined) return `Frontrow ${ours}`;
  // What has no address is compiled into Node: system calls that write, hash functions, and the like.
  if (url === '') return `Node's ${functionName}()`;
  return url.startsWith('node:') ? `Node ${url.slice('node:'.length)}` : 'other code';
}
