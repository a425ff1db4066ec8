import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brokeDown, type ErrorBody, Refusal } from './answers.js';
import { checkParameters, type Endpoint } from './endpoints.js';
import type { Fault, Faults } from './faults.js';
import { type Parameters, readForm } from './form.js';
import { Keys, type Reply } from './keys.js';

/** The connection breaks instead of an answer. */
const BROKEN = Symbol('broken');

interface Call {
  endpoint: Endpoint;
  id: string;
  parameters: Parameters;
  key: string | undefined;
  fingerprint: string;
}

/** One request to the API from its head to its answer: key, parameters, fault, idempotency, endpoint. */
export class Requests {
  private readonly keys = new Keys();
  private readonly waits = new Set<{ timer: NodeJS.Timeout; end: () => void }>();

  constructor(
    private readonly endpoints: Record<string, Endpoint>,
    private readonly faults: Faults,
  ) {}

  async handle(request: IncomingMessage, url: URL, text: string, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request, url, text);
    if (answer === BROKEN) {
      request.socket.destroy();
      return;
    }
    const { reply, isReplay } = answer;
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
      // As Stripe says it: its own 500s come again under their key, so that asking again is of no use.
      ...(reply.status === 500 ? { 'stripe-should-retry': 'false' } : {}),
    });
    response.end(reply.body);
  }

  /** Lets nobody wait any longer. */
  close(): void {
    for (const { timer, end } of this.waits) {
      clearTimeout(timer);
      end();
    }
  }

  private async answer(
    request: IncomingMessage,
    url: URL,
    text: string,
  ): Promise<{ reply: Reply; isReplay: boolean } | typeof BROKEN> {
    try {
      const call = this.read(request, url, text);
      const fault = this.faults.next(call.endpoint.operation);
      const isBroken = await this.strikeBefore(fault);
      if (isBroken) return BROKEN;
      const done = await this.keys.once(call.key, call.fingerprint, () => this.execute(call, fault));
      if (fault?.kind === 'reset-after') return BROKEN;
      return fault?.kind === 'malformed'
        ? { ...done, reply: { ...done.reply, body: done.reply.body.slice(0, -20) } }
        : done;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { reply: replyOf(error), isReplay: false };
    }
  }

  private read(request: IncomingMessage, url: URL, text: string): Call {
    const [, version, resource, id = '', verb] = url.pathname.split('/');
    const path = [version, resource, ...(id === '' ? [] : [':id']), ...(verb === undefined ? [] : [verb])];
    const line = `${request.method ?? ''} /${path.join('/')}`;
    const endpoint = this.endpoints[line];
    if (endpoint === undefined) {
      throw new Refusal(404, invalid(`Unrecognized request URL (${line}).`), false);
    }
    checkKey(request.headers.authorization, endpoint);
    const parameters = readForm(request.method === 'POST' ? text : url.search);
    checkParameters(endpoint, parameters);
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    const sent = `${line} ${id} ${JSON.stringify(parameters)}`;
    const fingerprint = createHash('sha256').update(sent).digest('hex');
    return { endpoint, id, parameters, key: typeof key === 'string' ? key : undefined, fingerprint };
  }

  /** @returns whether the connection breaks */
  private async strikeBefore(fault: Fault | undefined): Promise<boolean> {
    switch (fault?.kind) {
      case 'deliver-late':
        await this.pause(fault.ms ?? 0);
        return false;
      case 'error-before':
        throw brokeDown(false);
      case 'rate-limit':
      case 'lock-timeout': {
        const code = fault.kind === 'rate-limit' ? 'rate_limit' : 'lock_timeout';
        throw new Refusal(429, { ...invalid('Too many requests hit the API at once.'), code }, false);
      }
      case 'unauthorised':
        throw new Refusal(401, invalid('Invalid API Key provided.'), false);
      case 'reset-before':
        return true;
      case 'error-after':
      case 'hold-reply':
      case 'malformed':
      case 'reset-after':
      case undefined:
        return false;
    }
  }

  private async execute(
    { endpoint, parameters, id }: Call,
    fault: Fault | undefined,
  ): Promise<{ reply: Reply; hasExecuted: boolean }> {
    let outcome: { reply: Reply; hasExecuted: boolean };
    try {
      const body = JSON.stringify(endpoint.run(parameters, id), null, 2);
      outcome = { reply: { status: 200, body }, hasExecuted: true };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome = { reply: replyOf(error), hasExecuted: error.hasExecuted };
    }
    if (fault?.kind === 'error-after') return { reply: replyOf(brokeDown(true)), hasExecuted: true };
    if (fault?.kind === 'hold-reply') await this.pause(fault.ms ?? 0);
    return outcome;
  }

  private pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const wait = { timer: setTimeout(() => end(), ms), end: resolve };
      const end = (): void => {
        this.waits.delete(wait);
        resolve();
      };
      this.waits.add(wait);
    });
  }
}

function checkKey(authorization: string | undefined, { isPublic }: Endpoint): void {
  const key = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
  if (/^(sk|rk)_test_/.test(key) || (isPublic === true && key.startsWith('pk_test_'))) return;
  throw new Refusal(401, invalid('Invalid API Key provided.'), false);
}

function invalid(message: string): ErrorBody {
  return { type: 'invalid_request_error', message };
}

function replyOf({ status, error }: Refusal): Reply {
  return { status, body: JSON.stringify({ error }, null, 2) };
}
