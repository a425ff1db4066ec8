import type { Redis } from 'ioredis';
import { runIdOf } from './clients.js';
import type { Undo } from './owed-undos.js';
import { TurnWrites } from './turn-writes.js';

type Callback = (error: Error | null, result?: unknown) => void;
type Argument = string | number;

interface Outcome {
  reply?: string[];
  error?: Error;
  /** The request never left this process. */
  isUnsent?: boolean;
  /** The attempt failed as a whole, and whether it was taken back here is not known. */
  undo?: Undo;
}

/** Bounds the memory of a process whose attempts are never collected. */
const MAX_OUTCOMES = 10_000;

/**
 * One Redis master as Redlock sees it. It passes scripts on, keeps what a script says beside its vote for the
 * attempt that asked, and spares the undo on a server that changed nothing: it voted no, or was never asked.
 */
export class LockServer {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly writes: TurnWrites;

  constructor(readonly client: Redis) {
    this.writes = new TurnWrites(client);
  }

  evalsha(hash: string, args: Argument[], callback: Callback): void {
    this.run(args, callback, () =>
      this.client.evalsha(hash, args[0] as number, ...args.slice(1), this.runId()),
    );
  }

  eval(args: Argument[], callback: Callback): void {
    const [script, keys, ...rest] = args;
    this.run(args.slice(1), callback, () =>
      this.client.eval(script as string, keys as number, ...rest, this.runId()),
    );
  }

  /** What this server said to the attempt; forgotten once taken. */
  takeOutcome(attempt: string): Outcome {
    const outcome = this.outcomes.get(attempt) ?? {};
    this.outcomes.delete(attempt);
    return outcome;
  }

  private runId(): string {
    return runIdOf(this.client);
  }

  private run(args: Argument[], callback: Callback, send: () => Promise<unknown>): void {
    const count = Number(args[0]);
    const attempt = attemptOf(args);
    const earlier = this.outcomes.get(attempt);
    if (earlier?.reply?.[0] === '0' || earlier?.isUnsent === true) {
      callback(null, count);
      return;
    }
    const isUnsent = this.client.status !== 'ready';
    this.writes.gather();
    send().then(
      result => {
        const reply = Array.isArray(result) ? result.map(String) : [String(result)];
        if (earlier === undefined) this.remember(attempt, { reply });
        callback(null, Number(reply[0]));
      },
      (error: unknown) => {
        const failure = error instanceof Error ? error : new Error(String(error));
        if (failure.message.startsWith('NOSCRIPT')) {
          callback(failure);
          return;
        }
        this.remember(
          attempt,
          earlier === undefined ? { error: failure, isUnsent } : { ...earlier, undo: undoIn(args) },
        );
        callback(failure);
      },
    );
  }

  private remember(attempt: string, outcome: Outcome): void {
    if (this.outcomes.size >= MAX_OUTCOMES) this.outcomes.clear();
    this.outcomes.set(attempt, outcome);
  }
}

/** The second resource of an attempt is `<hash tag>request:<attempt> <what is asked>`. */
export const REQUEST = 'request:';

/** A request as an undo sends it: the number of keys, the keys, the value of the attempt. */
function undoIn([count, ...rest]: Argument[]): Undo {
  const texts = rest.map(String);
  return { keys: texts.slice(0, Number(count)), args: texts.slice(Number(count)) };
}

function attemptOf(args: Argument[]): string {
  const request = String(args[2]);
  const from = request.indexOf(REQUEST) + REQUEST.length;
  return request.slice(from, request.indexOf(' ', from));
}
