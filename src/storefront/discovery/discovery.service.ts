import { Injectable } from '@nestjs/common';
import {
  type EventFacets,
  type EventSearch,
  EventsSearch,
  type FoundEvent,
  PerformancesService,
} from '../../events/index.js';
import { StockService } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { type AvailabilityWord, availabilityWord, bestWord } from './availability-word.rules.js';

export interface Listed {
  found: FoundEvent;
  availability: AvailabilityWord;
  /** Places that are still free in all performances on sale. */
  available: number;
  capacity: number;
  /** Performances still to come. */
  upcoming: number;
}

export interface Listing {
  items: Listed[];
  nextCursor: string | null;
  facets: EventFacets;
  /** When a sale in the list begins or ends. */
  changes: Date[];
}

/** Search results with what is left of each event. */
@Injectable()
export class Discovery {
  constructor(
    private readonly search: EventsSearch,
    private readonly performances: PerformancesService,
    private readonly stocks: StockService,
    private readonly clock: Clock,
  ) {}

  async find(search: EventSearch): Promise<Listing> {
    const { items, nextCursor, facets } = await this.search.search(search);
    const now = this.clock.now();
    const performances = await this.performances.byIds(items.flatMap(item => item.performanceIds));
    const open = performances.filter(
      one => one.status !== 'cancelled' && one.onSaleAt <= now && now < one.offSaleAt,
    );
    const stocks = await this.stocks.of(open.map(one => one.id));
    const listed = items.map(found => {
      const own = performances.filter(one => found.performanceIds.includes(one.id));
      const stock = own.map(one => stocks.get(one.id)).filter(one => one !== undefined);
      const words = own.map(one => availabilityWord(one, stocks.get(one.id), now));
      return {
        found,
        availability: found.status === 'cancelled' ? ('cancelled' as const) : bestWord(words),
        available: stock.reduce((sum, one) => sum + one.available, 0),
        capacity: stock.reduce((sum, one) => sum + one.capacity, 0),
        upcoming: own.filter(one => one.startsAt > now && one.status !== 'cancelled').length,
      };
    });
    const changes = performances.flatMap(one => [one.onSaleAt, one.offSaleAt]);
    return { items: listed, nextCursor, facets, changes };
  }
}
