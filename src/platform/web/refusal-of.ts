import { HttpException, Logger } from '@nestjs/common';
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

const logger = new Logger('Web');
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

/** The refusal that whatever was thrown comes down to; what nobody foresaw is logged. @param request what failed */
export function refusalOf(thrown: unknown, request: string): DomainError {
  const error = asDomainError(thrown);
  if (error.problem === internalError) logger.error(`${request}: ${describe(thrown)}`);
  return error;
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
