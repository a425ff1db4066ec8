import type { AvailabilityBoard } from './board.js';
import type { ChangeMessage, SeatChange } from './change-message.js';
import type { SecondDeltas } from './second-deltas.js';

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
  /** By version: what was taken in ahead of a gap. */
  private readonly ahead = new Map<number, { ms: number; changes: SeatChange[] }>();
  /** The board was made at this version, and cannot tell what happened before. */
  private readonly madeAt: number;
  /** Grows with everything that is taken in. */
  newest: number;
  /** The newest version that this process brought about itself; its own writes are seen here at once. */
  ownVersion = 0;
  /** The server said so much, and the messages up to there are still to come. */
  private awaited: { version: number; askedAt: number; serverMs: number } | undefined;

  /**
   * @param server index of the lock server whose changes the board follows; versions of another would not fit
   * @param version up to here everything is in the board
   * @param confirmedAt when the server was asked for what the board was made from
   * @param deltas what happens in each second; none when versions mean something to this process only
   */
  constructor(
    readonly board: AvailabilityBoard,
    readonly server: number,
    public version: number,
    private confirmedAt: number,
    readonly deltas?: SecondDeltas,
  ) {
    this.madeAt = version;
    this.seatVersions = new Float64Array(board.size).fill(version);
    this.newest = version;
  }

  /** Takes a message in, unless it is known already. @returns false when the board cannot follow any more */
  hear(message: ChangeMessage): boolean {
    const { version } = message;
    if (version <= this.version || this.ahead.has(version)) return true;
    const { ms, changes } = message;
    for (const change of changes) {
      const [ordinal] = change;
      if ((this.seatVersions[ordinal] ?? Infinity) > version) continue;
      this.seatVersions[ordinal] = version;
      this.board.apply(change);
    }
    this.newest = Math.max(this.newest, version);
    this.ahead.set(version, { ms, changes });
    this.advance();
    return this.ahead.size <= MAX_AHEAD;
  }

  /**
   * The server was asked at `askedAt` and says that it has come to `version`, and that its clock shows `serverMs`.
   * @returns false when the board still lacks what the server had the last time it was asked: a message was missed
   */
  confirm(version: number, askedAt: number, serverMs: number): boolean {
    if (this.awaited !== undefined) return false;
    this.awaited = { version, askedAt, serverMs };
    this.settle();
    return true;
  }

  /**
   * The places that may look otherwise than at `version`, in a board that has come after this one or in this very one.
   * @returns undefined when this board cannot tell
   */
  changedSince(version: number, later: FollowedBoard = this): number[] | undefined {
    if (version < this.madeAt || version > this.newest) return undefined;
    const places: number[] = [];
    for (let ordinal = 0; ordinal < this.board.size; ordinal += 1) {
      const isTouched = (this.seatVersions[ordinal] ?? 0) > version;
      if (isTouched || this.board.shownOf(ordinal) !== later.board.shownOf(ordinal)) places.push(ordinal);
    }
    return places;
  }

  /** Whether everything up to a second ago is in here. */
  isFresh(now: number): boolean {
    return now - this.confirmedAt <= MAX_STALE_MS;
  }

  private advance(): void {
    let next = this.ahead.get(this.version + 1);
    while (next !== undefined) {
      this.version += 1;
      this.ahead.delete(this.version);
      this.deltas?.take(this.version, next.ms, next.changes);
      next = this.ahead.get(this.version + 1);
    }
    this.settle();
  }

  private settle(): void {
    if (this.awaited === undefined || this.version < this.awaited.version) return;
    this.confirmedAt = this.awaited.askedAt;
    this.deltas?.pass(this.awaited.serverMs);
    this.awaited = undefined;
  }
}
