import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { isAlive } from '../../../src/platform/embedded/processes.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const ENTRY = 'dist/test/faults/product/main.js';
/** One that was told where to die may come there before it is ready. */
const STARTED = /^(Frontrow is ready on \S+|fault: kill at )/;
const PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 40_000;
const LINES_KEPT = 400;

/** One web process of the product, started from the built code, which is all that a test may do to it. */
export class WebProcess {
  /** What it printed last, on both streams. */
  readonly lines: string[] = [];
  /** Settles when it has ended: with the exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;
  private readonly listeners = new Set<(line: string) => void>();

  private constructor(
    readonly name: string,
    readonly url: string,
    env: Record<string, string>,
  ) {
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, [ENTRY], {
      cwd: ROOT,
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', line => this.take(line));
    }
    this.ended = new Promise(done => this.child.once('close', (code, signal) => done(signal ?? code ?? -1)));
  }

  /** Starts it and waits until it says that it is ready, or has died where it should. @param env all that it sees, beside PATH and HOME */
  static async start(name: string, url: string, env: Record<string, string>): Promise<WebProcess> {
    const web = new WebProcess(name, url, env);
    await web.says(STARTED);
    return web;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && isAlive(this.pid);
  }

  /** The line that matches, printed already or yet to come. @throws when it ends or stays silent instead */
  says(pattern: RegExp, patienceMs = PATIENCE_MS): Promise<RegExpExecArray> {
    return new Promise((found, failed) => {
      const finish = (act: () => void): void => {
        clearTimeout(timer);
        this.listeners.delete(look);
        act();
      };
      const giveUp = (why: string): void =>
        finish(() => failed(new Error(`${this.name} ${why}; it had said:\n${this.lines.join('\n')}`)));
      const look = (line: string): void => {
        const match = pattern.exec(line);
        if (match !== null) finish(() => found(match));
      };
      const timer = setTimeout(() => giveUp(`did not say ${pattern} in ${patienceMs} ms`), patienceMs);
      this.listeners.add(look);
      void this.ended.then(how => giveUp(`ended with ${how} before it said ${pattern}`));
      for (const line of [...this.lines]) look(line);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async kill(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it in good order. @returns its exit code */
  async stop(): Promise<number | NodeJS.Signals> {
    if (this.isRunning) {
      // One that a test has frozen does not hear anything else.
      this.child.kill('SIGCONT');
      this.child.kill('SIGTERM');
    }
    const lastResort = setTimeout(() => this.child.kill('SIGKILL'), STOP_PATIENCE_MS);
    const how = await this.ended;
    clearTimeout(lastResort);
    return how;
  }

  private take(line: string): void {
    this.lines.push(line);
    if (this.lines.length > LINES_KEPT) this.lines.shift();
    for (const listener of [...this.listeners]) listener(line);
  }
}
