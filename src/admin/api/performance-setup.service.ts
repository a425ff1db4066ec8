import { Injectable } from '@nestjs/common';
import {
  EventsService,
  onSaleCannotGo,
  type Performance,
  type PerformanceInput,
  PerformancesService,
  VenuesService,
} from '../../events/index.js';
import { type AreaInput, SeatingPlansService, SetUpService, type TierInput } from '../../inventory/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/index.js';
import { conflict, invalidRequest } from '../../platform/general-problems.js';
import { PoolsService } from '../../queue/index.js';
import { DomainError } from '../../platform/problem.js';
import { AdminActs } from '../audit/admin-acts.js';
import { moment, sameAreas, timeProblems } from './performance-input.rules.js';
import type { PerformanceChangesForm, PerformanceForm, TierForm } from './performances.forms.js';

/** Seats of a large house are written in one transaction, which may take this long. */
const PUBLICATION_MS = 60_000;
const DEFAULT_HOLD_SECONDS = 600;
const DEFAULT_LIMITS = { seatsPerHold: 8, seatsPerShopper: 8 };

/** A performance from its first draft to its sale, for the API and for the pages. */
@Injectable()
export class PerformanceSetup {
  constructor(
    private readonly events: EventsService,
    private readonly performances: PerformancesService,
    private readonly venues: VenuesService,
    private readonly plans: SeatingPlansService,
    private readonly setUp: SetUpService,
    private readonly acts: AdminActs,
    private readonly pools: PoolsService,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found, invalid-request, bad-performance, unknown-pool */
  async create(actor: string, eventId: string, form: PerformanceForm): Promise<string> {
    await this.events.get(eventId);
    const venue = await this.venues.get(form.venueId);
    const input: PerformanceInput = {
      startsAt: new Date(form.startsAt),
      timeZone: form.timeZone ?? venue.timeZone,
      doorsAt: moment(form.doorsAt) ?? null,
      venueId: venue.id,
      seatingPlanId: form.seatingPlanId ?? null,
      onSaleAt: moment(form.onSaleAt) ?? this.clock.now(),
      offSaleAt: moment(form.offSaleAt) ?? new Date(form.startsAt),
      holdTtlSeconds: form.holdTtlSeconds ?? DEFAULT_HOLD_SECONDS,
      ...(form.limits ?? DEFAULT_LIMITS),
      orphanRule: form.orphanRule ?? 'lenient',
      queue: { ...(form.queue ?? { enabled: false }) },
    };
    refuseBadTimes(input);
    await this.refuseUnknownPlan(form.seatingPlanId);
    return this.acts.run({ actor, action: 'performance.created', detail: { eventId } }, async tx => {
      await this.pools.refuseUnknown(tx, form.queue?.pool);
      const id = await this.performances.create(tx, eventId, input);
      await this.setUp.setTiersAndAreas(tx, id, (form.tiers ?? []).map(toTier), form.areas ?? []);
      return id;
    });
  }

  /**
   * What is on sale keeps its plan and its areas; its tiers only get other prices.
   * @throws not-found, invalid-request, bad-performance, on-sale, unknown-pool
   */
  async change(actor: string, id: string, form: PerformanceChangesForm): Promise<void> {
    await this.refuseUnknownPlan(form.seatingPlanId);
    const changes = changesOf(form);
    const detail = { ...form };
    await this.acts.run(
      { actor, action: 'performance.changed', id, detail, deadlineMs: PUBLICATION_MS },
      async tx => {
        await lock(tx, id);
        await this.pools.refuseUnknown(tx, form.queue?.pool);
        const before = await this.performances.get(id, tx);
        refuseBadTimes({ ...before, ...changes });
        if (before.publishedAt !== null) await this.changeOnSale(tx, before, form);
        const queue = form.queue === undefined ? {} : { queue: { ...before.queue, ...form.queue } };
        await this.performances.update(tx, id, { ...changes, ...queue });
        if (before.publishedAt === null) await this.changeDraft(tx, id, form);
      },
    );
  }

  /** @throws not-found, not-publishable with everything that is missing */
  async publish(actor: string, id: string): Promise<void> {
    await this.acts.run(
      { actor, action: 'performance.published', id, deadlineMs: PUBLICATION_MS },
      async tx => {
        await lock(tx, id);
        await this.setUp.publish(tx, id);
      },
    );
  }

  /** @throws not-found, on-sale once published */
  async delete(actor: string, id: string): Promise<void> {
    await this.acts.run({ actor, action: 'performance.deleted', id }, async tx => {
      await lock(tx, id);
      await this.performances.delete(tx, id);
    });
  }

  private async refuseUnknownPlan(id: string | null | undefined): Promise<void> {
    if (id !== undefined && id !== null) await this.plans.summary(id);
  }

  private async changeDraft(tx: Tx, id: string, form: PerformanceChangesForm): Promise<void> {
    if (form.tiers === undefined && form.areas === undefined && form.seatingPlanId === undefined) return;
    const tiers = await this.setUp.tiersOf(id, tx);
    const nameOf = new Map(tiers.map(tier => [tier.id, tier.name]));
    const areas: AreaInput[] = (await this.setUp.areasOf(id, tx)).map(({ name, capacity, tierId }) => ({
      ...{ name, capacity },
      tier: nameOf.get(tierId) ?? '',
    }));
    await this.setUp.setTiersAndAreas(tx, id, form.tiers?.map(toTier) ?? tiers, form.areas ?? areas);
  }

  private async changeOnSale(tx: Tx, before: Performance, form: PerformanceChangesForm): Promise<void> {
    const tiers = await this.setUp.tiersOf(before.id, tx);
    const isOtherPlan = form.seatingPlanId !== undefined && form.seatingPlanId !== before.seatingPlanId;
    const areas = await this.setUp.areasOf(before.id, tx);
    if (isOtherPlan || (form.areas !== undefined && !sameAreas(form.areas, areas, tiers))) {
      throw new DomainError(onSaleCannotGo, {
        detail: 'The seating plan and the areas of a performance on sale stay.',
      });
    }
    if (form.tiers === undefined) return;
    const known = new Map(tiers.map(tier => [tier.name, tier]));
    const wanted = form.tiers.map(toTier);
    const isSame = wanted.every(({ name, category, price }) => {
      const tier = known.get(name);
      return tier?.category === category && tier.price.currency === price.currency;
    });
    if (!isSame || wanted.length !== tiers.length) {
      throw new DomainError(conflict, {
        detail: 'On sale, tiers keep their names, categories and currency; only amounts change.',
      });
    }
    await this.setUp.reprice(tx, before.id, wanted);
  }
}

function toTier({ name, category, price, fees }: TierForm): TierInput {
  return {
    name,
    category: category ?? null,
    price: { amount: price.amount, currency: price.currency },
    fees: { amount: fees?.amount ?? 0, currency: fees?.currency ?? price.currency },
  };
}

function changesOf(
  form: PerformanceChangesForm,
): Partial<PerformanceInput> & { status?: Performance['status'] } {
  const { timeZone, venueId, seatingPlanId, holdTtlSeconds, orphanRule, status, limits } = form;
  const given = {
    ...{ timeZone, venueId, seatingPlanId, holdTtlSeconds, orphanRule, status },
    startsAt: moment(form.startsAt),
    doorsAt: form.doorsAt === null ? null : moment(form.doorsAt),
    onSaleAt: moment(form.onSaleAt),
    offSaleAt: moment(form.offSaleAt),
    seatsPerHold: limits?.seatsPerHold,
    seatsPerShopper: limits?.seatsPerShopper,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function refuseBadTimes(input: { onSaleAt: Date; offSaleAt: Date }): void {
  const errors = timeProblems(input);
  if (errors.length > 0) {
    throw new DomainError(invalidRequest, { detail: errors[0]?.message ?? '', extra: { errors } });
  }
}

/** Two publications of one performance wait for each other; the second finds it done. */
async function lock(tx: Tx, performanceId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [performanceId]);
}
