import type { SaleLine } from '../../../src/queue/index.js';

const TIMEOUT_MS = 10_000;
/** `Date` has whole seconds: the middle of one is right on average. */
const HALF_SECOND_MS = 500;

export interface News {
  line: SaleLine;
  /** Milliseconds since 1970 by the server when the answer came. */
  serverNow: number | null;
}

/** Asks for the one document of all sales, and passes over what is older than what is known. */
export class NowServing {
  constructor(
    private readonly url: string,
    private readonly performanceId: string,
    private seq: number,
  ) {}

  /** @returns undefined when nothing could be had; null when it was older than what is known, or says nothing of this sale */
  async ask(): Promise<News | null | undefined> {
    try {
      const answer = await fetch(this.url, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) return undefined;
      const { seq, sales } = (await answer.json()) as { seq: number; sales: Record<string, SaleLine> };
      const line = sales[this.performanceId];
      if (seq < this.seq || line === undefined) return null;
      this.seq = seq;
      return { line, serverNow: serverNowOf(answer.headers) };
    } catch {
      return undefined;
    }
  }
}

/** What time it was at the server: when the answer was made, and how long a cache has kept it since. */
function serverNowOf(headers: Headers): number | null {
  const made = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  return Number.isNaN(made) || Number.isNaN(age) ? null : made + age * 1000 + HALF_SECOND_MS;
}
