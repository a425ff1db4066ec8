import { type AreaAvailability, AVAILABLE } from './board.js';
import type { SeatChange } from './change-message.js';

/** So long a client may have been away and still go on without the whole document. */
const KEPT_SECONDS = 60;
/** With more changes than this the whole document of a large house is shorter. */
const MAX_CHANGES = 4_000;
const SECOND_MS = 1_000;

/** What a log of changes begins with. */
export interface Beginning {
  version: number;
  /** When the server had come to that version, in milliseconds since 1970 by its own clock. */
  ms: number;
  /** One byte a place; those of areas come behind the plan's seats. */
  states: Uint8Array;
  planSeats: number;
  /** First and one past the last ordinal of each area, by area id. */
  areaRanges: ReadonlyMap<string, readonly [from: number, to: number]>;
}

interface Kept {
  version: number;
  /** The document as JSON; none when it would be too long. */
  body: Buffer | undefined;
}

interface AreaTally {
  id: string;
  from: number;
  to: number;
  available: number;
}

/**
 * What has changed in each of the last seconds of one Redis server, as documents that never change again:
 * `{ second, after, version, changes: [[ordinal, state]], areas }`. A seat that was touched in the second is in there
 * once, with its state at the end of it, so a document may be applied to any state from `after` up to `version`. All of
 * it follows from the server's messages alone, taken in by version, so every process that has heard all messages of a
 * second makes the same of it; of any other second it says nothing. No clock in here: a second is over when the server
 * has said something later.
 */
export class SecondDeltas {
  private readonly kept = new Map<number, Kept>();
  private readonly areas: AreaTally[];
  private readonly areaStates: Uint8Array;
  private readonly planSeats: number;
  private version: number;
  /** The first second that is not known to be over. */
  private open: number;
  /** Of everything from here on this log has heard. */
  private wholeFrom: number;
  /** Where the oldest second that is kept begins, and where the open one does. */
  private oldest: number;
  private after: number;
  /** Of the open second: seats, and areas with a change. */
  private readonly changed = new Map<number, number>();
  private readonly touched = new Set<AreaTally>();
  /** The server's clock was put back; until it has caught up, its seconds would come twice. */
  private isBehind = false;

  constructor({ version, ms, states, planSeats, areaRanges }: Beginning) {
    this.version = this.after = this.oldest = version;
    this.open = Math.floor(ms / SECOND_MS);
    this.wholeFrom = this.open + 1;
    this.planSeats = planSeats;
    this.areaStates = states.slice(planSeats);
    this.areas = [...areaRanges].map(([id, [from, to]]) => {
      const own = states.subarray(from, to);
      return { id, from, to, available: own.filter(state => state === AVAILABLE).length };
    });
  }

  /**
   * The second to go on with for a client that has everything up to here; null while seconds cannot be told. After the
   * first moments of a log something may come ahead of it yet, which that second's `after` shows then.
   */
  get next(): number | null {
    return this.isBehind ? null : Math.max(this.open, this.wholeFrom);
  }

  /** Takes in the change after the last one. @param ms of the server, when it made the change */
  take(version: number, ms: number, changes: readonly SeatChange[]): void {
    const second = Math.floor(ms / SECOND_MS);
    this.isBehind = second < this.open;
    if (this.isBehind) this.forget();
    else this.passTo(second);
    this.version = version;
    for (const [ordinal, state] of changes) {
      if (ordinal < this.planSeats) this.changed.set(ordinal, state);
      else this.changeArea(ordinal, state);
    }
  }

  /** The server had come to no version beyond the present one when its clock showed `ms`. */
  pass(ms: number): void {
    if (!this.isBehind) this.passTo(Math.floor(ms / SECOND_MS));
  }

  /** @returns the document; `not-over` when it may come yet, `missing` when this log will never have it */
  of(second: number): Buffer | 'not-over' | 'missing' {
    const first = Math.max(this.wholeFrom, this.open - KEPT_SECONDS);
    if (this.isBehind || second < first) return 'missing';
    if (second >= this.open) return 'not-over';
    const kept = this.kept.get(second);
    if (kept !== undefined) return kept.body ?? 'missing';
    const version = this.versionBefore(second);
    return documentOf({ second, after: version, version, changes: [], areas: [] });
  }

  private passTo(second: number): void {
    if (second <= this.open) return;
    if (this.version !== this.after) {
      const isShort = this.changed.size <= MAX_CHANGES;
      this.kept.set(this.open, {
        version: this.version,
        body: isShort ? this.openDocument() : undefined,
      });
    }
    this.changed.clear();
    this.touched.clear();
    this.after = this.version;
    this.open = second;
    for (const [old, { version }] of this.kept) {
      if (old >= second - KEPT_SECONDS) break;
      this.oldest = version;
      this.kept.delete(old);
    }
  }

  private openDocument(): Buffer {
    return documentOf({
      ...{ second: this.open, after: this.after, version: this.version, changes: [...this.changed] },
      areas: [...this.touched].map(({ id, available }) => ({ id, available })),
    });
  }

  private forget(): void {
    this.kept.clear();
    this.changed.clear();
    this.touched.clear();
    this.wholeFrom = this.open + 1;
  }

  private versionBefore(second: number): number {
    for (let earlier = second - 1; earlier >= this.open - KEPT_SECONDS; earlier -= 1) {
      const kept = this.kept.get(earlier);
      if (kept !== undefined) return kept.version;
    }
    return this.oldest;
  }

  private changeArea(ordinal: number, state: number): void {
    const area = this.areas.find(({ from, to }) => from <= ordinal && ordinal < to);
    if (area === undefined) return;
    const at = ordinal - this.planSeats;
    area.available += Number(state === AVAILABLE) - Number(this.areaStates[at] === AVAILABLE);
    this.areaStates[at] = state;
    this.touched.add(area);
  }
}

interface SecondDelta {
  second: number;
  after: number;
  version: number;
  changes: [ordinal: number, state: number][];
  areas: AreaAvailability[];
}

function documentOf(delta: SecondDelta): Buffer {
  return Buffer.from(JSON.stringify(delta));
}
