import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { areaAvailability } from './area-availability.js';
import { AvailabilityService } from './availability.service.js';
import type { AreaAvailability, Counts } from './board.js';
import type { LoadedBoard } from './board-loader.js';
import type { FollowedBoard } from './followed-board.js';

/** However many watch, a document is made anew at most this often, but for what this process has changed itself. */
const REBUILD_EVERY_MS = 250;
/** The second that a document names must still be kept when a client goes on from there. */
const RENEW_AFTER_MS = 10_000;

export interface AvailabilityDocument {
  version: number;
  /** Changes ahead of a gap are in here already. */
  newest: number;
  etag: string;
  counts: Counts;
  areas: AreaAvailability[];
  /** One byte a place, areas behind the plan's seats. */
  states: Uint8Array;
  /** Two bits a seat of the plan. */
  bits: Buffer;
  json: Buffer;
  builtAt: number;
}

/** The public availability of each performance, prepared once and handed to everybody. */
@Injectable()
export class AvailabilityDocuments {
  /** Goes with the board. */
  private readonly built = new WeakMap<FollowedBoard, AvailabilityDocument>();

  constructor(
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found while the performance is not published */
  async of(performanceId: string): Promise<AvailabilityDocument> {
    return this.from(await this.availability.load(performanceId));
  }

  /** The same without waiting, if this process follows the performance already. */
  present(performanceId: string): AvailabilityDocument | undefined {
    const loaded = this.availability.present(performanceId);
    return loaded === undefined ? undefined : this.from(loaded);
  }

  /** What a board shows, at most a quarter of a second ago. */
  from(loaded: LoadedBoard): AvailabilityDocument {
    const { followed } = loaded;
    const present = this.built.get(followed);
    if (present !== undefined && this.isStillGood(present, followed)) return present;
    const document = this.build(loaded);
    this.built.set(followed, document);
    return document;
  }

  private isStillGood({ version, newest, builtAt }: AvailabilityDocument, followed: FollowedBoard): boolean {
    const ageMs = this.clock.ms() - builtAt;
    if (version === followed.version && newest === followed.newest) return ageMs < RENEW_AFTER_MS;
    return ageMs < REBUILD_EVERY_MS && newest >= followed.ownVersion;
  }

  private build(loaded: LoadedBoard): AvailabilityDocument {
    const { board, version, newest, deltas } = loaded.followed;
    const now = this.clock.now();
    const counts = board.counts();
    const bits = board.bits();
    const areas = areaAvailability(loaded);
    const second = deltas?.next ?? null;
    const body = { version, second, at: now.toISOString(), counts, bits: bits.toString('base64'), areas };
    return {
      version,
      newest,
      etag: `"${version.toString(36)}-${(newest - version).toString(36)}-${counts.available}"`,
      counts,
      areas,
      states: board.states(),
      bits,
      json: Buffer.from(JSON.stringify(body)),
      builtAt: now.getTime(),
    };
  }
}
