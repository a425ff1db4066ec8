import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PerformancesService } from '../../events/index.js';
import { SeatDirectories } from '../../inventory/index.js';
import { PastSalesService } from '../../payments/index.js';
import { Config } from '../../platform/config/config.js';
import { PerformanceSetup } from '../api/performance-setup.service.js';
import { DEMO_ACTOR, DemoCatalogueStore, type DemoTask } from './demo-catalogue.store.js';
import { inParts, soldPlaces } from './demo-sales.rules.js';

/** Houses of this size take seconds to write, so they open after the product is ready. */
const LARGE = ['arena', 'stadium'];
const LEAST_SALES = 12;
const MOST_SEATS_A_SALE = 400;
const GROUPS = [
  ['Friends of the House', 'friends@example.com'],
  ['Lindgren Travel', 'groups@lindgren.example'],
  ['Okonkwo & Daughters', 'office@okonkwo.example'],
  ['The Tuesday Society', 'tuesdays@example.com'],
  ['Harbour School', 'office@harbour-school.example'],
  ['Members, first presale', 'members@example.com'],
] as const;

/** Loads the demo when SEED_DEMO is on and there is no event yet; goes on where a start before was cut short. */
@Injectable()
export class DemoLoader implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Demo');
  private background: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly config: Config,
    private readonly catalogue: DemoCatalogueStore,
    private readonly performances: PerformancesService,
    private readonly setup: PerformanceSetup,
    private readonly directories: SeatDirectories,
    private readonly pastSales: PastSalesService,
  ) {}

  /** Small houses are on sale when this is done; the rest follows by itself. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.seedDemo) return;
    const isNew = await this.catalogue.draft();
    const tasks = await this.catalogue.tasks();
    if (tasks.length === 0) return;
    if (isNew) this.logger.log(`Loading the demo: ${tasks.length} performances`);
    if (!this.hasTestCards()) this.logger.log('Past sales are left out: Stripe would charge a card for them');
    for (const task of tasks) if (!LARGE.includes(task.seating)) await this.publish(task);
    this.background = this.openAll(tasks).catch((error: unknown) => {
      this.logger.error(`The demo is not complete; the next start goes on with it: ${String(error)}`);
    });
  }

  /** Ends when the large houses are open too, or when that failed. */
  whenComplete(): Promise<void> {
    return this.background;
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.background;
  }

  /** Asked anew each time: it changes while this waits for the database. */
  private mustStop(): boolean {
    return this.isStopping;
  }

  private hasTestCards(): boolean {
    return this.config.paymentProvider === 'sandbox';
  }

  private async openAll(tasks: DemoTask[]): Promise<void> {
    let opened = 0;
    for (const task of tasks) {
      if (this.mustStop()) return;
      await this.publish(task);
      await this.sell(task);
      if (this.mustStop()) return;
      await this.catalogue.done(task);
      opened += 1;
      if (LARGE.includes(task.seating))
        this.logger.log(`${task.eventKey} is on sale (${opened}/${tasks.length})`);
    }
    this.logger.log('The demo is complete');
  }

  private async publish({ performanceId }: DemoTask): Promise<void> {
    const { publishedAt } = await this.performances.get(performanceId);
    if (publishedAt === null) await this.setup.publish(DEMO_ACTOR, performanceId);
  }

  private async sell({ performanceId, soldShare }: DemoTask): Promise<void> {
    if (soldShare === 0 || !this.hasTestCards()) return;
    const { seats } = await this.directories.of(performanceId);
    const tiers = await this.directories.tiersOf(performanceId);
    const priced = seats.flatMap(seat => {
      const tier = tiers.get(seat.priceTierId ?? '');
      if (tier === undefined) return [];
      const { ordinal: o, seatId, section, row, seat: label } = seat;
      const { id: tierId, price, fees } = tier;
      return [
        {
          currency: price.currency,
          seat: { o, seatId, section, row, seat: label, tierId, price: price.amount, fees: fees.amount },
        },
      ];
    });
    const sold = new Set(
      soldPlaces(
        priced.map(({ seat }) => seat.o),
        soldShare,
        performanceId,
      ),
    );
    const chosen = priced.filter(({ seat }) => sold.has(seat.o));
    const parts = inParts(chosen, Math.max(LEAST_SALES, Math.ceil(chosen.length / MOST_SEATS_A_SALE)));
    for (const [index, part] of parts.entries()) {
      if (this.mustStop()) return;
      const [name, email] = GROUPS[index % GROUPS.length] ?? GROUPS[0];
      await this.pastSales.record({
        ...{ key: String(index), performanceId, shopperId: `demo-${index}`, buyer: { name, email } },
        ...{ currency: part[0]?.currency ?? '', seats: part.map(({ seat }) => seat) },
        paymentMethod: 'pm_card_visa',
      });
    }
  }
}
