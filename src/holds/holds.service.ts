import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Performance, PublishedPerformances } from '../events/index.js';
import { invariant } from '../platform/assert.js';
import { Clock } from '../platform/clock/clock.js';
import { notFound } from '../platform/general-problems.js';
import { DomainError } from '../platform/problem.js';
import { AdmissionsService } from '../queue/index.js';
import { type Hold, holdIdFor, performanceOfHold } from './hold.js';
import { HoldLocks, type HoldOutcome } from './hold-locks.js';
import { HoldChoices } from './hold-choices.js';
import { HoldPicks, type Pick } from './hold-picks.js';
import { isOnSale, MAX_EXTENSIONS, MAX_LIFE_MS } from './hold.rules.js';
import { HoldQuotes } from './hold-quotes.js';
import { granted, refusalOf, RETRY_AFTER_SECONDS, sizeOf, tooMany } from './hold-refusals.js';
import { holdExpired, holdsUnavailable, notOnSale } from './holds.problems.js';

/** A placement gives up an idle payment of its shopper; another one can hardly begin that often meanwhile. */
const MAX_PAYMENTS_ABANDONED = 5;

/** Gives up a payment that waits for another card, so that its hold can be changed. Declared here, served by payments. */
export type AbandonPayment = (paymentId: string) => Promise<void>;

@Injectable()
export class HoldsService {
  private readonly logger = new Logger(HoldsService.name);
  private abandon: AbandonPayment | undefined;

  constructor(
    private readonly locks: HoldLocks,
    private readonly picks: HoldPicks,
    private readonly choices: HoldChoices,
    private readonly quotes: HoldQuotes,
    private readonly admissions: AdmissionsService,
    private readonly clock: Clock,
    private readonly performances: PublishedPerformances,
  ) {}

  onAbandon(abandon: AbandonPayment): void {
    invariant(this.abandon === undefined, 'one module pays');
    this.abandon = abandon;
  }

  /**
   * Holds seats for a shopper: all of them or none. The shopper's hold in this performance, if there is one, gets
   * these seats instead and keeps its id and times; when that fails it keeps its seats.
   * @throws not-found, invalid-request, not-on-sale, not-admitted, limit-reached, seats-taken, leaves-single-seat,
   *   no-adjacent-seats, sold-out, payment-in-progress, holds-unavailable
   */
  async place(performanceId: string, shopperId: string, pick: Pick): Promise<Hold> {
    const performance = await this.performances.get(performanceId);
    if (!isOnSale(performance, this.clock.now())) {
      const { onSaleAt, offSaleAt } = performance;
      throw new DomainError(notOnSale, { extra: { onSaleAt, offSaleAt } });
    }
    await this.admissions.mayHold(performance, shopperId);
    const wanted = sizeOf(pick);
    if (wanted > performance.seatsPerHold) throw tooMany(performance);
    for (let abandoned = 0; ; abandoned += 1) {
      const outcome = await this.placePick(performance, shopperId, pick);
      if ('hold' in outcome) return outcome.hold;
      if (outcome.refusal !== 'payment-idle' || abandoned >= MAX_PAYMENTS_ABANDONED) {
        throw refusalOf(outcome, performance);
      }
      await this.abandonPaymentOf(await this.locks.findOfShopper(performanceId, shopperId));
    }
  }

  /**
   * Whether `place` would come to look at the seats themselves, by what this process knows without asking anybody.
   * Where it knows nothing, this says no.
   */
  isOpenFor(performanceId: string, shopperId: string, seats: number): boolean {
    const performance = this.performances.present(performanceId);
    if (performance === undefined || seats > performance.seatsPerHold) return false;
    return isOnSale(performance, this.clock.now()) && this.admissions.isKnownInside(performance, shopperId);
  }

  /** @throws not-found for another's hold, hold-expired */
  async get(holdId: string, shopperId: string): Promise<Hold> {
    const performanceId = performanceOfHold(holdId);
    if (performanceId === undefined) throw new DomainError(notFound, { detail: 'There is no such hold.' });
    const hold = await this.guarded(this.locks.find(performanceId, holdId));
    if (hold === undefined) throw new DomainError(holdExpired);
    if (hold.shopperId !== shopperId) throw new DomainError(notFound, { detail: 'There is no such hold.' });
    return hold;
  }

