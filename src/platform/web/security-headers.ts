import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTENT_SECURITY } from './content-security.js';

type Headers = Readonly<Record<string, string>>;

const YEAR_SECONDS = 31_536_000;

/** What a page may do in a browser. */
export function pageHeaders(isTls: boolean): Headers {
  return headersOf({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    strictTransportSecurity: isTls ? { maxAge: YEAR_SECONDS } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/** Data is no page: nothing in it may load, frame or be taken for another type. */
export function dataHeaders(isTls: boolean): Headers {
  const all = headersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: isTls ? { maxAge: YEAR_SECONDS } : false,
  });
  const kept = ['content-security-policy', 'strict-transport-security', 'x-content-type-options'];
  return Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name)));
}

/** Helmet's headers do not depend on the request, so they are asked for once instead of at every answer. */
function headersOf(options: Parameters<typeof helmet>[0]): Headers {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error instanceof Error) throw error;
  });
  return headers;
}
