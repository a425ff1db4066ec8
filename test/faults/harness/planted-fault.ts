/**
 * - `delay`: what matches goes on `ms` later.
 * - `cut-after-request`: it goes on; when the answer comes, both ends are cut instead: done, and nobody was told.
 * - `hold-reply`: it goes on; answers are kept back until `release()`, or for `ms`.
 * - `blackhole`: it goes nowhere, and nothing else on that connection either; nobody closes anything.
 * - `half-close`: it goes on, and the other side gets our FIN: no answer will come.
 * - `trickle`: answers come one byte after the other, `ms` apart.
 * - `refuse`: the connection is reset at once.
 */
export type Mode =
  'delay' | 'cut-after-request' | 'hold-reply' | 'blackhole' | 'half-close' | 'trickle' | 'refuse';

/** One connection through the proxy, for predicates that have to remember something about it. */
export interface Link {
  readonly id: number;
}

export interface Fault {
  mode: Mode;
  /** Which requests it strikes; all when absent. It sees every piece that a client sends, in order. */
  when?: (bytes: Buffer, link: Link) => boolean;
  /** How often it strikes at most; for ever when absent. */
  times?: number;
  ms?: number;
}

/** A fault that is in place. */
export interface Planted {
  /** How often it has struck. */
  readonly fired: number;
  /** Resolves once it has struck as many times. */
  struck(times?: number): Promise<void>;
  /** Lets go what it keeps back, and strikes no more. */
  release(): void;
}

export class Plant implements Planted {
  fired = 0;
  isOver = false;
  private readonly waiting: { times: number; go: () => void }[] = [];
  private readonly kept: (() => void)[] = [];

  constructor(readonly fault: Fault) {}

  strikes(bytes: Buffer, link: Link): boolean {
    const { when, times = Infinity } = this.fault;
    // Asked even when it strikes no more: a predicate follows the whole conversation.
    const isMeant = when?.(bytes, link) ?? true;
    if (!isMeant || this.isOver || this.fired >= times) return false;
    this.fired += 1;
    for (const { go } of this.waiting.filter(one => one.times <= this.fired)) go();
    return true;
  }

  struck(times = 1): Promise<void> {
    if (this.fired >= times) return Promise.resolve();
    return new Promise(go => this.waiting.push({ times, go }));
  }

  /** Resolves at `release()`, or after the fault's time. */
  keep(): Promise<void> {
    return new Promise(go => {
      this.kept.push(go);
      if (this.fault.ms !== undefined) setTimeout(go, this.fault.ms);
    });
  }

  release(): void {
    this.isOver = true;
    for (const go of this.kept.splice(0)) go();
  }
}
