import { Attraction } from './attractions/attraction.entity.js';
import { Event } from './events/event.entity.js';
import { Performance } from './performances/performance.entity.js';
import { Venue } from './venues/venue.entity.js';

export { Attraction, Event, Performance, Venue };
export { type ArtworkShape, artworkPalette, artworkSvg } from './artwork.rules.js';
export { type AttractionInput, AttractionsService } from './attractions/attractions.service.js';
export { type VenueInput, VenuesService } from './venues/venues.service.js';
export { type EventInput, EventsService, type PublicEvent } from './events/events.service.js';
export {
  type OnSaleFacts,
  type PerformanceInput,
  PerformancesService,
} from './performances/performances.service.js';
export { PublishedPerformances } from './performances/published-performances.js';
export type { OrphanRule, PerformanceStatus, QueueSettings } from './performances/performance.entity.js';
export { type EventFacets, type EventSearch, EventsSearch, type FoundEvent } from './search/events.search.js';
export { inUse, notPublishable, onSaleCannotGo } from './catalogue.problems.js';
export { EventsModule } from './events.module.js';

export const eventsEntities = [Attraction, Venue, Event, Performance];
