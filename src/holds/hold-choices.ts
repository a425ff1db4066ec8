import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Performance } from '../events/index.js';
import { type Asking, BestAvailableService, SeatDirectories } from '../inventory/index.js';
import { DomainError } from '../platform/problem.js';
import type { HoldOutcome } from './hold-locks.js';
import { type ChoicePick, HoldPicks } from './hold-picks.js';

/**
 * Tries of one request. It ends by itself before: each refusal names seats, they are passed over from then on,
 * and seats are finite. As choices are spread and a process knows what it has just placed, four tries are rare
 * even when thousands ask at once; the number only keeps a fault from asking Redis for ever.
 */
const MAX_CHOICES = 100;
/** How long to wait before the last look: long enough for holds of other processes to be known here. */
const LAST_LOOK_AFTER_MS = 10;
const LAST_LOOK_WITHIN_MS = 30;

type Place = (ordinals: number[]) => Promise<HoldOutcome>;

interface Steps {
  choose: () => Promise<number[]>;
  place: Place;
  /** Ordinals of the seats that a refusal says are taken. */
  takenOf: (about: string) => Promise<number[]>;
}

/**
 * Places that are ours to choose: whoever was beaten to them gets others at once, without going back to the
 * client. A request ends with a hold or because nothing fitting is left, never because others were quicker.
 */
@Injectable()
export class HoldChoices {
  constructor(
    private readonly best: BestAvailableService,
    private readonly picks: HoldPicks,
    private readonly directories: SeatDirectories,
  ) {}

  /** @throws not-found, no-adjacent-seats, sold-out */
  async place(
    performance: Performance,
    shopperId: string,
    pick: ChoicePick,
    place: Place,
  ): Promise<HoldOutcome> {
    const asking = this.best.begin(performance.id);
    try {
      return await this.placeFor(asking, {
        choose: () => this.picks.choose(performance, shopperId, pick, asking),
        place,
        takenOf: about => this.takenOf(performance.id, about),
      });
    } finally {
      asking.end();
    }
  }

  /**
   * With several lock servers two askers may each have got half of the votes for the same seats, and neither
   * has them; so nobody is told that nothing is left before a last look at those that were passed over. The
   * wait is random, to bring the two apart.
   */
  private async placeFor(asking: Asking, { choose, place, takenOf }: Steps): Promise<HoldOutcome> {
    let deadEnd: DomainError | undefined;
    for (let tries = 1; ; tries += 1) {
      let ordinals: number[];
      try {
        ordinals = await choose();
      } catch (error) {
        if (!(error instanceof DomainError) || !asking.lookAgain()) throw error;
        deadEnd = error;
        await pause(LAST_LOOK_AFTER_MS + Math.random() * LAST_LOOK_WITHIN_MS);
        ordinals = await choose();
      }
      const outcome = await place(ordinals);
      if ('hold' in outcome || outcome.refusal !== 'seats-taken') return outcome;
      if (tries >= MAX_CHOICES && deadEnd !== undefined) throw deadEnd;
      if (tries >= MAX_CHOICES) return outcome;
      asking.passOver(await takenOf(outcome.about));
    }
  }

  private async takenOf(performanceId: string, about: string): Promise<number[]> {
    const { ordinalOf } = await this.directories.of(performanceId);
    return (JSON.parse(about) as string[]).flatMap(seatId => ordinalOf.get(seatId) ?? []);
  }
}
