import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Config } from '../../platform/config/config.js';
import { isKnown } from '../../platform/web/entity-tags.rules.js';
import { type EarlyAnswer, EarlyAnswers, type EarlyDocuments } from '../../platform/web/early/index.js';
import { dataHeaders } from '../../platform/web/security-headers.js';
import { type AvailabilityDocument, AvailabilityDocuments } from './availability-documents.js';

const [BEFORE_ID, AFTER_ID] = ['/api/v1/performances/', '/availability'];

const CACHING = ['cache-control', 'public, max-age=1', 'vary', 'accept'];

interface Prepared {
  json: EarlyAnswer;
  bits: EarlyAnswer;
  unchanged: EarlyAnswer;
}

/** The availability document as answers that only have to be written: what every open seat map asks for. */
@Injectable()
export class AvailabilityAnswers implements EarlyDocuments {
  readonly route = `${BEFORE_ID}:id${AFTER_ID}`;
  private readonly prepared = new WeakMap<AvailabilityDocument, Prepared>();
  private readonly always: string[];

  constructor(
    private readonly documents: AvailabilityDocuments,
    config: Config,
    answers: EarlyAnswers,
  ) {
    this.always = Object.entries(dataHeaders(config.publicUrl.startsWith('https:'))).flat();
    answers.addDocuments(this);
  }

  answer({ url = '', headers }: IncomingMessage): EarlyAnswer | undefined {
    if (!url.startsWith(BEFORE_ID) || !url.endsWith(AFTER_ID)) return undefined;
    const document = this.documents.present(url.slice(BEFORE_ID.length, -AFTER_ID.length));
    return document === undefined
      ? undefined
      : this.choose(document, headers['if-none-match'], headers.accept);
  }

  /** The answer for a client that has `known` already and accepts these types. */
  choose(document: AvailabilityDocument, known: string | undefined, accept: string | undefined): EarlyAnswer {
    const prepared = this.prepare(document);
    if (isKnown(known, document.etag)) return prepared.unchanged;
    return accept?.includes('application/octet-stream') === true ? prepared.bits : prepared.json;
  }

  private prepare(document: AvailabilityDocument): Prepared {
    const present = this.prepared.get(document);
    if (present !== undefined) return present;
    const shared = [...CACHING, 'etag', document.etag];
    const full = (type: string, body: Buffer): EarlyAnswer => ({
      status: 200,
      headers: [...this.always, ...shared, 'content-type', type, 'content-length', String(body.length)],
      body,
    });
    const made: Prepared = {
      json: full('application/json; charset=utf-8', document.json),
      bits: full('application/octet-stream', document.bits),
      // What is stored keeps its other headers (RFC 9111, 3.2), and Node looks at each one that it writes.
      unchanged: { status: 304, headers: shared },
    };
    this.prepared.set(document, made);
    return made;
  }
}
