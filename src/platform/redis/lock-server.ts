import { createHash } from 'node:crypto';
import { invariant } from '../assert.js';
import type { Keyspace } from './keyspace.js';
import type { Undo } from './owed-undos.js';
import { type ActName, type LockScripts, TurnActs } from './turn-acts.js';

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
const ACTS: ActName[] = ['lock', 'extend', 'unlock'];

/**
 * One Redis master as Redlock sees it. Redlock names its scripts by their hash; they are carried out together with all
 * others of the turn. What a script says beside its vote is kept for the attempt that asked, and the undo is spared on
 * a server that changed nothing: it voted no, or was never asked.
 */
export class LockServer {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly acts: TurnActs;
  private readonly nameOf: Map<string, ActName>;

  constructor(
    private readonly server: Keyspace,
    scripts: LockScripts,
    hear: (news: string) => void,
  ) {
    this.acts = new TurnActs(server, scripts, hear);
    this.nameOf = new Map(ACTS.map(name => [hashOf(scripts[name]), name]));
  }

  /** @param args number of keys, keys, value, ttl (ms) */
  evalsha(hash: string, args: Argument[], callback: Callback): void {
    const end = 1 + Number(args[0]);
    const keys = args.slice(1, end) as string[];
    const value = String(args[end]);
    const ttlMs = Number(args[end + 1] ?? 0);
    const attempt = attemptOf(keys);
    const earlier = this.outcomes.get(attempt);
    if (earlier?.reply?.[0] === '0' || earlier?.isUnsent === true) {
      callback(null, keys.length);
      return;
    }
    const name = this.nameOf.get(hash);
    invariant(name !== undefined, 'Redlock runs the scripts that it was given');
    this.acts.do({
      ...{ name, keys, value, ttlMs },
      granted: reply => {
        if (earlier === undefined) this.remember(attempt, { reply });
        callback(null, Number(reply[0]));
      },
      failed: (error, isUnsent) => {
        this.remember(
          attempt,
          earlier === undefined ? { error, isUnsent } : { ...earlier, undo: { keys, value } },
        );
        callback(error);
      },
    });
  }

  /** What this server said to the attempt; forgotten once taken. */
  takeOutcome(attempt: string): Outcome {
    const outcome = this.outcomes.get(attempt) ?? {};
    this.outcomes.delete(attempt);
    return outcome;
  }

  /** Whether the server can be asked for that now. */
  canUndo({ keys }: Undo): boolean {
    return this.server.isReady(keys[0] ?? '');
  }

  /** Takes back what an attempt may have got. @throws when the server does not say that it did */
  undo({ keys, value }: Undo): Promise<unknown> {
    return new Promise((granted, failed) => {
      this.acts.do({ name: 'unlock', keys, value, ttlMs: 0, granted, failed });
    });
  }

  private remember(attempt: string, outcome: Outcome): void {
    if (this.outcomes.size >= MAX_OUTCOMES) this.outcomes.clear();
    this.outcomes.set(attempt, outcome);
  }
}

/** The second resource of an attempt is `<hash tag>request:<attempt> <what is asked>`. */
export const REQUEST = 'request:';

function attemptOf([, request = '']: string[]): string {
  const from = request.indexOf(REQUEST) + REQUEST.length;
  return request.slice(from, request.indexOf(' ', from));
}

/** As Redlock does it. */
function hashOf(script: string): string {
  return createHash('sha1').update(script).digest('hex');
}
