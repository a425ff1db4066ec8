import { randomUUID } from 'node:crypto';
import Redlock from 'redlock';
import type { Keyspace } from './keyspace.js';
import { LockServer } from './lock-server.js';
import { OwedUndos } from './owed-undos.js';
import type { LockScripts } from './turn-acts.js';

/** What each server's script said beside its vote. */
export interface Verdict {
  granted: boolean;
  /** The value that the locks carry; whoever knows it may extend or release them. */
  value: string;
  /** One a server, in order; undefined where the server did not answer. */
  replies: (string[] | undefined)[];
}

const DRIFT_FACTOR = 0.01;

/**
 * Redlock 4.2 with scripts of ours (its `lockScript`, `extendScript`, `unlockScript` options), so that one round
 * trip a server does everything that must be atomic. Redlock decides the quorum; the scripts decide the vote.
 *
 * The KEYS of a script are the resources. A vote of #KEYS says yes, anything else no. KEYS[2] is the request: a text
 * behind the hash tag, never a key, that begins with `request:<attempt> `, the attempt being unique.
 */
export class ScriptedLocks {
  private readonly redlock: Redlock;
  private readonly servers: LockServer[];
  /** One a server. */
  private readonly owed: OwedUndos[];

  /** @param hear gets what the scripts of this process said about all that they did on a server, before anybody else */
  constructor(keyspaces: Keyspace[], scripts: LockScripts, hear: (news: string, server: number) => void) {
    this.servers = keyspaces.map(
      (keyspace, server) => new LockServer(keyspace, scripts, news => hear(news, server)),
    );
    this.owed = this.servers.map(server => new OwedUndos(server));
    // Redlock only ever calls evalsha on its clients, and eval where that answers NOSCRIPT, which it never does here.
    this.redlock = new Redlock(this.servers as unknown as Redlock.CompatibleRedisClient[], {
      // One try: a seat that is taken stays taken, and waiting for it would only make a crowd.
      retryCount: 0,
      driftFactor: DRIFT_FACTOR,
      lockScript: () => scripts.lock,
      extendScript: () => scripts.extend,
      unlockScript: () => scripts.unlock,
    });
    // As good as Redlock's own value, and without a system call for each.
    Object.assign(this.redlock, { _random: () => randomUUID() });
    // Unheard, the event would be silent; the servers keep the errors for the attempt that they belong to.
    this.redlock.on('clientError', () => undefined);
  }

  /**
   * All resources or none, for `ttlMs`. A failure is undone on every server at once, and on one that does not answer
   * as soon as it does.
   */
  acquire(attempt: string, resources: string[], ttlMs: number): Promise<Verdict> {
    return this.attempt(attempt, this.redlock.lock(resources, ttlMs), ttlMs);
  }

  /** Changes what a holder of `value` has. */
  change(attempt: string, resources: string[], value: string, ttlMs: number): Promise<Verdict> {
    // The process that took the lock may be another one, so the lock is made again from its value.
    const lock = new Redlock.Lock(
      this.redlock,
      resources as unknown as string,
      value,
      Number.MAX_SAFE_INTEGER,
      0,
    );
    return this.attempt(attempt, this.redlock.extend(lock, ttlMs));
  }

  release(attempt: string, resources: string[], value: string): Promise<Verdict> {
    const lock = new Redlock.Lock(this.redlock, resources as unknown as string, value, 0, 0);
    return this.attempt(
      attempt,
      this.redlock.unlock(lock).then(() => lock),
    );
  }

  /** @throws the last server error when too few servers answered to decide anything */
  private async attempt(attempt: string, work: PromiseLike<Redlock.Lock>, undoMs = 0): Promise<Verdict> {
    let value: string | undefined;
    try {
      value = (await work).value ?? undefined;
    } catch (error) {
      if (!(error instanceof Redlock.LockError)) throw error;
    }
    const outcomes = this.servers.map(server => server.takeOutcome(attempt));
    const replies = outcomes.map(({ reply }) => reply);
    if (value !== undefined) return { granted: true, value, replies };
    outcomes.forEach(({ undo }, server) => {
      if (undo !== undefined && undoMs > 0) this.owed[server]?.add(undo, undoMs);
    });
    const failure = outcomes.find(({ error }) => error !== undefined)?.error;
    const answered = replies.filter(reply => reply !== undefined).length;
    const quorum = Math.floor(this.servers.length / 2) + 1;
    if (failure !== undefined && answered < quorum) throw failure;
    return { granted: false, value: '', replies };
  }
}
