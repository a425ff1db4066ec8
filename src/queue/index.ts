export { AdmissionsService } from './admissions/admissions.service.js';
export { CALL_NOTICES_DUE, type CallNoticesDue } from './call-notices/call-notices.relay.js';
export { CallNoticesService } from './call-notices/call-notices.service.js';
export { AGAIN_BY_HAND_SECONDS } from './admissions/door.rules.js';
export { inThousands } from './draw/draw-checks.rules.js';
export { entryCount } from './draw/draw-entries.rules.js';
export type { DrawMoveKind, DrawRecord } from './draw/draw-record.js';
export { DrawRecords } from './draw/draw-records.service.js';
export { WORKED_EXAMPLE } from './draw/worked-example.js';
export { EmailProofs } from './registrations/email-proofs.js';
export { IdleVisits } from './admissions/idle-visits.service.js';
export { LeversService } from './levers/levers.service.js';
export {
  announcementFixed,
  entryCheck,
  noQueue,
  noRegistration,
  notAdmitted,
  randomnessKnown,
  randomnessOutOfOrder,
  registrationRequired,
  unknownPool,
} from './queue.problems.js';
export { type QueueFigures, QueueFiguresService } from './queue-figures.service.js';
export { type Place, placeOf, type PlaceState } from './now-serving/place.rules.js';
export type { SlowReason } from './now-serving/slowing.rules.js';
export type { SaleLine, SalePhase } from './now-serving/sale-line.rules.js';
export type { QueueEntryView } from './entries/entries.service.js';
export type { Pool } from './pools/pools.store.js';
export { PoolsService } from './pools/pools.service.js';
export { QueueModule } from './queue.module.js';
export { queueSettingsOf, takesEmailProof } from './queues/queue-settings.rules.js';
export { ShopperGuard, ShopperId } from './shoppers/shopper.guard.js';
export type { Announcement } from './randomness/announcement.rules.js';
export { type PublicNumber, RandomnessService } from './randomness/randomness.service.js';
export { WaitingRoomService } from './waiting-room.service.js';
export { Shoppers } from './shoppers/shoppers.js';
