import Redlock from 'redlock';
import type { Keyspace } from './keyspace.js';
import type { RedisConnections } from './redis.js';

/** A leader that dies is followed after this time at most, and one try. */
const TTL_MS = 2_000;

/**
 * One process of all leads at a time, by a Redlock lock that it keeps extending. A lock alone does not fence: a
 * process that slept through its end still believes in it, so what a leader writes must carry a term of its own.
 */
export class Leadership {
  private readonly redlock: Redlock;
  private lock: Redlock.Lock | undefined;

  constructor(
    redis: RedisConnections,
    private readonly name: string,
  ) {
    this.redlock = new Redlock(
      redis.lockServers.map(keyspace => new PlainClient(keyspace)),
      { retryCount: 0 },
    );
    this.redlock.on('clientError', () => undefined);
  }

  /** Takes the lead or keeps it. @returns 'new' when it has just been taken, false while another process leads */
  async take(): Promise<'new' | 'kept' | false> {
    const { lock } = this;
    if (lock !== undefined) {
      this.lock = await lock.extend(TTL_MS).then(
        () => lock,
        () => undefined,
      );
      if (this.lock !== undefined) return 'kept';
    }
    this.lock = await this.redlock.lock(this.name, TTL_MS).then(
      taken => taken,
      () => undefined,
    );
    return this.lock === undefined ? false : 'new';
  }

  /** So that the next one need not wait for the lock to run out. */
  async giveUp(): Promise<void> {
    const { lock } = this;
    this.lock = undefined;
    await lock?.unlock().then(
      () => undefined,
      () => undefined,
    );
  }
}

type Callback = (error: Error | null, result?: unknown) => void;

/** A Redis as Redlock asks it: with Redlock's own scripts, of one key, by callback. */
class PlainClient implements Redlock.CompatibleRedisClient {
  constructor(private readonly keyspace: Keyspace) {}

  evalsha(hash: string, args: Redlock.EvalArg[], callback: Callback): void {
    const [, key] = args;
    settle(
      this.keyspace.at(String(key), server => server.call('evalsha', hash, ...args)),
      callback,
    );
  }

  eval(args: Redlock.EvalArg[], callback: Callback = () => undefined): void {
    const [, , key] = args;
    settle(
      this.keyspace.at(String(key), server => server.call('eval', ...args)),
      callback,
    );
  }
}

function settle(answer: Promise<unknown>, callback: Callback): void {
  // Statements, not values: Redlock returns promises from its callbacks whose failures it handles itself.
  answer.then(
    result => {
      callback(null, result);
    },
    (error: unknown) => {
      callback(error instanceof Error ? error : new Error(String(error)));
    },
  );
}
