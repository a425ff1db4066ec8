import { Refusal } from './answers.js';

export interface Reply {
  status: number;
  /** JSON, or what a fault has made of it. */
  body: string;
}

interface Known {
  fingerprint: string;
  /** Undefined while the first request with the key is running. */
  reply: Reply | undefined;
}

/** Answers by idempotency key, as Stripe keeps them. */
export class Keys {
  private readonly known = new Map<string, Known>();

  /**
   * Runs a request once for its key. The same key again gets the same answer, a 500 too.
   * @param fingerprint of the endpoint and the parameters
   * @param work resolves to the answer and whether the endpoint began to execute
   * @throws Refusal for a key that is running now, or that belongs to another request
   */
  async once(
    key: string | undefined,
    fingerprint: string,
    work: () => Promise<{ reply: Reply; hasExecuted: boolean }>,
  ): Promise<{ reply: Reply; isReplay: boolean }> {
    if (key === undefined) return { reply: (await work()).reply, isReplay: false };
    const known = this.known.get(key);
    if (known !== undefined) return { reply: sameReply(known, key, fingerprint), isReplay: true };
    const entry: Known = { fingerprint, reply: undefined };
    this.known.set(key, entry);
    try {
      const { reply, hasExecuted } = await work();
      if (hasExecuted) entry.reply = reply;
      return { reply, isReplay: false };
    } finally {
      if (entry.reply === undefined) this.known.delete(key);
    }
  }
}

function sameReply(known: Known, key: string, fingerprint: string): Reply {
  if (known.fingerprint !== fingerprint) {
    const message =
      'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new Refusal(400, { type: 'idempotency_error', message }, false);
  }
  if (known.reply !== undefined) return known.reply;
  const message = `There is currently another in-progress request using this Idempotent Key: ${key}.`;
  throw new Refusal(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use', message }, false);
}
