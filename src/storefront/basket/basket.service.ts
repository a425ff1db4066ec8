import { Injectable } from '@nestjs/common';
import { BookingsService } from '../../bookings/index.js';
import { HoldsService } from '../../holds/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { Catalogue } from '../catalogue.service.js';
import type { BasketContent } from './basket.page.js';

/** What one shopper holds in the performances that the browser remembers. */
@Injectable()
export class Basket {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly holds: HoldsService,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  /** @returns the content and the performances that need not be remembered any longer */
  async of(shopperId: string, performanceIds: string[]): Promise<{ content: BasketContent; over: string[] }> {
    const holds: BasketContent['holds'] = [];
    const expired: BasketContent['expired'] = [];
    const over: string[] = [];
    for (const performanceId of performanceIds) {
      const staged = await this.catalogue.staging(performanceId).catch(nothingIfGone);
      const hold =
        staged === undefined ? undefined : await this.holds.findOfShopper(performanceId, shopperId);
      if (staged !== undefined && hold !== undefined) {
        holds.push({ hold, staged });
        continue;
      }
      over.push(performanceId);
      const isBooked = await this.hasBooked(performanceId, shopperId);
      if (staged !== undefined && !isBooked) expired.push(staged);
    }
    return { content: { holds, expired, now: this.clock.now() }, over };
  }

  /** Seats that became a booking have not run out of time. */
  private async hasBooked(performanceId: string, shopperId: string): Promise<boolean> {
    const { items } = await this.bookings.list({ performanceId, shopperId, limit: 1 });
    return items.length > 0;
  }
}

function nothingIfGone(error: unknown): undefined {
  if (error instanceof DomainError && error.problem === notFound) return undefined;
  throw error;
}
