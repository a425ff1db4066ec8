const TRY_EVERY_MS = 250;
/** Bounds the memory of a long outage; what is dropped ends with its time on the server. */
const MAX_OWED = 10_000;

/** Takes back what an attempt may have got on a server. */
export interface Undo {
  keys: string[];
  value: string;
}

interface Undoing {
  canUndo(undo: Undo): boolean;
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
  /** In the order in which they came. */
  private readonly owed = new Set<Owed>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Undoing) {}

  /** @param ttlMs after which the server forgets by itself what the attempt may have got */
  add(undo: Undo, ttlMs: number): void {
    for (const eldest of this.owed) {
      if (this.owed.size < MAX_OWED) break;
      this.owed.delete(eldest);
    }
    this.owed.add({ ...undo, until: performance.now() + ttlMs });
    this.timer ??= this.later();
  }

  private later(): NodeJS.Timeout {
    return setTimeout(() => {
      void this.settle().finally(() => {
        this.timer = this.owed.size > 0 ? this.later() : undefined;
      });
    }, TRY_EVERY_MS).unref();
  }

  /** In order, and only until the first that is not answered. What belongs to a server that is away waits for it. */
  private async settle(): Promise<void> {
    for (const next of [...this.owed]) {
      if (next.until > performance.now()) {
        if (!this.server.canUndo(next)) continue;
        try {
          await this.server.undo(next);
        } catch {
          return;
        }
      }
      this.owed.delete(next);
    }
  }
}
