import { Injectable } from '@nestjs/common';
import type { Performance } from '../events/index.js';
import {
  type Asking,
  AvailabilityService,
  BestAvailableService,
  type BestAvailableWish,
  leavesSingleSeat,
  SeatDirectories,
  seatsTaken,
} from '../inventory/index.js';
import { invalidRequest, notFound } from '../platform/general-problems.js';
import { DomainError } from '../platform/problem.js';
import { repeated } from './hold.rules.js';

/** What leaves the choice of places to us. */
export type ChoicePick =
  { bestAvailable: BestAvailableWish } | { areas: { areaId: string; quantity: number }[] };

/** What a shopper asks for, in one of three ways. */
export type Pick = { seatIds: string[] } | ChoicePick;

/** Turns a wish into ordinals, with everything about it that can be refused without asking Redis. */
@Injectable()
export class HoldPicks {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly best: BestAvailableService,
    private readonly directories: SeatDirectories,
  ) {}

  /**
   * Places of our choice that are free as far as this process knows.
   * @throws not-found, no-adjacent-seats, sold-out
   */
  async choose(
    performance: Performance,
    shopperId: string,
    pick: ChoicePick,
    asking: Asking,
  ): Promise<number[]> {
    const states = (await this.availability.board(performance.id)).states(shopperId);
    return 'bestAvailable' in pick
      ? this.best.choose(performance.id, asking, pick.bestAvailable, states)
      : this.best.choosePlaces(performance.id, asking, pick.areas, states);
  }

  /**
   * The seats that the shopper named.
   * @throws invalid-request, not-found, seats-taken, leaves-single-seat
   */
  async named(performance: Performance, shopperId: string, seatIds: string[]): Promise<number[]> {
    const twice = repeated(seatIds);
    if (twice.length > 0) {
      throw new DomainError(invalidRequest, { detail: `The same seat is named twice: ${twice.join(', ')}.` });
    }
    const loaded = this.availability.present(performance.id);
    const { ordinalOf, seats } = (loaded ?? (await this.availability.load(performance.id))).directory;
    const unknown = seatIds.filter(id => !ordinalOf.has(id));
    if (unknown.length > 0) {
      throw new DomainError(notFound, {
        detail: `There is no seat ${unknown.join(', ')} here.`,
        extra: { seatIds: unknown },
      });
    }
    const ordinals = seatIds.map(id => ordinalOf.get(id) ?? 0);
    const notSold = ordinals.filter(ordinal => (seats[ordinal]?.priceTierId ?? null) === null);
    if (notSold.length > 0) {
      throw new DomainError(seatsTaken, {
        extra: { seatIds: seatIds.filter((_, i) => notSold.includes(ordinals[i] ?? -1)) },
      });
    }
    // What this process knows to be taken is refused without a word to Redis.
    const taken = this.availability.knownTaken(performance.id, shopperId, seatIds);
    if (taken.length > 0) throw new DomainError(seatsTaken, { extra: { seatIds: taken } });
    if (performance.orphanRule !== 'off') await this.refuseSingles(performance, shopperId, ordinals);
    return ordinals;
  }

  private async refuseSingles(
    performance: Performance,
    shopperId: string,
    ordinals: number[],
  ): Promise<void> {
    const board = await this.availability.board(performance.id);
    const isAvailable = (ordinal: number) => board.isAvailableTo(ordinal, shopperId);
    const alone = await this.best.leftAlone(performance.id, ordinals, isAvailable, performance.orphanRule);
    if (alone.length === 0) return;
    const { seats } = await this.directories.of(performance.id);
    throw new DomainError(leavesSingleSeat, {
      extra: { seatIds: alone.map(ordinal => seats[ordinal]?.seatId ?? '') },
    });
  }
}