  findOfShopper(performanceId: string, shopperId: string): Promise<Hold | undefined> {
    return this.guarded(this.locks.findOfShopper(performanceId, shopperId));
  }

  /** @throws not-found, hold-expired, no-extensions-left, payment-in-progress */
  async extend(holdId: string, shopperId: string): Promise<Hold> {
    const hold = await this.get(holdId, shopperId);
    const { holdTtlSeconds } = await this.performances.get(hold.performanceId);
    const change = { op: 'extend', ttlMs: holdTtlSeconds * 1000, maxLifeMs: MAX_LIFE_MS } as const;
    return granted(await this.guarded(this.locks.change(hold, change)));
  }

  /** Gives the seats back. A hold that is over is as good as released. @throws not-found, payment-in-progress */
  async release(holdId: string, shopperId: string): Promise<void> {
    let hold: Hold;
    try {
      hold = await this.get(holdId, shopperId);
    } catch (error) {
      if (error instanceof DomainError && error.problem === holdExpired) return;
      throw error;
    }
    const outcome = await this.guarded(this.locks.change(hold, { op: 'release' }));
    if ('refusal' in outcome && outcome.refusal === 'payment-idle') {
      await this.abandonPaymentOf(hold);
      granted(await this.guarded(this.locks.change(hold, { op: 'release' })));
    } else {
      granted(outcome);
    }
  }

  /** A payment begins: the hold lasts at least `pinMs` from now and can no longer be changed. @throws hold-expired */
  async pin(hold: Hold, payment: string, pinMs: number): Promise<Hold> {
    return granted(await this.guarded(this.locks.change(hold, { op: 'pin', pinMs, payment })));
  }

  /** The payment waits for another card (`over: false`) or is done with. A hold that is gone needs nothing. */
  async unpin(holdId: string, over: boolean): Promise<void> {
    await this.ifStillThere(holdId, { op: 'unpin', over });
  }

  /** The seats are sold: the hold is over, its locks go with the sale. */
  async settle(holdId: string): Promise<void> {
    await this.ifStillThere(holdId, { op: 'settle' });
  }

  private async ifStillThere(
    holdId: string,
    change: { op: 'settle' } | { op: 'unpin'; over: boolean },
  ): Promise<void> {
    const performanceId = performanceOfHold(holdId);
    if (performanceId === undefined) return;
    const hold = await this.locks.find(performanceId, holdId);
    if (hold !== undefined) await this.locks.change(hold, change);
  }

  private async placePick(performance: Performance, shopperId: string, pick: Pick): Promise<HoldOutcome> {
    const place = (ordinals: number[]) => this.placeSeats(performance, shopperId, ordinals);
    if (!('seatIds' in pick)) return this.choices.place(performance, shopperId, pick, place);
    return place(await this.picks.named(performance, shopperId, pick.seatIds));
  }

  private async placeSeats(
    performance: Performance,
    shopperId: string,
    ordinals: number[],
  ): Promise<HoldOutcome> {
    const { seats, currency } = await this.quotes.of(performance.id, ordinals);
    return this.guarded(
      this.locks.place({
        id: holdIdFor(performance.id, randomUUID()),
        performanceId: performance.id,
        shopperId,
        currency,
        seats,
        ttlMs: performance.holdTtlSeconds * 1000,
        perHold: performance.seatsPerHold,
        perShopper: performance.seatsPerShopper,
        extensions: MAX_EXTENSIONS,
      }),
    );
  }

  private async abandonPaymentOf(hold: Hold | undefined): Promise<void> {
    if (hold?.payment === undefined) return;
    invariant(this.abandon !== undefined, 'whoever begins payments can give them up');
    await this.abandon(hold.payment.id);
    await this.unpin(hold.id, true);
  }

  private async guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.logger.warn(`Holds are unavailable: ${String(error)}`);
      throw new DomainError(holdsUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
  }
}
