import { AVAILABLE, HELD } from '../availability/board.js';
import { type BestAvailableAnswer, spreadFor } from './best-available.rules.js';
import type { Crowd } from './crowd.js';
import type { Spread } from './seat-search.js';

/** After each refusal the asker takes the crowd to be this many times as large as it seemed. */
const WIDER_EACH_TRY = 4;

/** One request that leaves the choice to us, from its first try to its last. It has to be ended. */
export class Asking {
  private tries = 0;
  private lookedAgain = false;
  private readonly passedOver = new Set<number>();
  private sent: readonly number[] = [];

  constructor(private readonly crowd: Crowd) {
    crowd.enter();
  }

  /**
   * Chooses by the given search, first among the seats that are on their way to nobody else here, so that the
   * askers of one process do not get into each other's way. Where those will not do, among all that are free:
   * what is on its way may still come back, and only Redis says whose a seat is.
   * @param states one byte a place; seats that were passed over are marked in it as held
   */
  choose(
    states: Uint8Array,
    search: (states: Uint8Array, spread: Spread) => BestAvailableAnswer,
  ): BestAvailableAnswer {
    this.arrive();
    this.tries += 1;
    const spread = spreadFor(this.crowd.size * WIDER_EACH_TRY ** (this.tries - 1));
    close(states, this.passedOver);
    let answer = search(close(states.slice(), this.crowd.seatsOnTheWay()), spread);
    if (!answer.ok && this.crowd.hasSeatsOnTheWay) answer = search(states, spread);
    if (answer.ok) {
      this.sent = answer.ordinals;
      this.crowd.send(this.sent);
    }
    return answer;
  }

  /** These turned out to be taken: not to be chosen again for this request. */
  passOver(ordinals: Iterable<number>): void {
    for (const ordinal of ordinals) this.passedOver.add(ordinal);
  }

  /**
   * Before anybody is told that nothing is left: once in a request, seats that were passed over may be chosen
   * again, since who had taken them may have lost them.
   * @returns whether there is anything to look at again
   */
  lookAgain(): boolean {
    if (this.lookedAgain || this.passedOver.size === 0) return false;
    this.lookedAgain = true;
    this.passedOver.clear();
    return true;
  }

  end(): void {
    this.arrive();
    this.crowd.leave();
  }

  private arrive(): void {
    this.crowd.arrive(this.sent);
    this.sent = [];
  }
}

function close(states: Uint8Array, ordinals: Iterable<number>): Uint8Array {
  for (const ordinal of ordinals) if (states[ordinal] === AVAILABLE) states[ordinal] = HELD;
  return states;
}
