import type { Redis } from 'ioredis';

/**
 * Lets a connection write once what a whole turn of the event loop asks of it. In a rush dozens of commands are due in
 * one turn, and a system call for each costs more than the commands. Unlike a pipeline they stay commands of their
 * own, each with its own time-out and its own error.
 */
export class TurnWrites {
  private open: Redis['stream'] | undefined;

  constructor(private readonly client: Redis) {}

  /** To be called before a command is sent. */
  gather(): void {
    const { stream } = this.client;
    // A new connection after a loss is another stream; the one before is done with whatever was asked of it.
    if (this.open === stream || !stream.writable) return;
    this.open = stream;
    stream.cork();
    setImmediate(() => {
      stream.uncork();
      if (this.open === stream) this.open = undefined;
    });
  }
}
