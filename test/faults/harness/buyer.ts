import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 200;
const REQUEST_TIMEOUT_MS = 15_000;
/** Problems after which the same request may well succeed. */
const NOT_FINAL = ['in-progress', 'payment-in-progress', 'unavailable', 'too-many-requests'];

/** How long the buyers of a row wait for one answer, and how often none came in that time. */
export interface Patience {
  ms: number;
  exceeded: number;
}

export interface Answer {
  status: number;
  retryAfter?: string;
  /** Last part of the problem's type, when it is one. */
  problem?: string;
  body: Record<string, unknown>;
}

/** All that one buyer did, and all that one buyer was told. */
export interface Errand {
  shopperToken: string;
  performanceId: string;
  seatIds: string[];
  /** Absent when the seats could not be held. */
  holdId?: string;
  key: string;
  /** Each answer to the payment, network failures as status 0. */
  answers: Answer[];
  /** The answer after which the buyer rests; absent when the patience was over before. */
  final?: Answer;
}

export interface Wish {
  performanceId: string;
  seatIds: string[];
  paymentMethod?: string;
  /** Milliseconds that the same key is sent again for. */
  patienceMs?: number;
}

/** A buyer with a browser of the stubborn kind: the same key again, to whichever address answers, until it is settled. */
export class Buyer {
  private turn = 0;
  private token = '';

  /** @param urls asked anew for each request: where the product may be found */
  constructor(
    private readonly urls: () => string[],
    private readonly patience: Patience = { ms: REQUEST_TIMEOUT_MS, exceeded: 0 },
  ) {}

  /** Admission, hold and payment. */
  async buy(wish: Wish): Promise<Errand> {
    const errand = await this.hold(wish);
    return errand.holdId === undefined ? errand : this.pay(errand, wish);
  }

  /** Admission and hold only. Asks again while the product is away. */
  async hold({ performanceId, seatIds, patienceMs = PATIENCE_MS }: Wish): Promise<Errand> {
    const deadline = performance.now() + patienceMs;
    const admitted = await this.untilAnswered(deadline, `performances/${performanceId}/admissions`, {});
    const { shopperToken } = admitted.body as { shopperToken?: string };
    this.token = shopperToken ?? '';
    const held = await this.untilAnswered(deadline, 'holds', { performanceId, seatIds });
    const errand = { shopperToken: this.token, performanceId, seatIds, key: randomUUID(), answers: [] };
    if (held.status === 201) return { ...errand, holdId: held.body['id'] as string };
    return { ...errand, final: held };
  }

  /** Goes on as the shopper of an errand that another buyer began: the same person in another window. */
  become({ shopperToken }: Errand): void {
    this.token = shopperToken;
  }

  /** Pays for what is held, with the same key until the answer is final. */
  async pay(
    errand: Errand,
    { paymentMethod, patienceMs = PATIENCE_MS }: Partial<Wish> = {},
  ): Promise<Errand> {
    const deadline = performance.now() + patienceMs;
    while (errand.final === undefined && performance.now() < deadline) {
      const answer = await this.payOnce(errand, paymentMethod);
      errand.answers.push(answer);
      if (isFinal(answer)) errand.final = answer;
      else await sleep(PAUSE_MS);
    }
    return errand;
  }

  /** One single request to pay. */
  payOnce(
    { holdId, key }: Pick<Errand, 'holdId' | 'key'>,
    paymentMethod = 'pm_card_visa',
    buyer = { name: 'Robin Example', email: 'robin@example.org' },
  ): Promise<Answer> {
    return this.send('bookings', { holdId, buyer, paymentMethod }, { 'idempotency-key': key });
  }

  private async untilAnswered(deadline: number, path: string, body: unknown): Promise<Answer> {
    for (;;) {
      const answer = await this.send(path, body);
      if (isFinal(answer) || performance.now() > deadline) return answer;
      await sleep(PAUSE_MS);
    }
  }

  private async send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const urls = this.urls();
    const url = urls[this.turn % urls.length] ?? '';
    const authorization: Record<string, string> =
      this.token === '' ? {} : { authorization: `Bearer ${this.token}` };
    try {
      const response = await fetch(`${url}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.patience.ms),
      });
      // One that is away or going leads to another address, as a balancer would.
      if (response.status === 503) this.turn += 1;
      const retryAfter = response.headers.get('retry-after');
      const answer = toAnswer(response.status, await response.text());
      return retryAfter === null ? answer : { ...answer, retryAfter };
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') this.patience.exceeded += 1;
      this.turn += 1;
      return { status: 0, body: { error: String((error as Error).cause ?? error) } };
    }
  }
}

function toAnswer(status: number, text: string): Answer {
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const { type } = body;
  const problem = status >= 400 && typeof type === 'string' ? { problem: type.split('/').at(-1) ?? '' } : {};
  return { status, ...problem, body };
}

function isFinal({ status, problem = '' }: Answer): boolean {
  return status !== 0 && status !== 202 && status !== 429 && status < 500 && !NOT_FINAL.includes(problem);
}
