import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Metrics } from '../observability/metrics.js';
import { peek } from './peek.js';

/** An answer that only has to be written. */
export interface EarlyAnswer {
  status: number;
  /** Names and values by turns, as Node writes them without looking at each again. */
  headers: readonly string[];
  /** None for a 304. */
  body?: Buffer | string;
}

/** Documents that are the same for everybody, behind GET. */
export interface EarlyDocuments {
  /** The route as the metrics name it. */
  readonly route: string;
  /** Never waits. @returns undefined when the request is for the router after all */
  answer(request: IncomingMessage): EarlyAnswer | undefined;
}

/** What is said to a crowd that posts small JSON bodies to one path, mostly in vain. */
export interface EarlyRefusals {
  readonly path: string;
  /** Never waits. @returns undefined when the request is for the router after all */
  refuse(request: IncomingMessage, body: unknown): EarlyAnswer | undefined;
}

/**
 * Answers ahead of the router, for the few requests that come by the thousand a second: a router, its hooks and a
 * controller cost more than these answers do (`npm run bench -- --only availability,hold-taken`). Each is given by the
 * module that knows it. Whatever is unusual about a request, or cannot be answered at once, takes the usual way, which
 * knows how to load, to refuse and to explain; so nothing in here has to be complete, only right.
 */
@Injectable()
export class EarlyAnswers implements OnModuleDestroy {
  private documents: EarlyDocuments[] = [];
  private readonly refusals = new Map<string, EarlyRefusals>();

  constructor(private readonly metrics: Metrics) {}

  addDocuments(documents: EarlyDocuments): void {
    this.documents.push(documents);
  }

  addRefusals(refusals: EarlyRefusals): void {
    this.refusals.set(refusals.path, refusals);
  }

  /** From here on the router answers, which knows how to say that the server is closing. */
  onModuleDestroy(): void {
    this.documents = [];
    this.refusals.clear();
  }

  /** Answers, or hands the untouched request to the router. */
  handle(request: IncomingMessage, response: ServerResponse, router: RequestListener): void {
    if (request.method === 'GET') {
      for (const documents of this.documents) {
        const answer = documents.answer(request);
        if (answer === undefined) continue;
        this.write(response, answer, 'GET', documents.route);
        return;
      }
    } else if (request.method === 'POST') {
      const refusals = this.refusals.get(request.url ?? '');
      if (refusals !== undefined) {
        this.refuse(refusals, request, response, router);
        return;
      }
    }
    router(request, response);
  }

  private refuse(
    refusals: EarlyRefusals,
    request: IncomingMessage,
    response: ServerResponse,
    router: RequestListener,
  ): void {
    peek(
      request,
      body => {
        const answer = body === undefined ? undefined : refusals.refuse(request, body);
        if (answer !== undefined) this.write(response, answer, 'POST', refusals.path);
        return answer !== undefined;
      },
      () => router(request, response),
    );
  }

  private write(
    response: ServerResponse,
    { status, headers, body }: EarlyAnswer,
    method: string,
    route: string,
  ): void {
    response.writeHead(status, headers as string[]);
    response.end(body);
    this.metrics.observe(route, method, status, 0);
  }
}

/** The same answer given by the router. */
export async function sendEarly(reply: FastifyReply, { status, headers, body }: EarlyAnswer): Promise<void> {
  for (let i = 0; i < headers.length; i += 2) void reply.header(headers[i] ?? '', headers[i + 1]);
  await reply.code(status).send(body);
}
