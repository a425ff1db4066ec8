import { Attraction } from './attractions/attraction.entity.js';
import { Event } from './events/event.entity.js';
import { Performance } from './performances/performance.entity.js';
import { Venue } from './venues/venue.entity.js';
export { Attraction, Event, Performance, Venue };
export { AttractionsService } from './attractions/attractions.service.js';
export { VenuesService } from './venues/venues.service.js';
export { EventsService } from './events/events.service.js';
export { PerformancesService } from './performances/performances.service.js';
export { EventsSearch } from './search/events.search.js';
export { inUse, notPublishable, onSaleCannotGo } from './catalogue.problems.js';
export { EventsModule } from './events.module.js';
export const eventsEntities = [
    Attraction,
    Venue,
    Event,
    Performance
];

//# sourceMappingURL=index.js.map
