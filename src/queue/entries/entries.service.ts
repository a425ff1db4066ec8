import { Injectable } from '@nestjs/common';
import type { Performance } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/problem.js';
import type { Queue } from '../queues/queue.js';
import { type CheckProofs, EntryChecks, hasChecks } from '../entry-checks/entry-checks.service.js';
import { QueuesService } from '../queues/queues.service.js';
import { isAwaited } from '../randomness/announcement.rules.js';
import { type QueueSettings, queueSettingsOf } from '../queues/queue-settings.rules.js';
import { entryInvalid, queueClosed, queueNotOpen, registrationRequired } from '../queue.problems.js';
import { EmailProofs } from '../registrations/email-proofs.js';
import { RegistrationsService } from '../registrations/registrations.service.js';
import { type Entry, EntryTokens } from './entry-tokens.js';
import { IndexCounter, type Issued } from './index-counter.js';

/** An entry as its owner sees it. */
export interface QueueEntryView {
  entry: string;
  phase: 'draw' | 'open' | 'closed';
  epoch: number;
  index: number;
  /** Null until the draw is made. */
  rank: number | null;
}

/** What somebody who joins brings along. */
export interface EntryProofs extends CheckProofs {
  /** Of an e-mail address. */
  proof?: string | undefined;
}

/** Joining a queue. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly queues: QueuesService,
    private readonly counter: IndexCounter,
    private readonly tokens: EntryTokens,
    private readonly emailProofs: EmailProofs,
    private readonly registrations: RegistrationsService,
    private readonly checks: EntryChecks,
    private readonly clock: Clock,
  ) {}

  /**
   * A new entry, or the one sent along.
   * @throws entry-invalid, queue-not-open before the draw opens, queue-closed, queue-unavailable, registration-required,
   *   proof-invalid, entry-check
   */
  async join(
    performance: Performance,
    known: string | undefined,
    proofs: EntryProofs = {},
  ): Promise<QueueEntryView> {
    if (known !== undefined) return this.show(performance, known);
    const settings = queueSettingsOf(performance);
    if (proofs.proof !== undefined) return this.joinByEmail(performance, settings, proofs.proof);
    if (settings.entry === 'registered') throw new DomainError(registrationRequired);
    const queue = await this.open(performance.id, settings);
    const { index, epoch, drawSize } = hasChecks(settings)
      ? await this.issueChecked(performance.id, settings, proofs)
      : await this.counter.next(performance.id, settings.opensAt);
    const entry = this.tokens.issue({ performanceId: performance.id, epoch, index });
    if (drawSize === null) return { entry, phase: 'draw', epoch, index, rank: null };
    const phase = isAwaited(queue.announcement) ? 'draw' : 'open';
    return { entry, phase, epoch, index, rank: this.queues.rankOf({ ...queue, drawSize }, index) };
  }

  /** One index for one arrival, which Redis remembers until that ends. @throws entry-check */
  private async issueChecked(id: string, settings: QueueSettings, proofs: EntryProofs): Promise<Issued> {
    const { id: arrival, endsAt } = await this.checks.pass(id, settings, proofs);
    return this.counter.once(id, settings.opensAt, arrival, endsAt - this.clock.ms());
  }

  /** The one entry of a person, made when it is not there yet. */
  private async joinByEmail(
    performance: Performance,
    settings: QueueSettings,
    proof: string,
  ): Promise<QueueEntryView> {
    const { id } = performance;
    const subjects = this.emailProofs.read(id, proof);
    let registration = await this.registrations.find(id, subjects);
    if (registration === undefined) {
      await this.open(id, settings);
      registration = await this.registrations.register(id, settings.opensAt, subjects);
    }
    return this.show(performance, this.tokens.issue({ performanceId: id, ...registration }));
  }

  /** The queue, when one can join it. @throws queue-not-open, queue-closed */
  private async open(performanceId: string, settings: QueueSettings): Promise<Queue> {
    const { drawOpensAt, opensAt, closesAt } = settings;
    const now = this.clock.ms();
    if (now < Math.min(drawOpensAt, opensAt)) {
      throw new DomainError(queueNotOpen, { extra: { drawOpensAt: new Date(drawOpensAt).toISOString() } });
    }
    const queue = await this.queues.of(performanceId);
    if (now >= closesAt || queue.isDraining) throw new DomainError(queueClosed);
    return queue;
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
