import { Injectable } from '@nestjs/common';
import {
  EventsService,
  type Performance,
  PerformancesService,
  type PublicEvent,
  type Venue,
  VenuesService,
} from '../events/index.js';
import { type Area, type PriceTier, SetUpService, type Stock, StockService } from '../inventory/index.js';

/** A performance with all that is said about it. */
export interface Staging {
  performance: Performance;
  venue: Venue;
  tiers: PriceTier[];
  areas: Area[];
  stock: Stock | undefined;
}

export interface Programme {
  event: PublicEvent;
  /** Soonest first. */
  stagings: Staging[];
}

/** Gathers what several modules know of one event or one performance. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly venues: VenuesService,
    private readonly setUps: SetUpService,
    private readonly stocks: StockService,
  ) {}

  /** @throws not-found also for an event that is not published */
  async programme(idOrSlug: string): Promise<Programme> {
    const event = await this.events.getPublic(idOrSlug);
    const performances = await this.performances.publishedOf(event.id);
    const stocks = await this.stocks.of(performances.map(({ id }) => id));
    const stagings = await Promise.all(
      performances.map(performance => this.stage(performance, stocks.get(performance.id))),
    );
    return { event, stagings };
  }

  /** @throws not-found also for a performance that is not published */
  async staging(performanceId: string): Promise<Staging & { event: PublicEvent }> {
    const performance = await this.performances.getPublished(performanceId);
    const [event, staging] = await Promise.all([
      this.events.getPublic(performance.eventId),
      this.stage(performance, undefined),
    ]);
    return { event, ...staging };
  }

  private async stage(performance: Performance, stock: Stock | undefined): Promise<Staging> {
    const [venue, tiers, areas] = await Promise.all([
      this.venues.get(performance.venueId),
      this.setUps.tiersOf(performance.id),
      this.setUps.areasOf(performance.id),
    ]);
    return { performance, venue, tiers, areas, stock };
  }
}
