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
import { HttpAdapterHost } from '@nestjs/core';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
const SECONDS = [
    0.001,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5
];
export class Metrics {
    host;
    registry = new Registry();
    requests = new Histogram({
        name: 'http_request_duration_seconds',
        help: 'Duration of HTTP requests by route, method and status.',
        labelNames: [
            'route',
            'method',
            'status'
        ],
        buckets: SECONDS,
        registers: [
            this.registry
        ]
    });
    constructor(host){
        this.host = host;
        collectDefaultMetrics({
            register: this.registry
        });
    }
    get contentType() {
        return this.registry.contentType;
    }
    text() {
        return this.registry.metrics();
    }
    onApplicationBootstrap() {
        const server = this.host.httpAdapter.getInstance();
        // Fastify takes no hook once it is ready; an application that was never opened has none to measure.
        if (server.server.listening) return;
        server.addHook('onResponse', async (request, reply)=>{
            const route = request.routeOptions.url ?? 'unknown';
            const labels = {
                route,
                method: request.method,
                status: String(reply.statusCode)
            };
            this.requests.observe(labels, reply.elapsedTime / 1000);
        });
    }
}
Metrics = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof HttpAdapterHost === "undefined" ? Object : HttpAdapterHost
    ])
], Metrics);

//# sourceMappingURL=metrics.js.map
