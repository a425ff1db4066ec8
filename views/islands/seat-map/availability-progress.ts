/** What is told about seats: all at once, or those that have changed. */
export interface AvailabilitySink {
  /** @param bits two a seat, base64 */
  all: (bits: string) => void;
  changes: (changes: readonly SeatState[]) => void;
}

type SeatState = readonly [seat: number, state: number];

/** As the availability document and the snapshot of the stream have it. */
export interface AvailabilityDocument {
  version: number;
  /** The one to go on with by single seconds, if that is possible. */
  second: number | null;
  bits: string;
}

/** What has changed in one second. */
export interface SecondDelta {
  second: number;
  after: number;
  version: number;
  changes: readonly SeatState[];
}

/** How far the map has come, by whatever way it is told, and so where another way may go on. */
export class AvailabilityProgress {
  /** Of what the map shows; null while it shows nothing. */
  version: number | null = null;
  /** The second to go on with; null when only the whole document tells. */
  second: number | null = null;

  constructor(private readonly sink: AvailabilitySink) {}

  takeDocument({ version, second, bits }: AvailabilityDocument): void {
    this.version = version;
    this.second = second;
    this.sink.all(bits);
  }

  /** Of the stream, which says nothing of seconds. */
  takeChanges({ version, changes }: Pick<SecondDelta, 'version' | 'changes'>): void {
    this.version = version;
    this.second = null;
    this.sink.changes(changes);
  }

  /** @returns false when it does not continue what the map shows: then only the document helps */
  takeSecond({ second, after, version, changes }: SecondDelta): boolean {
    if (this.version === null || this.version < after || this.version > version) {
      this.loseSeconds();
      return false;
    }
    this.version = version;
    this.second = second + 1;
    if (changes.length > 0) this.sink.changes(changes);
    return true;
  }

  loseSeconds(): void {
    this.second = null;
  }
}
