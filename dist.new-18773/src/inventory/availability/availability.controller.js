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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import { notFound } from '../../platform/general-problems.js';
import { count, Describe, listOf, nameSchema, object, text, time } from '../../platform/openapi/index.js';
import { AvailabilityDocuments } from './availability-documents.js';
import { AvailabilityStream } from './availability-stream.js';
const ONE_SECOND = 'public, max-age=1';
const availabilitySchema = nameSchema('Availability', object({
    version: count,
    at: time,
    counts: object({
        available: count,
        held: count,
        sold: count,
        blocked: count
    }),
    bits: {
        type: 'string',
        contentEncoding: 'base64'
    },
    areas: listOf(object({
        id: text,
        available: count
    }))
}));
export class AvailabilityController {
    documents;
    streams;
    constructor(documents, streams){
        this.documents = documents;
        this.streams = streams;
    }
    async show(id, known, accept, reply) {
        const { etag, json, bits } = await this.documents.of(id);
        void reply.header('cache-control', ONE_SECOND).header('etag', etag).header('vary', 'accept');
        if (known === etag) {
            await reply.code(304).send();
        } else if (accept?.includes('application/octet-stream') === true) {
            await reply.type('application/octet-stream').send(bits);
        } else {
            await reply.type('application/json; charset=utf-8').send(json);
        }
    }
    async stream(id, lastEventId, request, reply) {
        await this.documents.of(id);
        reply.hijack();
        request.raw.socket.setNoDelay(true);
        reply.raw.writeHead(200, {
            'content-type': 'text/event-stream; charset=utf-8',
            'cache-control': 'no-store',
            'x-accel-buffering': 'no'
        });
        await this.streams.join(id, reply.raw, lastEventId);
    }
}
_ts_decorate([
    Get(),
    Describe({
        summary: 'Which seats are free',
        description: '`bits`: two bits a seat in the order of the seating plan, lowest bits first: 0 available, 1 held, 2 sold, 3 blocked. With `Accept: application/octet-stream` the bare bits.',
        answers: {
            200: availabilitySchema,
            304: null
        },
        refuses: [
            notFound
        ]
    }),
    _ts_param(0, Param('id')),
    _ts_param(1, Headers('if-none-match')),
    _ts_param(2, Headers('accept')),
    _ts_param(3, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        Object,
        Object,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], AvailabilityController.prototype, "show", null);
_ts_decorate([
    Get('stream'),
    Describe({
        summary: 'Changes of seats as server-sent events',
        description: '`snapshot` as the document, then `delta` with `{version, changes: [[seatIndex, state]], areas}`. `Last-Event-ID` resumes.',
        answers: {
            200: {
                type: 'string'
            }
        },
        refuses: [
            notFound
        ]
    }),
    _ts_param(0, Param('id')),
    _ts_param(1, Headers('last-event-id')),
    _ts_param(2, Req()),
    _ts_param(3, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        String,
        Object,
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], AvailabilityController.prototype, "stream", null);
AvailabilityController = _ts_decorate([
    Controller('api/v1/performances/:id/availability'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AvailabilityDocuments === "undefined" ? Object : AvailabilityDocuments,
        typeof AvailabilityStream === "undefined" ? Object : AvailabilityStream
    ])
], AvailabilityController);

//# sourceMappingURL=availability.controller.js.map
