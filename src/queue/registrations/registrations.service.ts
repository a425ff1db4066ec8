import { Injectable } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import type { UnderEachKey } from '../../platform/security/signed-tokens.js';
import { IndexCounter } from '../entries/index-counter.js';
import { type Registration, RegistrationsStore } from './registrations.store.js';

/** Longer than anybody's links are on their way to be opened side by side; from then on the row is there. */
const REMEMBER_MS = 120_000;

/**
 * One entry for each person who has proved an e-mail address: a row in Postgres that carries an index of the common
 * counter. Redis remembers for a while whom it gave an index to, so that neither a hundred tabs at once nor an answer
 * that got lost take a second one; should it forget that, the first row counts. While the secret key is being changed
 * a person has two hashes and, when both have been seen, a row for each with the same index.
 */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly database: Database,
    private readonly store: RegistrationsStore,
    private readonly counter: IndexCounter,
  ) {}

  async find(performanceId: string, subjects: UnderEachKey): Promise<Registration | undefined> {
    const known = await this.store.find(this.database.primary, performanceId, subjects);
    const [first] = known;
    // The hash of the present key is learnt while that of the key before still tells who it is.
    if (first !== undefined && known.length < subjects.length)
      return this.keep(performanceId, subjects, first);
    return first;
  }

  /** @param opensAt when the draw is closed, ms @throws queue-unavailable; then nothing is lost by asking again */
  async register(performanceId: string, opensAt: number, subjects: UnderEachKey): Promise<Registration> {
    // The oldest hash is the one that a link of before the change has, too: opened side by side, both get one index.
    const proof = subjects.at(-1) ?? subjects[0];
    const issued = await this.counter.once(performanceId, opensAt, proof, REMEMBER_MS);
    crashPoint('registration-index-taken');
    return this.keep(performanceId, subjects, issued);
  }

  /** What was written first counts, under whichever of the hashes. */
  private keep(performanceId: string, subjects: UnderEachKey, issued: Registration): Promise<Registration> {
    return this.database.run(async tx => {
      await this.store.lock(tx, performanceId, subjects);
      const known = await this.store.find(tx, performanceId, subjects);
      const first = known[0] ?? { ...issued, subject: subjects[0] };
      if (known.length === 0) await this.store.insert(tx, performanceId, first);
      const missing = subjects.filter(
        subject => subject !== first.subject && known.every(one => one.subject !== subject),
      );
      for (const subject of missing) await this.store.insertOther(tx, performanceId, subject, first);
      return first;
    });
  }
}
