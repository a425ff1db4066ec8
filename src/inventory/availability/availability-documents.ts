import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { AvailabilityService } from './availability.service.js';
import type { Counts } from './board.js';
import type { LoadedBoard } from './board-loader.js';

/** However many watch, a document is made anew at most this often, but for what this process has changed itself. */
const REBUILD_EVERY_MS = 250;
const MAX_DOCUMENTS = 1_000;

export interface AreaAvailability {
  id: string;
  available: number;
}

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
  private readonly documents = new Map<string, AvailabilityDocument>();

  constructor(
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found while the performance is not published */
  async of(performanceId: string): Promise<AvailabilityDocument> {
    return this.currentOf(performanceId, await this.availability.load(performanceId));
  }

  /** The same without waiting, if this process follows the performance already. */
  present(performanceId: string): AvailabilityDocument | undefined {
    const loaded = this.availability.present(performanceId);
    return loaded === undefined ? undefined : this.currentOf(performanceId, loaded);
  }

  private currentOf(performanceId: string, loaded: LoadedBoard): AvailabilityDocument {
    const { followed } = loaded;
    const present = this.documents.get(performanceId);
    if (present !== undefined) {
      const isSame = present.version === followed.version && present.newest === followed.newest;
      const isRecent =
        this.clock.ms() - present.builtAt < REBUILD_EVERY_MS && present.newest >= followed.ownVersion;
      if ((isSame && !loaded.isProvisional) || isRecent) return present;
    }
    const document = this.build(loaded);
    if (this.documents.size >= MAX_DOCUMENTS) this.documents.clear();
    this.documents.set(performanceId, document);
    return document;
  }

  private build({ followed: { board, version, newest }, directory }: LoadedBoard): AvailabilityDocument {
    const now = this.clock.now();
    const counts = board.counts();
    const bits = board.bits();
    const areas = directory.areas.map(({ id }) => {
      const [from, to] = directory.areaRanges.get(id) ?? [0, 0];
      return { id, available: board.availableIn(from, to) };
    });
    const body = { version, at: now.toISOString(), counts, bits: bits.toString('base64'), areas };
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
