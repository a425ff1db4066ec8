import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type StatusCounts = Map<number, number>;

/** What Prometheus reads at /metrics. */
@Injectable()
export class Metrics implements OnApplicationBootstrap {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  /**
   * Since Prometheus last asked, by method, route and status: a key made of all three would be hashed anew for each
   * answer, and the labels of a counter cost more to look up than an answer to give.
   */
  private readonly fromMemory = {
    GET: new Map<string, StatusCounts>(),
    POST: new Map<string, StatusCounts>(),
  };

  constructor(private readonly host: HttpAdapterHost) {
    this.countFromMemory();
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** @param seconds from the arrival of the request to the end of its answer */
  observe(route: string, method: string, status: number, seconds: number): void {
    this.requests.observe({ route, method, status: String(status) }, seconds);
  }

  /** An answer from memory: it took no time worth a bucket. */
  count(route: string, method: 'GET' | 'POST', status: number): void {
    const counts = this.fromMemory[method].get(route);
    if (counts === undefined) this.fromMemory[method].set(route, new Map([[status, 1]]));
    else counts.set(status, (counts.get(status) ?? 0) + 1);
  }

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Fastify takes no hook once it is ready; an application that was never opened has none to measure.
    if (server.server.listening) return;
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      this.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }

  private countFromMemory(): void {
    const { fromMemory } = this;
    new Counter({
      name: 'http_answers_from_memory_total',
      help: 'HTTP answers given ahead of the router, at once, which are not in http_request_duration_seconds.',
      labelNames: ['route', 'method', 'status'],
      registers: [this.registry],
      collect() {
        for (const [method, routes] of Object.entries(fromMemory)) {
          for (const [route, counts] of routes) {
            for (const [status, times] of counts) this.inc({ route, method, status: String(status) }, times);
          }
          routes.clear();
        }
      },
    });
  }
}
