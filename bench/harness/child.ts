import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A Node process of the bench's own that answers one message at a time. */
export class Child<Request, Reply> {
  private readonly process: ChildProcess;

  /** @param name of the compiled file beside this folder */
  constructor(private readonly name: string) {
    this.process = fork(join(import.meta.dirname, '..', `${name}.js`), [], { serialization: 'advanced' });
    // A message to a process that is gone is an error of the one question, not of the whole bench.
    this.process.on('error', () => undefined);
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** @throws what the process reports, or when it ends instead of answering */
  ask<R extends Reply>(request: Request): Promise<Exclude<R, { error: string }>> {
    return new Promise((resolve, reject) => {
      const onExit = (): void => {
        const { exitCode, signalCode } = this.process;
        reject(
          new Error(`The bench's ${this.name} has ended: ${signalCode ?? `exit code ${exitCode ?? ''}`}.`),
        );
      };
      if (!this.isAlive) {
        onExit();
        return;
      }
      this.process.once('exit', onExit);
      this.process.once('message', (reply: R) => {
        this.process.off('exit', onExit);
        if (isError(reply)) reject(new Error(reply.error));
        else resolve(reply as Exclude<R, { error: string }>);
      });
      this.process.send(request as object);
    });
  }

  async stop(): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}

function isError(reply: unknown): reply is { error: string } {
  return typeof reply === 'object' && reply !== null && 'error' in reply;
}
