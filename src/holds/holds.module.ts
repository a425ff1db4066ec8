import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { InventoryModule } from '../inventory/index.js';
import { QueueModule } from '../queue/index.js';
import { BasketCookie } from './basket-cookie.js';
import { EarlyHolds } from './early-holds.js';
import { HoldChoices } from './hold-choices.js';
import { HoldingShoppers } from './holding-shoppers.js';
import { HoldLocks } from './hold-locks.js';
import { HoldPicks } from './hold-picks.js';
import { HoldQuotes } from './hold-quotes.js';
import { HoldsController } from './holds.controller.js';
import { HoldsService } from './holds.service.js';
import { OwnHoldsController } from './own-holds.controller.js';

@Module({
  imports: [EventsModule, InventoryModule, QueueModule],
  controllers: [HoldsController, OwnHoldsController],
  providers: [
    BasketCookie,
    EarlyHolds,
    HoldChoices,
    HoldingShoppers,
    HoldLocks,
    HoldPicks,
    HoldQuotes,
    HoldsService,
  ],
  exports: [BasketCookie, HoldsService],
})
export class HoldsModule {}
