import { Injectable } from '@nestjs/common';
import type { Performance } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/problem.js';
import { QueuesService } from '../queues/queues.service.js';
import { isAwaited } from '../randomness/announcement.rules.js';
import { queueSettingsOf } from '../queues/queue-settings.rules.js';
import { entryInvalid, queueClosed, queueNotOpen } from '../queue.problems.js';
import { type Entry, EntryTokens } from './entry-tokens.js';
import { IndexCounter } from './index-counter.js';

/** An entry as its owner sees it. */
export interface QueueEntryView {
  entry: string;
  phase: 'draw' | 'open' | 'closed';
  epoch: number;
  index: number;
  /** Null until the draw is made. */
  rank: number | null;
}

/** Joining a queue. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly queues: QueuesService,
    private readonly counter: IndexCounter,
    private readonly tokens: EntryTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * A new entry, or the one sent along.
   * @throws entry-invalid, queue-not-open before the draw opens, queue-closed, queue-unavailable
   */
  async join(performance: Performance, known: string | undefined): Promise<QueueEntryView> {
    if (known !== undefined) return this.show(performance, known);
    const { opensAt, drawOpensAt, closesAt } = queueSettingsOf(performance);
    const now = this.clock.ms();
    if (now < Math.min(drawOpensAt, opensAt)) {
      throw new DomainError(queueNotOpen, { extra: { drawOpensAt: new Date(drawOpensAt).toISOString() } });
    }
    const queue = await this.queues.of(performance.id);
    if (now >= closesAt || queue.isDraining) throw new DomainError(queueClosed);
    const { index, epoch, drawSize } = await this.counter.next(performance.id, opensAt);
    const entry = this.tokens.issue({ performanceId: performance.id, epoch, index });
    if (drawSize === null) return { entry, phase: 'draw', epoch, index, rank: null };
    const phase = isAwaited(queue.announcement) ? 'draw' : 'open';
    return { entry, phase, epoch, index, rank: this.queues.rankOf({ ...queue, drawSize }, index) };
  }

  /** @throws entry-invalid */
  read(performanceId: string, token: string): Entry {
    const entry = this.tokens.read(token, performanceId);
    if (entry === undefined) throw new DomainError(entryInvalid);
    return entry;
  }

  private async show(performance: Performance, token: string): Promise<QueueEntryView> {
    const { epoch, index } = this.read(performance.id, token);
    const queue = await this.queues.of(performance.id);
    const isClosed = this.clock.ms() >= queueSettingsOf(performance).closesAt;
    const phase = queue.drawKey === null ? 'draw' : 'open';
    const rank = this.queues.rankOf(queue, index);
    return { entry: token, phase: isClosed ? 'closed' : phase, epoch, index, rank };
  }
}
