import type { IncomingMessage } from 'node:http';

const MAX_PEEKED_BYTES = 4_096;
const JSON_TYPE = 'application/json';

/**
 * Looks at a small JSON body. The body is put back before the request goes on, so whoever reads it next finds it as it
 * came.
 * @param settle gets the body, or undefined for one that is large, still on its way or no JSON; returns whether the
 *   request is answered
 * @param goOn called when it is not
 */
export function peek(request: IncomingMessage, settle: (body: unknown) => boolean, goOn: () => void): void {
  const { 'content-type': type, 'content-length': length } = request.headers;
  const bytes = Number(length);
  if (type?.startsWith(JSON_TYPE) !== true || !(bytes > 0 && bytes <= MAX_PEEKED_BYTES)) {
    goOn();
    return;
  }
  request.once('readable', () => {
    const chunk = request.read() as Buffer | null;
    if (chunk?.length === bytes && settle(parsed(chunk))) return;
    if (chunk !== null) request.unshift(chunk);
    goOn();
  });
}

function parsed(chunk: Buffer): unknown {
  try {
    return JSON.parse(chunk.toString('utf8'));
  } catch {
    return undefined;
  }
}
