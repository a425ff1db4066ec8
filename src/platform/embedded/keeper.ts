import { isAlive } from './processes.js';
import type { EmbeddedServer, Log } from './server.js';

const LOOK_EVERY_MS = 1000;

/** Brings a server back that has died under a running Frontrow; its clients reconnect by themselves. */
export class Keeper {
  private readonly timer: NodeJS.Timeout;
  private work: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly server: EmbeddedServer,
    private readonly log: Log,
  ) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /** Stops looking, lets a restart that runs finish, and then stops the server. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.work;
    await this.server.stop();
  }

  private look(): void {
    if (this.work !== undefined || isAlive(this.server.pid)) return;
    this.log(`${this.name} has ended unexpectedly. Starting it again.`);
    this.work = this.server
      .restart()
      .catch((error: unknown) => this.log(`${this.name} did not come back: ${String(error)}`))
      .finally(() => (this.work = undefined));
  }
}
