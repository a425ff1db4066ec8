import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { AdmissionsStore } from './admissions/admissions.store.js';
import { QueuesStore } from './queues/queues.store.js';
import { RegistrationsStore } from './registrations/registrations.store.js';

export interface QueueFigures {
  inside: number;
  /** Ranks called so far. */
  called: number;
  /** Entries that have not been called. */
  waiting: number;
  /** Of all entries, those of people who have proved an e-mail address. */
  registered: number;
  isPaused: boolean;
  isDraining: boolean;
  message: string | null;
}

/** How a queue stands, for those who run it. */
@Injectable()
export class QueueFiguresService {
  constructor(
    private readonly database: Database,
    private readonly queues: QueuesStore,
    private readonly admissions: AdmissionsStore,
    private readonly registrations: RegistrationsStore,
  ) {}

  async of(performanceId: string): Promise<QueueFigures> {
    const queue = await this.queues.find(this.database.primary, performanceId);
    const called = queue?.nowServing ?? 0;
    return {
      inside: await this.admissions.countInside(this.database.primary, performanceId),
      called,
      registered: await this.registrations.count(this.database.primary, performanceId),
      waiting: Math.max(0, (queue?.issued ?? 0) - called),
      isPaused: queue?.callsPaused === true || queue?.claimsPaused === true,
      isDraining: queue?.isDraining === true,
      message: queue?.message ?? null,
    };
  }
}
