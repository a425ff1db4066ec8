import { Connection } from './connection.js';
import type { Job, Outcome } from './job.js';

/** Sends requests as fast as they are answered, from several connections at once. */
export async function sendRequests(job: Extract<Job, { kind: 'requests' }>): Promise<Outcome> {
  const requests = job.requests.map(text => Buffer.from(text));
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => Connection.open(job.port)),
  );
  const began = performance.now();
  const end = began + job.seconds * 1000;
  let next = 0;
  let done = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (performance.now() < end) {
      const request = requests[job.repeat ? next % requests.length : next];
      next += 1;
      if (request === undefined) return;
      const { status, body } = await connection.send(request);
      if (status !== job.expect)
        throw new Error(`${job.expect} was expected, not ${status}: ${body.toString()}`);
      done += 1;
    }
  };
  try {
    await Promise.all(connections.map(work));
    return { done, elapsedMs: performance.now() - began };
  } finally {
    for (const connection of connections) connection.close();
  }
}
