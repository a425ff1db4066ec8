import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { end, worksIn } from '../../src/platform/embedded/processes.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 25_000;

/** One program under test, in a process group of its own, with all that it printed. */
export interface Launched {
  child: ChildProcess;
  pid: number;
  output(): string;
  /** Resolves to the match once the output has it; rejects when the program ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  exited: Promise<number | NodeJS.Signals>;
}

const launched: Launched[] = [];
const folders: string[] = [];

export function launch(command: string[], environment: Record<string, string>): Launched {
  const [program = '', ...args] = command;
  const inherited = { ...process.env };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'NODE_OPTIONS', 'PORT', 'NODE_ENV']) {
    Reflect.deleteProperty(inherited, name);
  }
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...inherited, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  const exited = new Promise<number | NodeJS.Signals>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => done(code ?? signal ?? -1));
  });
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((done, fail) => {
      const look = (): void => {
        const match = pattern.exec(text);
        if (match) done(match);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      look();
      void exited.then(code => fail(new Error(`It ended with ${code} and had printed:\n${text}`)), fail);
      setTimeout(() => fail(new Error(`Not printed: ${pattern}. But:\n${text}`)), PATIENCE_MS).unref();
    });
  const one: Launched = { child, pid: child.pid ?? 0, output: () => text, printed, exited };
  launched.push(one);
  return one;
}

/** A DATA_DIR of its own, removed by `cleanUp`. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontrow-process-'));
  folders.push(folder);
  return folder;
}

/** The process ids in the servers' own pid files: Postgres, Redis. */
export function serverPids(dataDir: string): { postgres: number; redis: number } {
  const first = (path: string): number => Number(readFileSync(join(dataDir, path), 'utf8').split('\n')[0]);
  return { postgres: first('postgres/cluster/postmaster.pid'), redis: first('redis/redis.pid') };
}

/** Ends whatever a test left behind; for `afterEach`. */
export async function cleanUp(): Promise<void> {
  for (const { pid, exited } of launched.splice(0)) {
    try {
      // The whole group: what npm has started would otherwise outlive npm.
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Everything of it has ended.
    }
    await exited;
  }
  for (const folder of folders.splice(0)) {
    await Promise.all([
      endIfOurs(folder, 'postgres/cluster', 'postgres/cluster/postmaster.pid'),
      endIfOurs(folder, 'redis', 'redis/redis.pid'),
    ]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endIfOurs(folder: string, directory: string, pidFile: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(join(folder, pidFile), 'utf8').split('\n')[0]);
  } catch {
    return;
  }
  if (pid > 0 && worksIn(pid, join(folder, directory))) await end(pid, [['SIGKILL', 5000]]);
}
