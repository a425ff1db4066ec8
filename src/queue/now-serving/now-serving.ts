import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { type EarlyAnswer, EarlyAnswers, type EarlyDocuments } from '../../platform/web/early/index.js';
import { dataHeaders } from '../../platform/web/security-headers.js';

const PREPARED_FOR_MS = 1_000;
const CACHING = 'public, max-age=1, stale-while-revalidate=5, stale-if-error=60';

/** The one document that everybody who waits asks for, prepared once a second whatever their number. */
@Injectable()
export class NowServing implements EarlyDocuments {
  readonly route = '/api/v1/now-serving';
  private readonly always: readonly string[];
  private prepared: EarlyAnswer | undefined;
  private preparedAt = 0;

  constructor(
    private readonly clock: Clock,
    config: Config,
    answers: EarlyAnswers,
  ) {
    this.always = [
      ...Object.entries(dataHeaders(config.publicUrl.startsWith('https:'))).flat(),
      ...['cache-control', CACHING, 'content-type', 'application/json; charset=utf-8'],
    ];
    answers.addDocuments(this);
  }

  answer({ url }: IncomingMessage): EarlyAnswer | undefined {
    return url === this.route ? this.current() : undefined;
  }

  current(): EarlyAnswer {
    const now = this.clock.ms();
    if (this.prepared === undefined || now - this.preparedAt >= PREPARED_FOR_MS || now < this.preparedAt) {
      this.prepared = this.prepare(now);
      this.preparedAt = now;
    }
    return this.prepared;
  }

  private prepare(now: number): EarlyAnswer {
    const body = Buffer.from(JSON.stringify({ seq: 0, at: new Date(now).toISOString(), sales: {} }));
    return { status: 200, headers: [...this.always, 'content-length', String(body.length)], body };
  }
}
