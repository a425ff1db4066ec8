import type { IncomingMessage } from 'node:http';

const MAX_PEEKED_BYTES = 4_096;
const JSON_TYPE = 'application/json';

/** Whether a request brings a small JSON body. */
export function hasSmallJson({ headers }: IncomingMessage): boolean {
  const bytes = Number(headers['content-length']);
  return headers['content-type']?.startsWith(JSON_TYPE) === true && bytes > 0 && bytes <= MAX_PEEKED_BYTES;
}

/**
 * Looks at a small JSON body as far as it has arrived. The body is put back unless `settle` says that the request is
 * answered, so whoever reads it next finds it as it came.
 * @param settle gets the body; not called for one that is still on its way or no JSON
 * @returns whether the request is answered
 */
export function peek(request: IncomingMessage, settle: (body: unknown) => boolean): boolean {
  const chunk = request.read() as Buffer | null;
  if (chunk === null) return false;
  const body = chunk.length === Number(request.headers['content-length']) ? parsed(chunk) : undefined;
  if (body !== undefined && settle(body)) return true;
  request.unshift(chunk);
  return false;
}

function parsed(chunk: Buffer): unknown {
  try {
    return JSON.parse(chunk.toString('utf8'));
  } catch {
    return undefined;
  }
}
