import { areaAvailability } from './area-availability.js';
import type { AvailabilityDocument } from './availability-documents.js';
import type { LoadedBoard } from './board-loader.js';
import type { FollowedBoard } from './followed-board.js';
import type { Seen } from './stream-viewer.js';

export const STILL_HERE = Buffer.from(': still here\n\n');
/** Clients that come back may come from any version; no more texts than this are kept for the next one. */
const MAX_KEPT = 1_000;

/** A message of the stream, and what a client has that has got it. */
export interface Message {
  text: Buffer;
  seen: Seen;
}

/** The messages about one state of a board. Each is made when the first client needs it, and is the same for all. */
export class StreamTexts {
  private readonly version: number;
  private readonly deltas = new Map<FollowedBoard, Map<number, Buffer | undefined>>();

  /** @param document of the same board, at most a little older: the snapshot, and what no delta may be longer than */
  constructor(
    private readonly loaded: LoadedBoard,
    private readonly document: () => AvailabilityDocument,
  ) {
    this.version = loaded.followed.version;
  }

  isOf({ followed }: LoadedBoard): boolean {
    return followed === this.loaded.followed && followed.version === this.version;
  }

  isSeen(seen: Seen | undefined): boolean {
    return seen?.followed === this.loaded.followed && seen.version === this.version;
  }

  /** What brings a client here: what has changed, or everything when that is not known or not longer. */
  messageAfter(seen: Seen | undefined): Message {
    const { followed } = this.loaded;
    const delta = seen && this.delta(seen);
    if (delta !== undefined) return { text: delta, seen: { followed, version: this.version } };
    const document = this.document();
    return { text: snapshotOf(document), seen: { followed, version: document.version } };
  }

  private delta({ followed, version }: Seen): Buffer | undefined {
    const ofBoard = this.deltas.get(followed) ?? new Map<number, Buffer | undefined>();
    this.deltas.set(followed, ofBoard);
    if (ofBoard.has(version)) return ofBoard.get(version);
    if (ofBoard.size >= MAX_KEPT) ofBoard.clear();
    const text = this.make(followed.changedSince(version, this.loaded.followed));
    ofBoard.set(version, text);
    return text;
  }

  private make(places: number[] | undefined): Buffer | undefined {
    if (places === undefined) return undefined;
    const { followed, directory } = this.loaded;
    const changes = places
      .filter(ordinal => ordinal < directory.planSeats)
      .map(ordinal => [ordinal, followed.board.shownOf(ordinal)]);
    const { version } = this;
    const data = JSON.stringify({ version, changes, areas: areaAvailability(this.loaded) });
    return data.length > this.document().json.length ? undefined : eventText('delta', version, data);
  }
}

const snapshots = new WeakMap<AvailabilityDocument, Buffer>();

function snapshotOf(document: AvailabilityDocument): Buffer {
  const { version, json } = document;
  const text = snapshots.get(document) ?? eventText('snapshot', version, json.toString('utf8'));
  snapshots.set(document, text);
  return text;
}

function eventText(event: string, id: number, data: string): Buffer {
  return Buffer.from(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
}
