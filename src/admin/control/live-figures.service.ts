import { Injectable } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { AvailabilityDocuments, AvailabilityService, type Counts } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Money } from '../../platform/money/money.js';
import { QueueFiguresService } from '../../queue/index.js';
import { type Invariants, PerformanceFactsStore } from './performance-facts.store.js';

export interface LiveFigures {
  performanceId: string;
  at: string;
  counts: Counts;
  /** People in the shop, called so far and waiting: nobody while there is no queue. */
  activeShoppers: number;
  called: number;
  waiting: number;
  holds: number;
  /** Payments that have their seats claimed right now. */
  claims: number;
  paymentsRunning: number;
  bookings: number;
  seatsBooked: number;
  /** Captured less refunded; null before the performance has prices. */
  revenue: Money | null;
  rates: { bookingsPerMinute: number; seatsPerMinute: number };
  invariants: Invariants;
}

const NOTHING: Counts = { available: 0, held: 0, sold: 0, blocked: 0 };

/** How a sale goes right now. */
@Injectable()
export class LiveFiguresService {
  constructor(
    private readonly performances: PerformancesService,
    private readonly documents: AvailabilityDocuments,
    private readonly availability: AvailabilityService,
    private readonly queues: QueueFiguresService,
    private readonly store: PerformanceFactsStore,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found */
  async of(performanceId: string): Promise<LiveFigures> {
    const performance = await this.performances.get(performanceId);
    const isPublished = performance.publishedAt !== null;
    const counts = isPublished ? (await this.documents.of(performanceId)).counts : NOTHING;
    const sales = await this.store.sales(performanceId);
    const queue = await this.queues.of(performanceId);
    return {
      performanceId,
      at: this.clock.now().toISOString(),
      counts,
      activeShoppers: queue.inside,
      called: queue.called,
      waiting: queue.waiting,
      holds: isPublished ? await this.holds(performanceId) : 0,
      claims: sales.claims,
      paymentsRunning: sales.paymentsRunning,
      bookings: sales.bookings,
      seatsBooked: sales.seatsBooked,
      revenue: sales.currency === null ? null : { amount: sales.revenueMinor, currency: sales.currency },
      rates: { bookingsPerMinute: sales.bookingsLastMinute, seatsPerMinute: sales.seatsLastMinute },
      invariants: await this.store.invariants(performanceId),
    };
  }

  invariantsOfAll(): Promise<Invariants> {
    return this.store.invariants(null);
  }

  private async holds(performanceId: string): Promise<number> {
    return (await this.availability.board(performanceId)).holders(this.availability.now());
  }
}
