import autocannon from 'autocannon';
import type { Job, Outcome, RequestText } from './job.js';

const SAMPLE_EVERY_MS = 100;
/** It writes every request anew for every connection before it begins. */
const MOST_REQUESTS = 50;

/** The same closed model by a generator that others use and trust. */
export async function sendByAutocannon(job: Extract<Job, { kind: 'autocannon' }>): Promise<Outcome> {
  const began = performance.now();
  const result = await autocannon({
    ...{ url: `http://127.0.0.1:${job.port}`, connections: job.connections, duration: job.seconds },
    ...{ sampleInt: SAMPLE_EVERY_MS, requests: job.requests.slice(0, MOST_REQUESTS).map(requestOf) },
  });
  const elapsedMs = performance.now() - began;
  const counts = Object.entries(result.statusCodeStats ?? {});
  const other = counts.find(([status]) => Number(status) !== job.expect);
  if (other !== undefined) throw new Error(`${job.expect} was expected, not ${other[0]}.`);
  if (result.errors > 0) throw new Error(`${result.errors} connections failed.`);
  return { done: counts.reduce((sum, [, { count = 0 }]) => sum + count, 0), elapsedMs };
}

/** Takes the text of a request apart again. */
function requestOf(text: RequestText): autocannon.Request {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const [method, path] = first.split(' ') as [autocannon.Request['method'], string];
  const headers = Object.fromEntries(lines.map(line => line.split(': ', 2) as [string, string]));
  delete headers['content-length'];
  return { method, path, headers, ...(body === '' ? {} : { body }) };
}
