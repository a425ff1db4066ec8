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
import { randomUUID } from 'node:crypto';
import { AvailabilityService, keyPrefix, SeatCopy, seatKey } from '../inventory/index.js';
import { RedisConnections, ScriptedLocks } from '../platform/redis/index.js';
import { HOLD_SCRIPTS } from './hold.lua.js';
export class HoldLocks {
    redis;
    availability;
    copy;
    locks;
    constructor(redis, availability, copy){
        this.redis = redis;
        this.availability = availability;
        this.copy = copy;
        this.locks = new ScriptedLocks(redis.lockServers, HOLD_SCRIPTS);
    }
    /** @throws when too few lock servers answer */ async place(placement) {
        const { ttlMs, ...request } = placement;
        const outcome = await this.placeOnce(request, ttlMs);
        if (!('refusal' in outcome) || outcome.refusal !== 'incomplete') return outcome;
        const servers = this.redis.lockServers;
        await Promise.all(servers.map((server)=>this.copy.rebuild(server, placement.performanceId)));
        return this.placeOnce(request, ttlMs);
    }
    async change(hold, change) {
        const attempt = randomUUID();
        const resources = this.resources(hold, {
            attempt,
            id: hold.id,
            ...change
        });
        // The script keeps the time; Redlock's own ttl only has to be longer than the call.
        const ttlMs = Math.max(1_000, hold.expiresAt - this.availability.now());
        const isEnd = change.op === 'release' || change.op === 'settle';
        const verdict = isEnd ? await this.locks.release(attempt, resources, hold.token) : await this.locks.change(attempt, resources, hold.token, ttlMs);
        return this.read(verdict, hold);
    }
    /** @returns the hold if most lock servers know it */ find(performanceId, holdId) {
        return this.agreed(async (client)=>client.get(`${keyPrefix(performanceId)}hold:${holdId}`));
    }
    findOfShopper(performanceId, shopperId) {
        return this.agreed(async (client)=>{
            const id = await client.get(`${keyPrefix(performanceId)}shopper:${shopperId}`);
            return id === null ? null : client.get(`${keyPrefix(performanceId)}hold:${id}`);
        });
    }
    async placeOnce(request, ttlMs) {
        const attempt = randomUUID();
        const masters = this.redis.lockServers.length;
        const resources = this.resources(request, {
            op: 'place',
            attempt,
            masters,
            ...request
        });
        return this.read(await this.locks.acquire(attempt, resources, ttlMs));
    }
    resources(hold, request) {
        const prefix = keyPrefix(hold.performanceId);
        const { attempt, ...rest } = request;
        return [
            `${prefix}shopper:${hold.shopperId}`,
            `${prefix}request:${JSON.stringify({
                attempt,
                ...rest
            })}`,
            ...hold.seats.map((seat)=>seatKey(hold.performanceId, seat.seatId))
        ];
    }
    read(verdict, fallback) {
        verdict.replies.forEach((reply, server)=>{
            if (reply !== undefined && reply[0] !== '0') this.availability.heard(reply[2] ?? '', server);
        });
        const vote = verdict.granted ? (reply)=>reply[0] !== '0' : (reply)=>reply[0] === '0';
        const reply = verdict.replies.find((one)=>one !== undefined && vote(one));
        if (!verdict.granted) return {
            refusal: reply?.[1] ?? 'no-quorum',
            about: reply?.[2] ?? ''
        };
        const text = reply?.[1] ?? '';
        if (text === '' && fallback !== undefined) return {
            hold: fallback
        };
        return {
            hold: JSON.parse(text)
        };
    }
    async agreed(read) {
        const servers = this.redis.lockServers;
        const answers = await Promise.allSettled(servers.map((server)=>read(server.client)));
        const failed = answers.filter((answer)=>answer.status === 'rejected');
        const quorum = Math.floor(servers.length / 2) + 1;
        if (answers.length - failed.length < quorum) throw failed[0]?.reason;
        const holds = answers.flatMap((answer)=>answer.status === 'fulfilled' && answer.value !== null ? [
                JSON.parse(answer.value)
            ] : []);
        return holds.find((one)=>holds.filter((other)=>other.token === one.token).length >= quorum);
    }
}
HoldLocks = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof RedisConnections === "undefined" ? Object : RedisConnections,
        typeof AvailabilityService === "undefined" ? Object : AvailabilityService,
        typeof SeatCopy === "undefined" ? Object : SeatCopy
    ])
], HoldLocks);

//# sourceMappingURL=hold-locks.js.map
