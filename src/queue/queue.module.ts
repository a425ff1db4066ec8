import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { InventoryModule } from '../inventory/index.js';
import { AdmissionsController } from './admissions/admissions.controller.js';
import { AdmissionsService } from './admissions/admissions.service.js';
import { AdmissionsStore } from './admissions/admissions.store.js';
import { Door } from './admissions/door.js';
import { CallNoticesRelay } from './call-notices/call-notices.relay.js';
import { CallNoticesService } from './call-notices/call-notices.service.js';
import { CallNoticesStore } from './call-notices/call-notices.store.js';
import { IdleVisits } from './admissions/idle-visits.service.js';
import { IdleVisitsStore } from './admissions/idle-visits.store.js';
import { CallerService } from './calls/caller.service.js';
import { DrawController } from './draw/draw.controller.js';
import { DrawRecords } from './draw/draw-records.service.js';
import { DrawTrees } from './draw/draw-trees.js';
import { EarlyEntries } from './entries/early-entries.js';
import { EntriesService } from './entries/entries.service.js';
import { EntryTokens } from './entries/entry-tokens.js';
import { IndexCounter } from './entries/index-counter.js';
import { CrowdWatch } from './heartbeats/crowd-watch.js';
import { EarlyHeartbeats } from './heartbeats/early-heartbeats.js';
import { HeartbeatsController } from './heartbeats/heartbeats.controller.js';
import { HeartbeatsService } from './heartbeats/heartbeats.js';
import { Arrivals } from './entry-checks/arrivals.js';
import { EntryChecks } from './entry-checks/entry-checks.service.js';
import { ProofOfWork } from './entry-checks/proof-of-work.js';
import { LeversService } from './levers/levers.service.js';
import { LeversStore } from './levers/levers.store.js';
import { NowServing } from './now-serving/now-serving.js';
import { NowServingStore } from './now-serving/now-serving.store.js';
import { QueueFiguresService } from './queue-figures.service.js';
import { QueueCounters } from './queues/queue-counters.js';
import { QueueRedis } from './queues/queue-redis.js';
import { QueuesService } from './queues/queues.service.js';
import { QueuesStore } from './queues/queues.store.js';
import { PoolsService } from './pools/pools.service.js';
import { PoolsStore } from './pools/pools.store.js';
import { AnnouncementsStore } from './randomness/announcements.store.js';
import { RandomnessService } from './randomness/randomness.service.js';
import { EmailProofs } from './registrations/email-proofs.js';
import { RegistrationsService } from './registrations/registrations.service.js';
import { RegistrationsStore } from './registrations/registrations.store.js';
import { ShopperGuard } from './shoppers/shopper.guard.js';
import { Shoppers } from './shoppers/shoppers.js';

import { WaitingRoomService } from './waiting-room.service.js';

@Module({
  imports: [EventsModule, InventoryModule],
  controllers: [AdmissionsController, DrawController, HeartbeatsController],
  providers: [
    ...[
      AdmissionsService,
      AdmissionsStore,
      Door,
      IdleVisits,
      IdleVisitsStore,
      CallerService,
      DrawRecords,
      DrawTrees,
      EarlyEntries,
      EntriesService,
      EntryTokens,
      IndexCounter,
    ],
    ...[CallNoticesRelay, CallNoticesService, CallNoticesStore],
    ...[CrowdWatch, EarlyHeartbeats, HeartbeatsService],
    ...[EmailProofs, RegistrationsService, RegistrationsStore, Arrivals, ProofOfWork, EntryChecks],
    ...[NowServing, NowServingStore, QueueCounters, QueueRedis, QueuesService, QueuesStore],
    ...[PoolsService, PoolsStore, AnnouncementsStore, RandomnessService],
    ...[LeversService, LeversStore, QueueFiguresService, Shoppers, ShopperGuard, WaitingRoomService],
  ],
  exports: [
    WaitingRoomService,
    AdmissionsService,
    CallNoticesService,
    IdleVisits,
    DrawRecords,
    EmailProofs,
    LeversService,
    PoolsService,
    RandomnessService,
    QueueFiguresService,
    Shoppers,
    ShopperGuard,
  ],
})
export class QueueModule {}
