import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import type { Settings } from '../config/config.js';
import { tooManyRequests } from '../general-problems.js';
import { ApiDocument } from '../openapi/index.js';
import { productLogger } from '../observability/logger.js';
import { DomainError } from '../problem.js';
import { isForPrograms } from './audience.rules.js';
import { EarlyAnswers, RequestCounts } from './early/index.js';
import { ProblemFilter } from './problem.filter.js';
import { guardRequests } from './request-guards.js';
import { dataHeaders, pageHeaders } from './security-headers.js';
import { validationPipe } from './validation.js';
import { viewEngine } from './view-engine.js';
import { viewsFolder } from './views-folder.js';

const BODY_LIMIT = 64 * 1024;
const LARGE_BODY_LIMIT = 16 * 1024 * 1024;
/** Routes that take more: a whole file, or an event with all that a provider knows of it. */
const BODY_LIMITS: Readonly<Record<string, number>> = {
  '/api/v1/admin/seating-plans': LARGE_BODY_LIMIT,
  '/admin/seating-plans': LARGE_BODY_LIMIT,
  '/api/v1/webhooks/stripe': 256 * 1024,
};
const REQUEST_TIMEOUT_MS = 30_000;
const CONNECTION_TIMEOUT_MS = 60_000;
/** Longer than the idle time of the usual balancers (60 s), which must be the ones that close. */
const KEEP_ALIVE_MS = 72_000;
const YEAR_SECONDS = 31_536_000;

/** The HTTP server with everything that is the same for all modules. It does not listen yet. */
export async function createWebApp(module: DynamicModule, config: Settings): Promise<NestFastifyApplication> {
  const ahead: Ahead = {};
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    serverFactory: (router: RequestListener) => httpServer(router, ahead),
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    // A request that is being worked on gets its answer before the process goes; the stop's deadline is the limit.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  adapter.getInstance().addHook('onRoute', route => {
    const limit = BODY_LIMITS[route.url];
    if (limit !== undefined) route.bodyLimit = limit;
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    rawBody: true,
    logger: productLogger(config.logLevel),
  });
  ahead.answers = app.get(EarlyAnswers);
  app.get(ApiDocument).of(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await addPlugins(app.getHttpAdapter().getInstance(), config, app.get(RequestCounts));
  app.setViewEngine(viewEngine(viewsFolder()));
  return app;
}

/** What answers ahead of the router, once the application is there. */
interface Ahead {
  answers?: EarlyAnswers;
}

function httpServer(router: RequestListener, ahead: Ahead): Server {
  const server = createServer((request, response) => {
    if (ahead.answers === undefined) router(request, response);
    else ahead.answers.handle(request, response, router);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server.setTimeout(CONNECTION_TIMEOUT_MS);
}

async function addPlugins(server: FastifyInstance, config: Settings, counts: RequestCounts): Promise<void> {
  server.removeContentTypeParser('text/plain');
  guardRequests(server, config.publicUrl);
  const isTls = config.publicUrl.startsWith('https:');
  const [forPages, forData] = [pageHeaders(isTls), dataHeaders(isTls)];
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(isForPrograms(request.url) ? forData : forPages).header('x-request-id', request.id);
    done();
  });
  await server.register(cookie);
  await server.register(multipart, { limits: { fileSize: LARGE_BODY_LIMIT, files: 1 } });
  if (config.rateLimits) await addRateLimits(server, config, counts);
  await server.register(staticFiles, {
    root: join(viewsFolder(), 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
    preCompressed: true,
  });
}

async function addRateLimits(
  server: FastifyInstance,
  config: Settings,
  counts: RequestCounts,
): Promise<void> {
  /** The plugin makes its store itself; this one is only a way to the counts that others use too. */
  class SharedCounts {
    incr: RequestCounts['incr'] = (address, callback) => counts.incr(address, callback);
    child = (): this => this;
  }
  await server.register(rateLimit, {
    max: config.rateLimitRequestsPerMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    store: SharedCounts,
    // Webhooks are signed, and a sale with many payments brings many of them from one address.
    allowList: ({ method, url }) =>
      method === 'GET' || method === 'HEAD' || url.startsWith('/api/v1/webhooks/'),
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError(tooManyRequests, { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  });
}
