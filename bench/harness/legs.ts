import { get } from 'node:http';
import type { RequestText } from '../load/job.js';
import type { OpenLeg } from './open-model.js';
import { type Leg, rateOf } from './row.js';
import type { Stage } from './stage.js';

const CONNECTIONS = 32;
/** As many as the open model has from the start: what a crowd brings to a server that lets it wait for something. */
export const CROWD_CONNECTIONS = 256;
/** Room for a server that falls behind for a while without a shopper being refused. */
const MOST_OPEN_CONNECTIONS = 512;

interface Load {
  /** Asked for when the leg runs: the product may have been started anew since. */
  port: () => number;
  expect: number;
  connections?: number;
}

/** The closed model: connections that send their next request when the last one is answered; the list is repeated. */
export function closedLeg(
  stage: Stage,
  { port, expect }: Load,
  requests: RequestText[],
  generator: 'requests' | 'autocannon' = 'requests',
): Leg {
  return async seconds => {
    const job = { kind: generator, port: port(), connections: CONNECTIONS, seconds, requests } as const;
    return rateOf((await stage.send({ ...job, repeat: true, expect })).effort);
  };
}

/** The same with requests of which each may be sent only once. */
export function dealtLeg(
  stage: Stage,
  { port, expect, connections = CONNECTIONS }: Load,
  deal: (seconds: number) => RequestText[],
): Leg {
  return async seconds => {
    const job = { kind: 'requests', port: port(), connections, seconds } as const;
    const sent = await stage.send({ ...job, requests: deal(seconds), repeat: false, expect });
    return rateOf(sent.effort);
  };
}

/** The open model. @param requests for so many arrivals */
export function openLeg(
  stage: Stage,
  { port, expect }: Load,
  requests: (count: number) => RequestText[] | Promise<RequestText[]>,
): OpenLeg {
  return async (perSecond, seconds) => {
    const list = await requests(Math.ceil(perSecond * seconds));
    return stage.send({
      ...{ kind: 'arrivals', port: port(), perSecond, seconds, requests: list, expect },
      mostConnections: MOST_OPEN_CONNECTIONS,
    });
  };
}

/** @returns bytes of the head of an answer as it comes over the wire */
export function headBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, response => {
      const { statusCode, statusMessage, rawHeaders } = response;
      const first = `HTTP/1.1 ${statusCode ?? ''} ${statusMessage ?? ''}\r\n`;
      // Name and value come by turns; a colon, a space and a line end belong to each pair.
      const rest = rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
      response.resume().on('end', () => resolve(first.length + rest + '\r\n'.length));
    }).on('error', reject);
  });
}
