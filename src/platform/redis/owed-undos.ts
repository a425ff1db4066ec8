import type { Redis } from 'ioredis';

const TRY_EVERY_MS = 250;
/** Bounds the memory of a long outage; what is dropped ends with its time on the server. */
const MAX_OWED = 10_000;

/** Takes back what an attempt may have got on a server. */
export interface Undo {
  keys: string[];
  value: string;
}

interface Undoing {
  readonly client: Redis;
  /** @throws when the server does not say that it did */
  undo(undo: Undo): Promise<unknown>;
}

interface Owed extends Undo {
  until: number;
}

/**
 * Undos that no server has confirmed, asked for again until it does. An attempt whose answer was lost may hold its
 * resources although its caller was told that it failed: nobody shall wait for the end of their time.
 */
export class OwedUndos {
  private owed: Owed[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Undoing) {}

  /** @param ttlMs after which the server forgets by itself what the attempt may have got */
  add(undo: Undo, ttlMs: number): void {
    if (this.owed.length >= MAX_OWED) this.owed.shift();
    this.owed.push({ ...undo, until: performance.now() + ttlMs });
    this.timer ??= this.later();
  }

  private later(): NodeJS.Timeout {
    return setTimeout(() => {
      void this.settle().finally(() => {
        this.timer = this.owed.length > 0 && this.server.client.status !== 'end' ? this.later() : undefined;
      });
    }, TRY_EVERY_MS).unref();
  }

  /** In order, and only until the first that the server does not answer. */
  private async settle(): Promise<void> {
    this.owed = this.owed.filter(({ until }) => until > performance.now());
    for (let next = this.owed[0]; next !== undefined; next = this.owed[0]) {
      if (this.server.client.status !== 'ready') return;
      try {
        await this.server.undo(next);
      } catch {
        return;
      }
      if (this.owed[0] === next) this.owed.shift();
    }
  }
}
