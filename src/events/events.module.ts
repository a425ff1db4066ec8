import { Module } from '@nestjs/common';
import { AttractionsService } from './attractions/attractions.service.js';
import { EventsService } from './events/events.service.js';
import { PerformancesService } from './performances/performances.service.js';
import { PublishedPerformances } from './performances/published-performances.js';
import { EventsSearch } from './search/events.search.js';
import { VenuesService } from './venues/venues.service.js';

const services = [
  ...[AttractionsService, VenuesService, EventsService],
  ...[PerformancesService, PublishedPerformances, EventsSearch],
];

@Module({ providers: services, exports: services })
export class EventsModule {}
