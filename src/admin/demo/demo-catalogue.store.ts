import { Injectable } from '@nestjs/common';
import {
  AttractionsService,
  EventsService,
  PerformancesService,
  type PerformanceStatus,
  VenuesService,
} from '../../events/index.js';
import {
  arena,
  type SeatingPlan,
  SeatingPlansService,
  SetUpService,
  stadium,
  theatre,
} from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { inDays } from '../../platform/clock/local-time.rules.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { AuditLog } from '../audit/audit-log.js';
import { demoCatalogue } from './demo-catalogue.js';
import type { DemoEvent, DemoPerformance, DemoSeating, DemoVenue } from './demo-event.js';

export const DEMO_ACTOR = 'demo';
const DRAFTED = 'performance.drafted';
const OPENED = 'performance.opened';
const DEMO_LOCK = 727_003;
const CATALOGUE_MS = 60_000;
const HOLD_SECONDS = 600;
const ON_SALE_AT = '10:00';

/** What is still to be done for a performance of the demo. */
export interface DemoTask {
  performanceId: string;
  eventKey: string;
  seating: DemoSeating;
  status: PerformanceStatus;
  soldShare: number;
}

interface Place {
  id: string;
  planId: string | null;
  venue: DemoVenue;
}

const PLANS: Record<DemoSeating, ((name: string) => SeatingPlan) | undefined> = {
  theatre,
  arena,
  stadium,
  standing: undefined,
};

/** Writes the demo's drafts, and remembers in the audit log which of them are not open yet. */
@Injectable()
export class DemoCatalogueStore {
  constructor(
    private readonly database: Database,
    private readonly attractions: AttractionsService,
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly venues: VenuesService,
    private readonly plans: SeatingPlansService,
    private readonly setUp: SetUpService,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** All drafts in one transaction, unless there is any event: then nothing. @returns whether it wrote them */
  draft(): Promise<boolean> {
    return this.database.run(async tx => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [DEMO_LOCK]);
      const present = await tx.query('SELECT 1 FROM events LIMIT 1');
      if (present.length > 0) return false;
      const places = new Map<string, Place>();
      for (const venue of demoCatalogue.venues) places.set(venue.key, await this.draftVenue(tx, venue));
      for (const event of demoCatalogue.events) await this.draftEvent(tx, event, places);
      return true;
    }, CATALOGUE_MS);
  }

  /** Small houses first, so that a first look finds much. */
  async tasks(): Promise<DemoTask[]> {
    const rows = await this.database.primary.query<{ task: DemoTask }>(
      `SELECT d.detail AS task FROM audit_log d
        WHERE d.actor = $1 AND d.action = $2
          AND NOT EXISTS (SELECT 1 FROM audit_log o
                           WHERE o.actor = $1 AND o.action = $3 AND o.subject = d.subject)
        ORDER BY d.id`,
      [DEMO_ACTOR, DRAFTED, OPENED],
    );
    const size: DemoSeating[] = ['standing', 'theatre', 'arena', 'stadium'];
    return rows.map(({ task }) => task).sort((a, b) => size.indexOf(a.seating) - size.indexOf(b.seating));
  }

  /** It is published, sold as far as it should be, and in the state that it should have. */
  async done({ performanceId, status }: DemoTask): Promise<void> {
    await this.database.run(async tx => {
      if (status !== 'scheduled') await this.performances.update(tx, performanceId, { status });
      const subject = `performance:${performanceId}`;
      await this.log.record(tx, { actor: DEMO_ACTOR, action: OPENED, subject });
    });
  }

  private async draftVenue(tx: Tx, venue: DemoVenue): Promise<Place> {
    const { name, city, country, timeZone, seating } = venue;
    const id = await this.venues.create(tx, { name, city, country, timeZone });
    const make = PLANS[seating];
    const planId = make === undefined ? null : (await this.plans.create(tx, make(name))).id;
    return { id, planId, venue };
  }

  private async draftEvent(tx: Tx, event: DemoEvent, places: Map<string, Place>): Promise<void> {
    const place = places.get(event.venue);
    if (place === undefined) throw new Error(`the demo has no venue ${event.venue}`);
    const { name, genre, description, details, cancellableUntilHoursBefore: hours } = event;
    const cancellation = hours === undefined ? {} : { cancellation: { untilHoursBefore: hours } };
    const attractionId = await this.attractions.create(tx, { name: event.attraction, genre });
    const eventId = await this.events.create(tx, {
      ...{ name, attractionId, genre, description },
      details: { ...details, ...cancellation },
    });
    for (const performance of event.performances) {
      await this.draftPerformance(tx, { event, eventId, place, performance });
    }
  }

  private async draftPerformance(
    tx: Tx,
    draft: { event: DemoEvent; eventId: string; place: Place; performance: DemoPerformance },
  ): Promise<void> {
    const { event, eventId, place, performance } = draft;
    const { timeZone } = place.venue;
    const now = this.clock.now();
    const at = (days: number, time: string): Date => inDays(now, days, time, timeZone);
    const startsAt = at(performance.inDays, performance.startsAt);
    const id = await this.performances.create(tx, eventId, {
      ...{ startsAt, timeZone, venueId: place.id, seatingPlanId: place.planId, offSaleAt: startsAt },
      doorsAt: at(performance.inDays, performance.doorsAt),
      onSaleAt: at(performance.onSaleInDays, ON_SALE_AT),
      holdTtlSeconds: HOLD_SECONDS,
      ...{ seatsPerHold: event.seatsPerHold, seatsPerShopper: event.seatsPerShopper },
      ...{ orphanRule: event.orphanRule, queue: { enabled: false } },
    });
    const { currency } = event;
    const tiers = event.tiers.map(({ name, category, price, fees }) => ({
      ...{ name, category },
      price: { amount: price, currency },
      fees: { amount: fees, currency },
    }));
    await this.setUp.setTiersAndAreas(tx, id, tiers, [...event.areas]);
    const detail: DemoTask = {
      ...{ performanceId: id, eventKey: event.key, seating: place.venue.seating },
      ...{ status: performance.status, soldShare: performance.soldShare },
    };
    const subject = `performance:${id}`;
    await this.log.record(tx, { actor: DEMO_ACTOR, action: DRAFTED, subject, detail: { ...detail } });
  }
}
