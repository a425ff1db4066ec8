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
import { HeartbeatsService } from './heartbeats.js';

const [BEFORE_ID, AFTER_ID] = ['/api/v1/performances/', '/queue-heartbeats'];

/** Heartbeats, answered ahead of the router: those of a large sale are hundreds a second. */
@Injectable()
export class EarlyHeartbeats implements EarlyHandler {
  readonly route = `${BEFORE_ID}:id${AFTER_ID}`;

  constructor(
    private readonly heartbeats: HeartbeatsService,
    private readonly counts: RequestCounts,
    private readonly json: EarlyJson,
    answers: EarlyAnswers,
  ) {
    answers.addHandler(this);
  }

  handles(path: string): boolean {
    return path.startsWith(BEFORE_ID) && path.endsWith(AFTER_ID);
  }

  answer(request: IncomingMessage, body: unknown): EarlyAnswer | undefined {
    if (!isFromHere(request.headers) || !isHeartbeat(body)) return undefined;
    if (!this.counts.admits(request.socket)) return undefined;
    const requestId = randomUUID();
    try {
      this.heartbeats.hear((request.url ?? '').slice(BEFORE_ID.length, -AFTER_ID.length), body.entry);
      return this.json.nothing(requestId);
    } catch (error) {
      return this.json.thrown(error, requestId, `POST ${this.route}`);
    }
  }
}

function isHeartbeat(body: unknown): body is { entry: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    Object.keys(body).length === 1 &&
    'entry' in body &&
    typeof body.entry === 'string'
  );
}
