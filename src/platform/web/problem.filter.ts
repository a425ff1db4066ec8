import '@fastify/view';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isForPrograms } from './audience.rules.js';
import { errorPage } from './error-page.js';
import { PROBLEM_TYPE, problemText } from './problem-details.js';
import { refusalOf } from './refusal-of.js';

/** Turns whatever was thrown into problem details (RFC 9457) for the API, or into a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = refusalOf(thrown, `${request.id} ${request.method} ${request.url}`);
    const { status } = error.problem;
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply.code(status).header('cache-control', 'no-store');
    if (error.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(error.retryAfterSeconds));
    }
    if (!isForPrograms(request.url)) void reply.view('errors/error', errorPage(error, request.id));
    else
      void reply.type(PROBLEM_TYPE).send(problemText(error.problem, error.message, request.id, error.extra));
  }
}
