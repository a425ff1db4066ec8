import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Metrics } from '../observability/metrics.js';

/** An answer that is the same for everybody, ready to be written. */
export interface PreparedAnswer {
  status: 200 | 304;
  /** Names and values by turns, as Node writes them without looking at each again. */
  headers: readonly string[];
  /** None for a 304. */
  body?: Buffer;
}

/** Writes it as the router's answer. */
export async function sendPrepared(
  reply: FastifyReply,
  { status, headers, body }: PreparedAnswer,
): Promise<void> {
  for (let i = 0; i < headers.length; i += 2) void reply.header(headers[i] ?? '', headers[i + 1]);
  await reply.code(status).send(body);
}

/** Documents at one address, or at addresses of one pattern. */
export interface PreparedDocuments {
  /** The route as the metrics name it. */
  readonly route: string;
  /** Never waits. @returns undefined when the request is for the router after all */
  answer(request: IncomingMessage): PreparedAnswer | undefined;
}

/**
 * The few documents that everybody asks for again and again, answered ahead of the router: a router, its hooks and a
 * controller cost more than the answer (`npm run bench -- --only availability`). Whatever cannot be answered at once
 * takes the usual way, which knows how to load, to refuse and to explain.
 */
@Injectable()
export class PreparedAnswers implements OnModuleDestroy {
  private documents: PreparedDocuments[] = [];

  constructor(private readonly metrics: Metrics) {}

  add(documents: PreparedDocuments): void {
    this.documents.push(documents);
  }

  /** From here on the router answers, which knows how to say that the server is closing. */
  onModuleDestroy(): void {
    this.documents = [];
  }

  /** @returns whether the request was answered */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET') return false;
    for (const documents of this.documents) {
      const answer = documents.answer(request);
      if (answer === undefined) continue;
      response.writeHead(answer.status, answer.headers as string[]);
      response.end(answer.body);
      this.metrics.observe(documents.route, 'GET', answer.status, 0);
      return true;
    }
    return false;
  }
}
