import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** As `npm start` and the image start it. */
export const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=64'];
const READY = /^Frontrow is ready on (\S+)/;
const PATIENCE_MS = 90_000;
const KEPT_OUTPUT = 2_000;

/** The product as a process of its own. */
export class Product {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
    /** From the start of the process to its line "Frontrow is ready". */
    readonly readyAfterMs: number,
    /** The end of what it has written so far, for people who look for the cause of a failure. */
    readonly said: () => string,
  ) {}

  /**
   * Starts Node with these arguments and waits for the line that says ready.
   * @param env everything that the process sees of the environment, beside PATH and HOME
   */
  static async start(args: string[], env: Record<string, string>, cwd: string): Promise<Product> {
    const began = performance.now();
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
      cwd,
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-KEPT_OUTPUT)));
    }
    const url = await new Promise<string>((resolve, reject) => {
      const giveUp = (why: string): void => {
        child.kill('SIGTERM');
        reject(new Error(`The product did not start (${why}).\n${said}`));
      };
      const timer = setTimeout(() => giveUp(`not ready after ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
      child.once('exit', code => giveUp(`exit code ${code ?? 'none'}`));
      createInterface(child.stdout).on('line', line => {
        const ready = READY.exec(line)?.[1];
        if (ready === undefined) return;
        clearTimeout(timer);
        resolve(ready);
      });
    });
    child.removeAllListeners('exit');
    return new Product(child, url, performance.now() - began, () => said);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}
