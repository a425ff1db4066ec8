import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Problem } from '../../problem.js';
import { PROBLEM_TYPE, problemText } from '../problem-details.js';
import { refusalOf } from '../refusal-of.js';
import { dataHeaders } from '../security-headers.js';
import type { EarlyAnswer } from './turn.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Writes JSON answers that concern one client, with the headers and in the form that the router gives them. */
@Injectable()
export class EarlyJson {
  private readonly always: readonly string[];

  constructor(config: Config) {
    const security = dataHeaders(config.publicUrl.startsWith('https:'));
    this.always = [...Object.entries(security).flat(), 'cache-control', 'no-store'];
  }

  answer(status: number, requestId: string, body: unknown): EarlyAnswer {
    return this.write(status, requestId, JSON_TYPE, JSON.stringify(body));
  }

  /** 204: done, and nothing to say. */
  nothing(requestId: string): EarlyAnswer {
    return { status: 204, headers: [...this.always, 'x-request-id', requestId] };
  }

  /** @param extra members that the problem's type adds */
  refusal(problem: Problem, detail: string, requestId: string, extra: Record<string, unknown>): EarlyAnswer {
    return this.write(
      problem.status,
      requestId,
      PROBLEM_TYPE,
      problemText(problem, detail, requestId, extra),
    );
  }

  /** The answer to a request that failed. @param request its method and path, for the log */
  thrown(error: unknown, requestId: string, request: string): EarlyAnswer {
    const { problem, message, extra, retryAfterSeconds } = refusalOf(error, `${requestId} ${request}`);
    const answer = this.refusal(problem, message, requestId, extra);
    if (retryAfterSeconds === undefined) return answer;
    return { ...answer, headers: [...answer.headers, 'retry-after', String(retryAfterSeconds)] };
  }

  private write(status: number, requestId: string, type: string, body: string): EarlyAnswer {
    const length = Buffer.byteLength(body);
    const own = ['x-request-id', requestId, 'content-type', type, 'content-length', String(length)];
    // Text of ASCII only is the same in both, and Node writes this one faster.
    const encoding = length === body.length ? 'latin1' : 'utf8';
    return { status, headers: this.always.concat(own), body, encoding };
  }
}
