import '@fastify/view';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/index.js';
import {
  bodyTooLarge,
  forbidden,
  internalError,
  invalidRequest,
  methodNotAllowed,
  notFound,
  temporarilyUnavailable,
  tooManyRequests,
  unauthorized,
  unsupportedMediaType,
} from '../general-problems.js';
import { DomainError, type Problem } from '../problem.js';
import { isForPrograms } from './audience.rules.js';
import { errorPage } from './error-page.js';
import { PROBLEM_TYPE, problemText } from './problem-details.js';

const RETRY_AFTER_SECONDS = 2;
/** Not of the type, and a character that no text can hold. */
const INVALID_TEXTS = ['22P02', '22021'];

const BY_STATUS: Record<number, Problem> = {
  400: invalidRequest,
  401: unauthorized,
  403: forbidden,
  404: notFound,
  405: methodNotAllowed,
  413: bodyTooLarge,
  415: unsupportedMediaType,
  429: tooManyRequests,
};

/** Turns whatever was thrown into problem details (RFC 9457) for the API, or into a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Web');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = asDomainError(thrown);
    const { status } = error.problem;
    if (status >= 500 && error.problem === internalError) {
      this.logger.error(`${request.id} ${request.method} ${request.url}: ${describe(thrown)}`);
    }
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

function asDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const status = statusOf(thrown);
  const problem = status === undefined ? undefined : BY_STATUS[status];
  if (problem !== undefined) {
    const isNamed = problem === notFound || problem === internalError;
    return new DomainError(problem, isNamed ? {} : { detail: (thrown as Error).message });
  }
  // An id that is no UUID names nothing.
  if (INVALID_TEXTS.includes(String((thrown as { code?: string }).code))) return new DomainError(notFound);
  if (status === 503 || isUnavailable(thrown)) {
    return new DomainError(temporarilyUnavailable, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  return new DomainError(internalError);
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
