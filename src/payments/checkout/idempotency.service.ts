import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { idempotencyKeyMissing, idempotencyKeyReused, inProgress } from '../payments.problems.js';
import { IdempotencyStore, type StoredAnswer } from './idempotency.store.js';

export interface Key {
  owner: string;
  key: string;
}

/** What the key was used for before: nothing, an attempt whose end is not stored, or a stored answer. */
export type Begun =
  { resume: { paymentId: string; attemptNo: number } | undefined } | { replay: StoredAnswer };

const FORM = /^[\x21-\x7e]{1,64}$/;
const RETRY_AFTER_SECONDS = 1;

/** @throws idempotency-key-missing */
export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || !FORM.test(key)) throw new DomainError(idempotencyKeyMissing);
  return key;
}

export function fingerprintOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

/** One request, one effect: draft-ietf-httpapi-idempotency-key-header, with keys that belong to their owner. */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly database: Database,
    private readonly store: IdempotencyStore,
  ) {}

  /** Wins the key, or says what became of it. @throws in-progress, idempotency-key-reused */
  async begin({ owner, key }: Key, fingerprint: string): Promise<Begun> {
    const isNew = await this.store.insert(this.database.primary, owner, key, fingerprint);
    if (isNew) return { resume: undefined };
    return this.database.run(async tx => {
      const state = await this.store.read(tx, owner, key);
      if (state === undefined) throw new DomainError(inProgress, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      if (state.fingerprint !== fingerprint) throw new DomainError(idempotencyKeyReused);
      if (state.status !== null) return { replay: { status: state.status, body: state.response ?? {} } };
      if (state.isLocked) throw new DomainError(inProgress, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      await this.store.lock(tx, owner, key);
      const { paymentId, attemptNo } = state;
      return { resume: paymentId === null || attemptNo === null ? undefined : { paymentId, attemptNo } };
    });
  }

  finish({ owner, key }: Key, answer: StoredAnswer): Promise<void> {
    return this.store.finish(this.database.primary, owner, key, answer);
  }

  /** Nothing final was said: the same key may come again. */
  release({ owner, key }: Key): Promise<void> {
    return this.store.unlock(this.database.primary, owner, key);
  }
}
