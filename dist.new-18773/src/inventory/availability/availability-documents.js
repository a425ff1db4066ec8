function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { AvailabilityService } from './availability.service.js';
import { AVAILABLE, countStates, packStates } from './board.js';
/** However many watch, a document is made anew at most this often. */ const REBUILD_EVERY_MS = 250;
const MAX_DOCUMENTS = 1_000;
export class AvailabilityDocuments {
    availability;
    directories;
    clock;
    documents = new Map();
    constructor(availability, directories, clock){
        this.availability = availability;
        this.directories = directories;
        this.clock = clock;
    }
    /** @throws not-found while the performance is not published */ async of(performanceId) {
        const board = await this.availability.board(performanceId);
        const present = this.documents.get(performanceId);
        if (present !== undefined) {
            const isCurrent = present.version === board.version && board.version !== 0;
            const isRecent = this.clock.ms() - present.builtAt < REBUILD_EVERY_MS && present.version >= board.ownVersion;
            if (isCurrent || isRecent) return present;
        }
        const states = board.states(this.availability.now());
        const document = this.build(await this.directories.of(performanceId), states, board.version);
        if (this.documents.size >= MAX_DOCUMENTS) this.documents.clear();
        this.documents.set(performanceId, document);
        return document;
    }
    build(index, states, version) {
        const now = this.clock.now();
        const counts = countStates(states);
        const bits = packStates(states, index.planSeats);
        const areas = areaAvailability(index, states);
        const body = {
            version,
            at: now.toISOString(),
            counts,
            bits: bits.toString('base64'),
            areas
        };
        return {
            version,
            etag: `"${version.toString(36)}-${counts.available}"`,
            counts,
            areas,
            states,
            bits,
            json: Buffer.from(JSON.stringify(body)),
            builtAt: now.getTime()
        };
    }
}
AvailabilityDocuments = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AvailabilityService === "undefined" ? Object : AvailabilityService,
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories,
        typeof Clock === "undefined" ? Object : Clock
    ])
], AvailabilityDocuments);
function areaAvailability(index, states) {
    return index.areas.map(({ id })=>{
        const [from, to] = index.areaRanges.get(id) ?? [
            0,
            0
        ];
        let available = 0;
        for(let ordinal = from; ordinal < to; ordinal += 1)if (states[ordinal] === AVAILABLE) available += 1;
        return {
            id,
            available
        };
    });
}

//# sourceMappingURL=availability-documents.js.map
