import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/problem.js';
import { notFound } from '../../platform/general-problems.js';
import { TtlCache } from '../../platform/ttl-cache.js';
import { noAdjacentSeats, soldOut } from '../inventory.problems.js';
import { type SeatDirectory, SeatDirectories } from '../performance-seats/seat-directory.js';
import { sectionIndexOf } from '../seating-plans/seating-chart.rules.js';
import { areaPlaces } from './area-places.rules.js';
import { Asking } from './asking.js';
import { bestAvailable, type BestAvailableAnswer } from './best-available.rules.js';
import { Crowd } from './crowd.js';
import { type SeatIndex, seatIndex } from './seat-index.rules.js';
import { leavesSingleSeat, type OrphanRule } from './single-seat.rules.js';

export interface BestAvailableWish {
  quantity: number;
  tierId?: string | undefined;
  sectionId?: string | undefined;
  accessible?: boolean | undefined;
  split?: boolean | undefined;
}

const INDEXES_IN_MEMORY = { ttlMs: 60 * 60_000, max: 30 };

interface Index {
  seats: SeatIndex;
  tierOf: Int16Array;
  tierIndexOf: Map<string, number>;
}

/** Chooses seats for those who leave the choice to us, and looks after seats that a choice would leave alone. */
@Injectable()
export class BestAvailableService {
  private readonly indexes: TtlCache<Index>;
  private readonly crowds = new Map<string, Crowd>();

  constructor(
    private readonly directories: SeatDirectories,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.indexes = new TtlCache(clock, INDEXES_IN_MEMORY, async id => indexOf(await this.directories.of(id)));
  }

  /** A request comes that leaves the choice to us. Whoever begins it ends it. */
  begin(performanceId: string): Asking {
    let crowd = this.crowds.get(performanceId);
    if (crowd === undefined) {
      for (const [id, other] of this.crowds) if (other.isIdle) this.crowds.delete(id);
      crowd = new Crowd(this.clock, this.config.webProcesses);
      this.crowds.set(performanceId, crowd);
    }
    return new Asking(crowd);
  }

  /**
   * @param states one byte a place, as the asker may use them, and the asker's alone (own seats count as available)
   * @throws no-adjacent-seats, sold-out, not-found (tier, section, or a performance without numbered seats)
   */
  async choose(
    performanceId: string,
    asking: Asking,
    wish: BestAvailableWish,
    states: Uint8Array,
  ): Promise<number[]> {
    const directory = await this.directories.of(performanceId);
    const { seats: index, tierOf, tierIndexOf } = await this.indexes.get(performanceId);
    const { quantity, tierId, sectionId, accessible = false, split = false } = wish;
    const request = {
      ...{ quantity, accessible, split },
      ...(tierId === undefined ? {} : { tierIndex: tierIn(tierIndexOf, tierId) }),
      ...(sectionId === undefined ? {} : { sectionIndex: sectionIn(directory, sectionId) }),
    };
    return chosen(
      asking.choose(states, (view, spread) =>
        bestAvailable({ index, states: view, tierOf, request, spread, random: Math.random }),
      ),
    );
  }

  /**
   * Places of general-admission areas, all of them or none.
   * @throws sold-out, not-found
   */
  async choosePlaces(
    performanceId: string,
    asking: Asking,
    areas: readonly { areaId: string; quantity: number }[],
    states: Uint8Array,
  ): Promise<number[]> {
    const { areaRanges } = await this.directories.of(performanceId);
    const wishes = areas.map(({ areaId, quantity }) => {
      const range = areaRanges.get(areaId);
      if (range === undefined) throw new DomainError(notFound, { detail: `There is no area ${areaId}.` });
      return { range, quantity };
    });
    return chosen(asking.choose(states, view => areaPlaces(wishes, view, Math.random)));
  }

  /** Seats that the pick would leave alone between taken ones, as the performance's rule sees it. */
  async leftAlone(
    performanceId: string,
    picked: number[],
    isAvailable: (ordinal: number) => boolean,
    mode: OrphanRule,
  ): Promise<number[]> {
    const { plan, planSeats } = await this.directories.of(performanceId);
    if (plan === null || mode === 'off') return [];
    const { seats: index } = await this.indexes.get(performanceId);
    const seats = picked.filter(ordinal => ordinal < planSeats);
    return leavesSingleSeat({ index, isAvailable, picked: seats, mode });
  }
}

function chosen(answer: BestAvailableAnswer): number[] {
  if (answer.ok) return answer.ordinals;
  throw new DomainError(answer.refusal === 'sold-out' ? soldOut : noAdjacentSeats, {
    extra: { left: answer.left },
  });
}

function indexOf({ plan, planSeats, seats }: SeatDirectory): Index {
  if (plan === null) throw new DomainError(notFound, { detail: 'This performance has no numbered seats.' });
  const tierIndexOf = new Map<string, number>();
  for (const { priceTierId } of seats) {
    if (priceTierId !== null && !tierIndexOf.has(priceTierId)) tierIndexOf.set(priceTierId, tierIndexOf.size);
  }
  const tierOf = Int16Array.from(
    seats.slice(0, planSeats),
    seat => tierIndexOf.get(seat.priceTierId ?? '') ?? -1,
  );
  return { seats: seatIndex(plan), tierOf, tierIndexOf };
}

function tierIn(tierIndexOf: Map<string, number>, tierId: string): number {
  const found = tierIndexOf.get(tierId);
  if (found === undefined) throw new DomainError(notFound, { detail: `There is no price tier ${tierId}.` });
  return found;
}

function sectionIn({ plan }: SeatDirectory, sectionId: string): number {
  const found = plan === null ? null : sectionIndexOf(sectionId, plan);
  if (found === null) throw new DomainError(notFound, { detail: `There is no section ${sectionId}.` });
  return found;
}
