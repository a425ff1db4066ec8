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
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { AvailabilityDocuments } from './availability-documents.js';
const LOOK_EVERY_MS = 250;
/** Deltas kept for clients that come back, 30 seconds' worth at least. */ const KEPT_DELTAS = 120;
/** A client that is this far behind is dropped; it comes back and resumes, or gets a snapshot. */ const MAX_BEHIND_BYTES = 1 << 20;
const HEARTBEAT_EVERY_LOOKS = 60;
export class AvailabilityStream {
    documents;
    directories;
    channels = new Map();
    looks = 0;
    timer;
    constructor(documents, directories){
        this.documents = documents;
        this.directories = directories;
    }
    onModuleDestroy() {
        clearInterval(this.timer);
        for (const { clients } of this.channels.values())for (const client of clients)client.end();
    }
    /** @throws not-found while the performance is not published */ async join(performanceId, client, lastEventId) {
        const channel = await this.channel(performanceId);
        const resume = channel.deltas.findIndex((delta)=>String(delta.after) === lastEventId);
        if (String(channel.sent.version) !== lastEventId) {
            const missed = resume === -1 ? [
                snapshotText(channel.sent)
            ] : channel.deltas.slice(resume).map((d)=>d.text);
            client.write(missed.join(''));
        }
        channel.clients.add(client);
        client.on('close', ()=>{
            channel.clients.delete(client);
            if (channel.clients.size === 0) this.channels.delete(performanceId);
        });
        this.timer ??= setInterval(()=>void this.look(), LOOK_EVERY_MS);
    }
    async channel(performanceId) {
        const sent = await this.documents.of(performanceId);
        const { planSeats } = await this.directories.of(performanceId);
        const present = this.channels.get(performanceId);
        if (present !== undefined) return present;
        const channel = {
            planSeats,
            sent,
            deltas: [],
            clients: new Set()
        };
        this.channels.set(performanceId, channel);
        return channel;
    }
    async look() {
        this.looks += 1;
        const isHeartbeat = this.looks % HEARTBEAT_EVERY_LOOKS === 0;
        for (const [performanceId, channel] of this.channels){
            const document = await this.documents.of(performanceId).catch(()=>undefined);
            if (document === undefined) continue;
            if (document.version !== channel.sent.version) this.send(channel, advance(channel, document));
            else if (isHeartbeat) this.send(channel, ': still here\n\n');
        }
    }
    send(channel, text) {
        for (const client of channel.clients){
            if (client.writableLength > MAX_BEHIND_BYTES) client.destroy();
            else client.write(text);
        }
    }
}
AvailabilityStream = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AvailabilityDocuments === "undefined" ? Object : AvailabilityDocuments,
        typeof SeatDirectories === "undefined" ? Object : SeatDirectories
    ])
], AvailabilityStream);
function advance(channel, document) {
    const changes = [];
    for(let ordinal = 0; ordinal < channel.planSeats; ordinal += 1){
        const state = document.states[ordinal] ?? 0;
        if (state !== channel.sent.states[ordinal]) changes.push([
            ordinal,
            state
        ]);
    }
    const { version, areas } = document;
    const text = eventText('delta', version, JSON.stringify({
        version,
        changes,
        areas
    }));
    channel.deltas.push({
        after: channel.sent.version,
        version,
        text
    });
    if (channel.deltas.length > KEPT_DELTAS) channel.deltas.shift();
    channel.sent = document;
    return text;
}
function snapshotText(document) {
    return eventText('snapshot', document.version, document.json.toString('utf8'));
}
function eventText(event, id, data) {
    return `event: ${event}\nid: ${id}\ndata: ${data}\n\n`;
}

//# sourceMappingURL=availability-stream.js.map
