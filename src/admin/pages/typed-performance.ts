import type { Performance } from '../../events/index.js';
import type { Area, PriceTier } from '../../inventory/index.js';
import { wallClock } from '../../platform/clock/local-time.rules.js';
import { majorUnits } from './form-body.rules.js';
import type { TypedPerformance } from './performance-form.rules.js';

const SECONDS_A_MINUTE = 60;

/** What a saved performance would have been typed as. */
export function typedFrom(performance: Performance, tiers: PriceTier[], areas: Area[]): TypedPerformance {
  const { timeZone, venueId } = performance;
  const nameOf = new Map(tiers.map(tier => [tier.id, tier.name]));
  const wall = (at: Date | null): string => (at === null ? '' : wallClock(at, timeZone));
  return {
    venueId,
    seatingPlanId: performance.seatingPlanId ?? '',
    currency: tiers[0]?.price.currency ?? 'EUR',
    ...{ startsAt: wall(performance.startsAt), doorsAt: wall(performance.doorsAt) },
    ...{ onSaleAt: wall(performance.onSaleAt), offSaleAt: wall(performance.offSaleAt) },
    holdMinutes: String(Math.round(performance.holdTtlSeconds / SECONDS_A_MINUTE)),
    seatsPerHold: String(performance.seatsPerHold),
    seatsPerShopper: String(performance.seatsPerShopper),
    ...{ orphanRule: performance.orphanRule, queueEnabled: performance.queue.enabled },
    ...queueTyped(performance, wall),
    tiers: tiers.map(({ name, category, price, fees }) => ({
      ...{ name, category: category ?? '' },
      price: majorUnits(price.amount, price.currency),
      fees: majorUnits(fees.amount, fees.currency),
    })),
    areas: areas.map(({ name, capacity, tierId }) => ({
      ...{ name, capacity: String(capacity), tier: nameOf.get(tierId) ?? '' },
    })),
  };
}

function queueTyped({ queue }: Performance, wall: (at: Date | null) => string) {
  const time = (name: string): string => {
    const value = queue[name];
    return typeof value === 'string' ? wall(new Date(value)) : '';
  };
  const number = (name: string, divisor = 1): string => {
    const value = queue[name];
    return typeof value === 'number' ? String(Math.round(value / divisor)) : '';
  };
  return {
    ...{ drawOpensAt: time('drawOpensAt'), queueOpensAt: time('opensAt') },
    ...{ shoppersAtOnce: number('capacity'), callsPerMinute: number('ratePerMinute') },
    visitMinutes: number('visitSeconds', SECONDS_A_MINUTE),
    claimMinutes: number('claimSeconds', SECONDS_A_MINUTE),
    queueEntry: queue['entry'] === 'registered' ? 'registered' : 'anyone',
    entryDelaySeconds: number('entryDelaySeconds'),
    proofOfWork: queue['proofOfWork'] === true,
    idleMinutes: number('idleSeconds', SECONDS_A_MINUTE),
    queuePool: typeof queue['pool'] === 'string' ? queue['pool'] : '',
    poolWeight: number('weight'),
  };
}
