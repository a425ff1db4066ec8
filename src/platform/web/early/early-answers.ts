import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Metrics } from '../../observability/metrics.js';
import { hasSmallJson, peek } from './peek.js';
import { type EarlyAnswer, Turn } from './turn.js';

/** Documents that are the same for everybody, behind GET. */
export interface EarlyDocuments {
  /** The route as the metrics name it. */
  readonly route: string;
  /** Never waits. @returns undefined when the request is for the router after all */
  answer(request: IncomingMessage): EarlyAnswer | undefined;
}

/** What becomes of small JSON bodies that a crowd posts. */
export interface EarlyHandler {
  /** The route as the metrics name it. */
  readonly route: string;
  handles(path: string): boolean;
  /** @returns undefined when the request is for the router after all; a promise never rejects */
  answer(request: IncomingMessage, body: unknown): EarlyAnswer | Promise<EarlyAnswer> | undefined;
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
  private handlers: EarlyHandler[] = [];
  private readonly turn = new Turn();

  constructor(private readonly metrics: Metrics) {}

  addDocuments(documents: EarlyDocuments): void {
    this.documents.push(documents);
  }

  addHandler(handler: EarlyHandler): void {
    this.handlers.push(handler);
  }

  /** From here on the router answers, which knows how to say that the server is closing. */
  onModuleDestroy(): void {
    this.documents = [];
    this.handlers = [];
  }

  /** Answers, or hands the untouched request to the router. */
  handle(request: IncomingMessage, response: ServerResponse, router: RequestListener): void {
    if (request.method === 'GET') {
      for (const documents of this.documents) {
        const answer = documents.answer(request);
        if (answer === undefined) continue;
        this.turn.write(response, answer);
        this.metrics.count(documents.route, 'GET', answer.status);
        return;
      }
    } else if (request.method === 'POST') {
      const { url = '' } = request;
      const handler = this.handlers.find(one => one.handles(url));
      if (handler !== undefined && hasSmallJson(request)) {
        this.turn.atEnd(() => {
          if (!this.ask(handler, request, response)) router(request, response);
        });
        return;
      }
    }
    router(request, response);
  }

  /** @returns whether the request is answered, or will be */
  private ask(handler: EarlyHandler, request: IncomingMessage, response: ServerResponse): boolean {
    return peek(request, body => {
      const answer = handler.answer(request, body);
      if (answer === undefined) return false;
      if (answer instanceof Promise) {
        const began = performance.now();
        void answer.then(later => {
          this.turn.write(response, later);
          this.metrics.observe(handler.route, 'POST', later.status, (performance.now() - began) / 1_000);
        });
      } else {
        this.turn.write(response, answer);
        this.metrics.count(handler.route, 'POST', answer.status);
      }
      return true;
    });
  }
}

/** The same answer given by the router. */
export async function sendEarly(reply: FastifyReply, { status, headers, body }: EarlyAnswer): Promise<void> {
  for (let i = 0; i < headers.length; i += 2) void reply.header(headers[i] ?? '', headers[i + 1]);
  await reply.code(status).send(body);
}
