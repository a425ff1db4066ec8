import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/assert.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/index.js';
import { IndexCounter } from '../entries/index-counter.js';
import { type Registration, RegistrationsStore } from './registrations.store.js';

/** Longer than anybody's links are on their way to be opened side by side; from then on the row is there. */
const REMEMBER_MS = 120_000;

/**
 * One entry for each person who has proved an e-mail address: a row in Postgres that carries an index of the common
 * counter. Redis remembers for a while whom it gave an index to, so that neither a hundred tabs at once nor an answer
 * that got lost take a second one; should it forget that, the first row counts.
 */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly database: Database,
    private readonly store: RegistrationsStore,
    private readonly counter: IndexCounter,
  ) {}

  find(performanceId: string, subject: string): Promise<Registration | undefined> {
    return this.store.find(this.database.primary, performanceId, subject);
  }

  /** @param opensAt when the draw is closed, ms @throws queue-unavailable; then nothing is lost by asking again */
  async register(performanceId: string, opensAt: number, subject: string): Promise<Registration> {
    const issued = await this.counter.once(performanceId, opensAt, subject, REMEMBER_MS);
    crashPoint('registration-index-taken');
    await this.store.insert(this.database.primary, performanceId, subject, issued);
    const registration = await this.find(performanceId, subject);
    invariant(registration !== undefined, 'a registration that was written is there');
    return registration;
  }
}
