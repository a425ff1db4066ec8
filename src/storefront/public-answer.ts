import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../platform/web/entity-tags.rules.js';
import { publicCacheControl } from './public-cache.rules.js';

export interface PublicAnswer {
  now: Date;
  /** When what is shown ceases to be true by itself: a sale begins or ends. */
  nextChangeAt: Date | undefined;
  /** What a CDN may throw away by name once it has changed. */
  surrogateKeys: string[];
}

/** Marks an answer as the same for everybody, so that a cache in front may keep it. */
export function allowCaching(reply: FastifyReply, { now, nextChangeAt, surrogateKeys }: PublicAnswer): void {
  void reply
    .header('cache-control', publicCacheControl(now, nextChangeAt))
    .header('surrogate-key', surrogateKeys.join(' '));
}

/** Sends JSON with an ETag, or 304 to a client that has it already. */
export async function sendJson(request: FastifyRequest, reply: FastifyReply, body: object): Promise<void> {
  const json = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', etag).type('application/json; charset=utf-8');
  if (isKnown(request.headers['if-none-match'], etag)) await reply.code(304).send();
  else await reply.send(json);
}

/** Marks an answer as one person's own. */
export function forbidCaching(reply: FastifyReply): void {
  void reply.header('cache-control', 'no-store');
}
