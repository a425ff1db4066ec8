import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';
import { JobRegistry, Outbox } from '../../platform/jobs/index.js';
import { AvailabilityService } from '../availability/availability.service.js';
import { SeatCopy } from '../availability/seat-copy.js';
import { type ClaimRequest, PerformanceSeatsStore } from './performance-seats.store.js';

const SEATS_CHANGED = 'inventory.seats-changed';

/**
 * The one door through which a seat changes hands. Every sales path claims and sells here; each change reaches the
 * copy in Redis before the sale is answered, and by the outbox should this process die in between.
 */
@Injectable()
export class PerformanceSeatsService implements OnModuleInit {
  constructor(
    private readonly store: PerformanceSeatsStore,
    private readonly outbox: Outbox,
    private readonly copy: SeatCopy,
    private readonly availability: AvailabilityService,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.on(SEATS_CHANGED, 'copy the seats to Redis', async payload => {
      const messages = await this.copy.sync(
        payload['performanceId'] as string,
        payload['ordinals'] as number[],
      );
      messages.forEach((message, server) => this.availability.heard(message, server));
    });
  }

  /**
   * Claims all seats for one payment, or none.
   * @returns the ordinals that somebody else has; empty when the claim stands. When it is not empty the caller must
   *   roll back.
   */
  async claim(tx: Tx, request: ClaimRequest): Promise<number[]> {
    const claimed = new Set(await this.store.claim(tx, request));
    const lost = request.ordinals.filter(ordinal => !claimed.has(ordinal));
    if (lost.length === 0) await this.changed(tx, request.performanceId, request.ordinals);
    return lost;
  }

  /** Seats that a shopper has bought or is paying for, as the transaction sees it. */
  takenBy(tx: Tx, performanceId: string, shopperId: string): Promise<number> {
    return this.store.takenBy(tx, performanceId, shopperId);
  }

  /**
   * Sells what the claim still has to the booking.
   * @returns whether that was all of `ordinals`; the caller must roll back when it was not
   */
  async sell(
    tx: Tx,
    sale: { performanceId: string; claimId: string; bookingId: string; ordinals: number[] },
  ): Promise<boolean> {
    const sold = await this.store.sell(tx, sale.performanceId, sale.claimId, sale.bookingId);
    if (sold.length !== sale.ordinals.length) return false;
    await this.changed(tx, sale.performanceId, sold);
    return true;
  }

  /** Locks the seats of a claim until the end of the transaction. @returns whether all are still there */
  async stillClaimed(tx: Tx, performanceId: string, claimId: string, count: number): Promise<boolean> {
    return (await this.store.lockClaimed(tx, performanceId, claimId)).length === count;
  }

  async releaseClaim(tx: Tx, performanceId: string, claimId: string): Promise<void> {
    await this.changed(tx, performanceId, await this.store.releaseClaim(tx, performanceId, claimId));
  }

  /** Makes a claim last at least until then. */
  async extendClaim(tx: Tx, performanceId: string, claimId: string, until: Date): Promise<void> {
    await this.store.extendClaim(tx, performanceId, claimId, until);
  }

  /** Gives sold seats back to the sale. @returns how many were the booking's */
  async free(tx: Tx, performanceId: string, bookingId: string, ordinals: number[]): Promise<number> {
    const freed = await this.store.free(tx, performanceId, bookingId, ordinals);
    await this.changed(tx, performanceId, freed);
    return freed.length;
  }

  private async changed(tx: Tx, performanceId: string, ordinals: number[]): Promise<void> {
    if (ordinals.length > 0) await this.outbox.addForNow(tx, SEATS_CHANGED, { performanceId, ordinals });
  }
}
