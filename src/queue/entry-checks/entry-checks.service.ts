import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { DomainError } from '../../platform/problem.js';
import type { QueueSettings } from '../queues/queue-settings.rules.js';
import { entryCheck } from '../queue.problems.js';
import { type Arrival, Arrivals } from './arrivals.js';
import { ProofOfWork } from './proof-of-work.js';

/** What somebody who joins without an e-mail address brings along, where the sale asks for it. */
export interface CheckProofs {
  /** The token of the arrival. */
  arrival?: string | undefined;
  work?: string | undefined;
}

type CheckSettings = Pick<QueueSettings, 'entryDelaySeconds' | 'proofOfWork'>;

/** Whether joining asks for anything. */
export function hasChecks({ entryDelaySeconds, proofOfWork }: CheckSettings): boolean {
  return entryDelaySeconds > 0 || proofOfWork;
}

/**
 * What makes many entries dear for a program and costs a fan nothing to speak of: to come back with what the first
 * visit gave, some seconds later, and a moment of work.
 */
@Injectable()
export class EntryChecks {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly work: ProofOfWork,
    private readonly clock: Clock,
  ) {}

  /** The arrival that somebody has, or a new one. */
  arrivalOf(performanceId: string, known: string | undefined): Arrival {
    const present = known === undefined ? undefined : this.arrivals.read(performanceId, known);
    return present ?? this.arrivals.begin(performanceId);
  }

  /** @returns the arrival, which is good for one entry @throws entry-check, with all that it takes to pass it */
  async pass(performanceId: string, settings: CheckSettings, proofs: CheckProofs): Promise<Arrival> {
    const arrival = this.arrivalOf(performanceId, proofs.arrival);
    const leftMs = arrival.at + settings.entryDelaySeconds * 1_000 - this.clock.ms();
    const isDone =
      !settings.proofOfWork || (proofs.work !== undefined && (await this.work.isDone(proofs.work, arrival)));
    if (leftMs <= 0 && isDone) return arrival;
    const retryAfterSeconds = Math.max(0, Math.ceil(leftMs / 1_000));
    const challenge = isDone ? null : await this.work.challenge(arrival);
    throw new DomainError(entryCheck, {
      extra: { arrival: arrival.token, retryAfterSeconds, challenge },
      ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    });
  }
}
