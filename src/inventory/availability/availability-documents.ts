import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type SeatDirectory, SeatDirectories } from '../performance-seats/seat-directory.js';
import { AvailabilityService } from './availability.service.js';
import { AVAILABLE, type Counts, countStates, packStates } from './board.js';

/** However many watch, a document is made anew at most this often. */
const REBUILD_EVERY_MS = 250;
const MAX_DOCUMENTS = 1_000;

export interface AreaAvailability {
  id: string;
  available: number;
}

export interface AvailabilityDocument {
  version: number;
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
    private readonly directories: SeatDirectories,
    private readonly clock: Clock,
  ) {}

  /** @throws not-found while the performance is not published */
  async of(performanceId: string): Promise<AvailabilityDocument> {
    const board = await this.availability.board(performanceId);
    const present = this.documents.get(performanceId);
    if (present !== undefined) {
      const isCurrent = present.version === board.version && board.version !== 0;
      const isRecent =
        this.clock.ms() - present.builtAt < REBUILD_EVERY_MS && present.version >= board.ownVersion;
      if (isCurrent || isRecent) return present;
    }
    const states = board.states(this.availability.now());
    const document = this.build(await this.directories.of(performanceId), states, board.version);
    if (this.documents.size >= MAX_DOCUMENTS) this.documents.clear();
    this.documents.set(performanceId, document);
    return document;
  }

  private build(index: SeatDirectory, states: Uint8Array, version: number): AvailabilityDocument {
    const now = this.clock.now();
    const counts = countStates(states);
    const bits = packStates(states, index.planSeats);
    const areas = areaAvailability(index, states);
    const body = { version, at: now.toISOString(), counts, bits: bits.toString('base64'), areas };
    return {
      version,
      etag: `"${version.toString(36)}-${counts.available}"`,
      counts,
      areas,
      states,
      bits,
      json: Buffer.from(JSON.stringify(body)),
      builtAt: now.getTime(),
    };
  }
}

function areaAvailability(index: SeatDirectory, states: Uint8Array): AreaAvailability[] {
  return index.areas.map(({ id }) => {
    const [from, to] = index.areaRanges.get(id) ?? [0, 0];
    let available = 0;
    for (let ordinal = from; ordinal < to; ordinal += 1) if (states[ordinal] === AVAILABLE) available += 1;
    return { id, available };
  });
}
