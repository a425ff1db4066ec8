import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { EmbeddedServerError } from './server.js';

const PORTS_TRIED = 100;
/**
 * Below the ports that systems give to outgoing connections (from 32,768 on with Linux): one of those may be taken by
 * a connection before whoever asked for it listens.
 */
const [LEAST_PORT, MOST_PORT] = [10_000, 32_000];

/**
 * The port to serve on: the wanted one when it is free, else the next free one above it. A port
 * that somebody asked for by name is never changed behind their back: taken, it is an error.
 */
export async function choosePort(wanted: number, explicit: boolean, host = '127.0.0.1'): Promise<number> {
  if (wanted === 0) return freePort(host);
  const problem = await whyNotFree(wanted, host);
  if (problem === undefined) return wanted;
  if (problem === 'EACCES') {
    throw new EmbeddedServerError(
      `This user may not listen on port ${wanted}. Set PORT to a number above 1023.`,
    );
  }
  if (problem !== 'EADDRINUSE') {
    throw new EmbeddedServerError(`Cannot listen on ${host}:${wanted} (${problem}). Check HOST and PORT.`);
  }
  if (explicit) {
    throw new EmbeddedServerError(
      `Port ${wanted} is taken by another program. Stop it, or set PORT to another number.`,
    );
  }
  for (let port = wanted + 1; port <= wanted + PORTS_TRIED && port <= 65_535; port++) {
    if ((await whyNotFree(port, host)) === undefined) return port;
  }
  throw new EmbeddedServerError(
    `Ports ${wanted} to ${wanted + PORTS_TRIED} are all taken. Set PORT to a free one.`,
  );
}

/** A free port, chosen by chance so that two who ask at once get two. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < PORTS_TRIED; tries++) {
    const port = randomInt(LEAST_PORT, MOST_PORT);
    if (await isFree(port, host)) return port;
  }
  throw new EmbeddedServerError(`No free port between ${LEAST_PORT} and ${MOST_PORT} on ${host}.`);
}

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await whyNotFree(port, host)) === undefined;
}

async function whyNotFree(port: number, host: string): Promise<string | undefined> {
  const problem = await tryListen(port, host);
  if (problem !== undefined || host !== '127.0.0.1') return problem;
  // A browser may turn "localhost" into ::1, so a program that sits there would answer instead of us.
  return (await tryListen(port, '::1')) === 'EADDRINUSE' ? 'EADDRINUSE' : undefined;
}

function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
