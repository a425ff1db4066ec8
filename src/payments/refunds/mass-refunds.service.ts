import { Injectable, Logger } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { Database } from '../../platform/database/index.js';
import { DomainError } from '../../platform/problem.js';
import { RefundsService } from './refunds.service.js';
import { type MassRefund, MassRefundsStore } from './mass-refunds.store.js';

/** The reason, and the key: nobody gets the money of one booking twice, however often this runs. */
export const PERFORMANCE_CANCELLED = 'performance-cancelled';

/**
 * Gives everybody their money back once a performance is cancelled. There is no list to work off: whoever still
 * has a booking for a cancelled performance is due, so it may be interrupted anywhere and goes on where it was.
 */
@Injectable()
export class MassRefundsService {
  private readonly logger = new Logger(MassRefundsService.name);

  constructor(
    private readonly database: Database,
    private readonly store: MassRefundsStore,
    private readonly bookings: BookingsService,
    private readonly refunds: RefundsService,
  ) {}

  /** Writes refunds for at most `limit` bookings; the payouts carry them out. @returns how many it wrote */
  async workOff(limit: number): Promise<number> {
    const due = await this.store.due(this.database.primary, limit);
    let written = 0;
    for (const bookingId of due) {
      const booking = await this.bookings.byId(bookingId);
      try {
        await this.refunds.refund(booking, { reason: PERFORMANCE_CANCELLED, key: PERFORMANCE_CANCELLED });
        written += 1;
      } catch (error) {
        // Somebody else gave it back in the same moment, or it waits for its capture.
        if (!(error instanceof DomainError)) throw error;
        this.logger.warn(`Booking ${booking.reference} is not refunded yet: ${error.message}`);
      }
    }
    return written;
  }

  /** How far it has come for one performance. */
  progressOf(performanceId: string): Promise<MassRefund> {
    return this.store.progressOf(this.database.primary, performanceId);
  }
}
