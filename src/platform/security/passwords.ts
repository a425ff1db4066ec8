import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { temporarilyUnavailable } from '../general-problems.js';
import { DomainError } from '../problem.js';

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. `memoryCost` is in KiB. */
const ARGON2 = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing is meant to be dear; without a bound a flood of sign-ins would take all memory and every core. */
const MAX_AT_ONCE = 2;
const MAX_WAITING = 20;
const RETRY_AFTER_SECONDS = 5;

/** Password hashes by argon2id, few at a time. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, ARGON2));
  }

  /**
   * Whether the password is the one that was hashed. Without a hash the same work is done on a made-up one, so that
   * the time of the answer does not tell whether there is such an account.
   * @throws temporarily-unavailable when too many wait already
   */
  async matches(known: string | undefined, password: string): Promise<boolean> {
    this.dummy ??= this.hash('nobody has this password');
    const stored = known ?? (await this.dummy);
    const isRight = await this.inTurn(() => verify(stored, password));
    return known !== undefined && isRight;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_AT_ONCE) {
      if (this.waiting.length >= MAX_WAITING) {
        throw new DomainError(temporarilyUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      }
      await new Promise<void>(resolve => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
