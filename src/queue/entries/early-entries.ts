import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  type EarlyAnswer,
  EarlyAnswers,
  type EarlyHandler,
  EarlyJson,
  isFromHere,
  RequestCounts,
} from '../../platform/web/early/index.js';
import { AdmissionsService } from '../admissions/admissions.service.js';

const [BEFORE_ID, AFTER_ID] = ['/api/v1/performances/', '/queue-entries'];

/**
 * Who joins a queue, answered ahead of the router: at an opening that is everybody at once
 * (`npm run bench -- --only join`). Entries that are sent again take the usual way.
 */
@Injectable()
export class EarlyEntries implements EarlyHandler {
  readonly route = `${BEFORE_ID}:id${AFTER_ID}`;

  constructor(
    private readonly admissions: AdmissionsService,
    private readonly counts: RequestCounts,
    private readonly json: EarlyJson,
    answers: EarlyAnswers,
  ) {
    answers.addHandler(this);
  }

  handles(path: string): boolean {
    return path.startsWith(BEFORE_ID) && path.endsWith(AFTER_ID);
  }

  answer(request: IncomingMessage, body: unknown): Promise<EarlyAnswer> | undefined {
    if (!isFromHere(request.headers) || !isEmptyObject(body)) return undefined;
    if (!this.counts.admits(request.socket)) return undefined;
    return this.join((request.url ?? '').slice(BEFORE_ID.length, -AFTER_ID.length));
  }

  private async join(performanceId: string): Promise<EarlyAnswer> {
    const requestId = randomUUID();
    try {
      return this.json.answer(201, requestId, await this.admissions.enter(performanceId, undefined));
    } catch (error) {
      return this.json.thrown(error, requestId, `POST ${this.route}`);
    }
  }
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0;
}
