import { Injectable } from '@nestjs/common';
import { inUse } from '../../events/index.js';
import { Database, type Tx, violatesForeignKey } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { AuditLog } from './audit-log.js';

export interface Act {
  actor: string;
  /** `<noun>.<verb>`, e.g. `event.created`. */
  action: string;
  /** Id of what it is done to; absent when the act makes it. */
  id?: string;
  detail?: Record<string, unknown>;
  /** For what takes longer than a request usually may, in milliseconds. */
  deadlineMs?: number;
}

/** The one way in which an admin changes something: the change and its line in the audit log, or neither. */
@Injectable()
export class AdminActs {
  constructor(
    private readonly database: Database,
    private readonly log: AuditLog,
  ) {}

  /**
   * @param work may return the id of what it made
   * @throws in-use when other records refer to what should go; and whatever the work throws
   */
  async run<T>(act: Act, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { actor, action, detail } = act;
    const noun = action.split('.')[0] ?? '';
    try {
      return await this.database.run(async tx => {
        const result = await work(tx);
        const made = typeof result === 'string' ? result : '';
        const subject = `${noun}:${act.id ?? made}`;
        await this.log.record(tx, { actor, action, subject, ...(detail === undefined ? {} : { detail }) });
        return result;
      }, act.deadlineMs);
    } catch (error) {
      if (violatesForeignKey(error)) throw new DomainError(inUse);
      throw error;
    }
  }
}
