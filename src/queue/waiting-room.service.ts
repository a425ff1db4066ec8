import { Injectable } from '@nestjs/common';
import type { Performance } from '../events/index.js';
import { Clock } from '../platform/clock/clock.js';
import { DomainError } from '../platform/problem.js';
import { EntriesService, type QueueEntryView } from './entries/entries.service.js';
import { EntryChecks, hasChecks } from './entry-checks/entry-checks.service.js';
import { NowServing } from './now-serving/now-serving.js';
import { type SaleLine, saleLine, type SalePhase } from './now-serving/sale-line.rules.js';
import { queueSettingsOf } from './queues/queue-settings.rules.js';
import { QueuesService } from './queues/queues.service.js';

/** What the page of a waiting room shows. */
export interface WaitingRoom {
  /** Of the now-serving document that the line is out of; 0 for one that is in none yet. */
  seq: number;
  line: SaleLine;
  /** From when on one can join. */
  roomOpensAt: Date;
  /** How long one who is called is waited for. */
  claimSeconds: number;
  /** What one has to bring to join. */
  asks: 'nothing' | 'email' | 'work';
  /** Of somebody who has not joined, where joining asks for one. */
  arrival: string | null;
  /** Null for somebody who has not joined, or whose entry is none of this queue. */
  entry: QueueEntryView | null;
}

/** The waiting room of a performance with a queue, as one visitor sees it. */
@Injectable()
export class WaitingRoomService {
  constructor(
    private readonly queues: QueuesService,
    private readonly entries: EntriesService,
    private readonly nowServing: NowServing,
    private readonly checks: EntryChecks,
    private readonly clock: Clock,
  ) {}

  /** @param arrival as the visitor has it from an earlier visit */
  async of(performance: Performance, token: string | undefined, arrival?: string): Promise<WaitingRoom> {
    const settings = queueSettingsOf(performance);
    const published = this.nowServing.lineOf(performance.id);
    const line =
      published ??
      saleLine(await this.queues.of(performance.id), settings, {
        ...{ now: this.clock.ms(), stock: 'some', callsPerSecond: 0 },
      });
    const entry = await this.entryOf(performance, token);
    const isChecked = entry === null && settings.entry === 'anyone' && hasChecks(settings);
    return {
      seq: published === undefined ? 0 : this.nowServing.seq,
      line,
      roomOpensAt: new Date(Math.min(settings.drawOpensAt, settings.opensAt)),
      claimSeconds: settings.claimSeconds,
      asks: settings.entry === 'registered' ? 'email' : settings.proofOfWork ? 'work' : 'nothing',
      arrival: isChecked ? this.checks.arrivalOf(performance.id, arrival).token : null,
      entry,
    };
  }

  /** How far a sale is, as everybody was told. */
  phaseOf(performanceId: string): SalePhase {
    return this.nowServing.lineOf(performanceId)?.phase ?? 'before';
  }

  private async entryOf(performance: Performance, token: string | undefined): Promise<QueueEntryView | null> {
    if (token === undefined) return null;
    try {
      return await this.entries.join(performance, token);
    } catch (error) {
      // A cookie of another time is as good as none.
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}
