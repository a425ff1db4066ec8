import type { Attraction, Event, Performance, Venue } from '../../events/index.js';
import type { Area, PriceTier } from '../../inventory/index.js';

export function toVenueView({ id, name, city, country, timeZone, createdAt }: Venue) {
  return { id, name, city, country, timeZone, createdAt: createdAt.toISOString() };
}

export function toAttractionView({ id, name, genre, createdAt }: Attraction) {
  return { id, name, genre, createdAt: createdAt.toISOString() };
}

export function toEventView(event: Event) {
  const { id, slug, name, attractionId, genre, description, details, status } = event;
  return {
    ...{ id, slug, name, attractionId, genre, description, details, status },
    createdAt: event.createdAt.toISOString(),
    updatedAt: event.updatedAt.toISOString(),
  };
}

/** A performance as the admin API takes and gives it. */
export function toPerformanceView(performance: Performance, tiers: PriceTier[], areas: Area[]) {
  const { id, eventId, venueId, seatingPlanId, timeZone, status, holdTtlSeconds, orphanRule } = performance;
  const { seatsPerHold, seatsPerShopper, queue } = performance;
  const nameOf = new Map(tiers.map(tier => [tier.id, tier.name]));
  return {
    ...{ id, eventId, venueId, seatingPlanId, timeZone, status, holdTtlSeconds, orphanRule, queue },
    startsAt: performance.startsAt.toISOString(),
    doorsAt: performance.doorsAt?.toISOString() ?? null,
    onSaleAt: performance.onSaleAt.toISOString(),
    offSaleAt: performance.offSaleAt.toISOString(),
    publishedAt: performance.publishedAt?.toISOString() ?? null,
    limits: { seatsPerHold, seatsPerShopper },
    tiers,
    areas: areas.map(area => ({
      id: area.id,
      name: area.name,
      capacity: area.capacity,
      tier: nameOf.get(area.tierId) ?? '',
    })),
  };
}
