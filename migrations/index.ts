import { CreateCatalogue1767000000000 } from './1767000000000-create-catalogue.js';
import { CreateInventory1767000001000 } from './1767000001000-create-inventory.js';
import { CreatePayments1767000002000 } from './1767000002000-create-payments.js';
import { CreateBookings1767000003000 } from './1767000003000-create-bookings.js';
import { CreateOutboxAndMails1767000004000 } from './1767000004000-create-outbox-and-mails.js';
import { CreateAdmins1767000005000 } from './1767000005000-create-admins.js';
import { CreateSandbox1767000006000 } from './1767000006000-create-sandbox.js';
import { KeepAnswersWordForWord1767000007000 } from './1767000007000-keep-answers-word-for-word.js';
import { FollowRefunds1767000008000 } from './1767000008000-follow-refunds.js';
import { KeepBreaks1767000009000 } from './1767000009000-keep-breaks.js';
import { CreateQueues1767000010000 } from './1767000010000-create-queues.js';
import { EndIdleVisits1767000011000 } from './1767000011000-end-idle-visits.js';
import { CreateQueueRegistrations1767000012000 } from './1767000012000-create-queue-registrations.js';
import { CreateQueueCallNotices1767000012500 } from './1767000012500-create-queue-call-notices.js';
import { AnnouncePublicRandomness1767000013000 } from './1767000013000-announce-public-randomness.js';
import { ShareCapacityAmongSales1767000013500 } from './1767000013500-share-capacity-among-sales.js';
import { KeepPlacesOverANewKey1767000013700 } from './1767000013700-keep-places-over-a-new-key.js';
import { LetMailsEndAndBeDeclined1767000013710 } from './1767000013710-let-mails-end-and-be-declined.js';

/** Every migration, in the order in which they run. */
export const migrations = [
  CreateCatalogue1767000000000,
  CreateInventory1767000001000,
  CreatePayments1767000002000,
  CreateBookings1767000003000,
  CreateOutboxAndMails1767000004000,
  CreateAdmins1767000005000,
  CreateSandbox1767000006000,
  KeepAnswersWordForWord1767000007000,
  FollowRefunds1767000008000,
  KeepBreaks1767000009000,
  CreateQueues1767000010000,
  EndIdleVisits1767000011000,
  CreateQueueRegistrations1767000012000,
  CreateQueueCallNotices1767000012500,
  AnnouncePublicRandomness1767000013000,
  ShareCapacityAmongSales1767000013500,
  KeepPlacesOverANewKey1767000013700,
  LetMailsEndAndBeDeclined1767000013710,
];
