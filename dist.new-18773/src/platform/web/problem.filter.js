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
import '@fastify/view';
import { Catch, HttpException, Logger } from '@nestjs/common';
import { isUnavailable } from '../database/index.js';
import { bodyTooLarge, forbidden, internalError, invalidRequest, methodNotAllowed, notFound, temporarilyUnavailable, tooManyRequests, unauthorized, unsupportedMediaType } from '../general-problems.js';
import { DomainError } from '../problem.js';
import { errorPage } from './error-page.js';
const RETRY_AFTER_SECONDS = 2;
const INVALID_TEXT = '22P02';
const BY_STATUS = {
    400: invalidRequest,
    401: unauthorized,
    403: forbidden,
    404: notFound,
    405: methodNotAllowed,
    413: bodyTooLarge,
    415: unsupportedMediaType,
    429: tooManyRequests
};
export class ProblemFilter {
    logger = new Logger('Web');
    catch(thrown, host) {
        const http = host.switchToHttp();
        const request = http.getRequest();
        const reply = http.getResponse();
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
        if (wantsPage(request)) void reply.view('errors/error', errorPage(error, request.id));
        else void reply.type('application/problem+json; charset=utf-8').send(problemDetails(error, request.id));
    }
}
ProblemFilter = _ts_decorate([
    Catch()
], ProblemFilter);
export function problemDetails(error, requestId) {
    const { code, title, status } = error.problem;
    return {
        type: `/problems/${code}`,
        title,
        status,
        detail: error.message,
        requestId,
        ...error.extra
    };
}
function wantsPage(request) {
    return !/^\/(api|healthz|readyz|metrics|plans)(\/|$|\?)/.test(request.url);
}
function asDomainError(thrown) {
    if (thrown instanceof DomainError) return thrown;
    const status = statusOf(thrown);
    const problem = status === undefined ? undefined : BY_STATUS[status];
    if (problem !== undefined) {
        const isNamed = problem === notFound || problem === internalError;
        return new DomainError(problem, isNamed ? {} : {
            detail: thrown.message
        });
    }
    // An id that is no UUID names nothing.
    if (thrown.code === INVALID_TEXT) return new DomainError(notFound);
    if (status === 503 || isUnavailable(thrown)) {
        return new DomainError(temporarilyUnavailable, {
            retryAfterSeconds: RETRY_AFTER_SECONDS
        });
    }
    return new DomainError(internalError);
}
function statusOf(thrown) {
    if (thrown instanceof HttpException) return thrown.getStatus();
    const status = thrown.statusCode;
    return typeof status === 'number' ? status : undefined;
}
function describe(thrown) {
    return thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown);
}

//# sourceMappingURL=problem.filter.js.map
