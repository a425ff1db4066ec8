import type { AvailabilityDocuments } from './availability-documents.js';
import type { LoadedBoard } from './board-loader.js';
import { STILL_HERE, StreamTexts } from './stream-texts.js';
import type { StreamViewer } from './stream-viewer.js';

/** Everybody who watches one performance through this process. */
export class StreamChannel {
  private readonly viewers = new Set<StreamViewer>();
  private texts: StreamTexts | undefined;

  constructor(private readonly documents: AvailabilityDocuments) {}

  get isEmpty(): boolean {
    return this.viewers.size === 0;
  }

  /**
   * Tells the viewer at once what it lacks, were it nothing: that shows it that the stream gets through.
   * @param version of what it has already, if anything
   */
  join(viewer: StreamViewer, loaded: LoadedBoard, version: number | undefined): void {
    const { followed } = loaded;
    const isNumbered = version !== undefined && followed.deltas !== undefined;
    this.tell(viewer, this.textsOf(loaded), isNumbered ? { followed, version } : undefined);
    this.viewers.add(viewer);
  }

  leave(viewer: StreamViewer): void {
    this.viewers.delete(viewer);
  }

  /** Brings everybody here who can take it. @param now in milliseconds @returns whether anything was sent */
  deliver(loaded: LoadedBoard, now: number): boolean {
    const texts = this.textsOf(loaded);
    let hasSent = false;
    for (const viewer of this.viewers) {
      if (!viewer.isReady(now)) {
        // Somebody slow must not keep a whole board that has been replaced.
        if (viewer.seen?.followed !== loaded.followed) viewer.seen = undefined;
      } else if (!texts.isSeen(viewer.seen)) {
        this.tell(viewer, texts, viewer.seen);
        hasSent = true;
      }
    }
    return hasSent;
  }

  sayStillHere(now: number): void {
    for (const viewer of this.viewers) if (viewer.isReady(now)) viewer.send(STILL_HERE);
  }

  end(): void {
    for (const viewer of this.viewers) viewer.end();
  }

  private tell(viewer: StreamViewer, texts: StreamTexts, has: StreamViewer['seen']): void {
    const { text, seen } = texts.messageAfter(has);
    viewer.send(text);
    viewer.seen = seen;
  }

  private textsOf(loaded: LoadedBoard): StreamTexts {
    if (this.texts?.isOf(loaded) !== true) {
      this.texts = new StreamTexts(loaded, () => this.documents.from(loaded));
    }
    return this.texts;
  }
}
