import type { AvailabilityBoard } from './board.js';
import type { ChangeMessage } from './change-message.js';

/** A board may refuse a seat only while it is known to have been right at most this long ago. */
const MAX_STALE_MS = 1_000;

/** So many messages may have overtaken a missing one before the board is given up for a new one. */
const MAX_AHEAD = 10_000;

/**
 * A board that follows the changes which one Redis server publishes, and knows how far it can be trusted. Versions
 * count by one. What a script answers to this process overtakes messages on their way here, so a change is taken in
 * at once, whatever its turn, unless something newer is known of the seat; a gap that stays shows that a message was
 * missed. No clock and no network in here: times are handed in, in milliseconds of this process.
 */
export class FollowedBoard {
  /** By ordinal: the version that the seat's state is from. */
  private readonly seatVersions: Float64Array;
  /** Versions taken in ahead of a gap. */
  private readonly ahead = new Set<number>();
  /** Grows with everything that is taken in. */
  newest: number;
  /** The newest version that this process brought about itself; its own writes are seen here at once. */
  ownVersion = 0;
  /** The server said so much, and the messages up to there are still to come. */
  private awaited: { version: number; askedAt: number } | undefined;

  /**
   * @param server index of the lock server whose changes the board follows; versions of another would not fit
   * @param version up to here everything is in the board
   * @param confirmedAt when the server was asked for what the board was made from
   */
  constructor(
    readonly board: AvailabilityBoard,
    readonly server: number,
    public version: number,
    private confirmedAt: number,
  ) {
    this.seatVersions = new Float64Array(board.size).fill(version);
    this.newest = version;
  }

  /** Takes a message in, unless it is known already. @returns false when the board cannot follow any more */
  hear(message: ChangeMessage): boolean {
    const { version } = message;
    if (version <= this.version || this.ahead.has(version)) return true;
    for (const change of message.changes) {
      const [ordinal] = change;
      if ((this.seatVersions[ordinal] ?? Infinity) > version) continue;
      this.seatVersions[ordinal] = version;
      this.board.apply(change);
    }
    this.newest = Math.max(this.newest, version);
    if (version === this.version + 1) this.advance();
    else this.ahead.add(version);
    return this.ahead.size <= MAX_AHEAD;
  }

  /**
   * The server was asked at `askedAt` and says that it has come to `version`.
   * @returns false when the board still lacks what the server had the last time it was asked: a message was missed
   */
  confirm(version: number, askedAt: number): boolean {
    if (this.awaited !== undefined) return false;
    if (version <= this.version) this.confirmedAt = askedAt;
    else this.awaited = { version, askedAt };
    return true;
  }

  /** Whether everything up to a second ago is in here. */
  isFresh(now: number): boolean {
    return now - this.confirmedAt <= MAX_STALE_MS;
  }

  private advance(): void {
    this.version += 1;
    while (this.ahead.delete(this.version + 1)) this.version += 1;
    if (this.awaited === undefined || this.version < this.awaited.version) return;
    this.confirmedAt = this.awaited.askedAt;
    this.awaited = undefined;
  }
}
