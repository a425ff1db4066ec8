import type { Money } from './words.js';

export interface HoldAnswer {
  id: string;
  performanceId: string;
  seats: { seatId: string; section: string; row: string; seat: string; tierId: string; price: Money }[];
  total: Money;
  fees: Money;
  createdAt: string;
  expiresAt: string;
  extensionsLeft: number;
}

/** A refusal as RFC 9457 has it; `code` is the end of its `type`. */
export interface Refusal {
  code: string;
  detail: string;
  seatIds: string[];
}

/** A hold with the server's time when it answered: pages are cached, so the page cannot say what time it is. */
export type HoldResult = { hold: HoldAnswer | null; serverNow: string } | { refusal: Refusal };

async function readRefusal(answer: Response): Promise<Refusal> {
  try {
    const body = (await answer.json()) as {
      type?: string;
      detail?: string;
      title?: string;
      seatIds?: string[];
    };
    return {
      code: body.type?.split('/').at(-1) ?? String(answer.status),
      detail: body.detail ?? body.title ?? '',
      seatIds: body.seatIds ?? [],
    };
  } catch {
    return { code: String(answer.status), detail: '', seatIds: [] };
  }
}

async function send(method: string, path: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    return null;
  }
}

const OFFLINE: Refusal = { code: 'offline', detail: '', seatIds: [] };
const timeOf = (answer: Response): string => new Date(answer.headers.get('date') ?? Date.now()).toISOString();

/** The holds of this browser's shopper in one performance. */
export class HoldsApi {
  private isAdmitted = false;

  constructor(private readonly performanceId: string) {}

  /** The live hold, or null. A browser that is no shopper yet has none. */
  async find(): Promise<HoldResult> {
    const answer = await send('GET', `/api/v1/holds?performanceId=${encodeURIComponent(this.performanceId)}`);
    if (!answer) return { refusal: OFFLINE };
    if (!answer.ok) return { hold: null, serverNow: timeOf(answer) };
    const { items } = (await answer.json()) as { items: HoldAnswer[] };
    return { hold: items[0] ?? null, serverNow: timeOf(answer) };
  }

  /** Holds exactly these seats; none of them gives the hold back. */
  async place(seatIds: string[], current: HoldAnswer | null): Promise<HoldResult> {
    if (seatIds.length === 0) return this.release(current);
    if (!this.isAdmitted) {
      const refusal = await this.admit();
      if (refusal) return { refusal };
    }
    const body = { performanceId: this.performanceId, seatIds };
    let answer = await send('POST', '/api/v1/holds', body);
    if (answer && (answer.status === 401 || answer.status === 403)) {
      const refusal = await this.admit();
      if (refusal) return { refusal };
      answer = await send('POST', '/api/v1/holds', body);
    }
    if (!answer) return { refusal: OFFLINE };
    if (!answer.ok) return { refusal: await readRefusal(answer) };
    return { hold: (await answer.json()) as HoldAnswer, serverNow: timeOf(answer) };
  }

  private async release(current: HoldAnswer | null): Promise<HoldResult> {
    if (!current) return { hold: null, serverNow: new Date().toISOString() };
    const answer = await send('DELETE', `/api/v1/holds/${encodeURIComponent(current.id)}`);
    if (!answer) return { refusal: OFFLINE };
    return answer.ok ? { hold: null, serverNow: timeOf(answer) } : { refusal: await readRefusal(answer) };
  }

  /** Asks to come in, which also sets the shopper's cookie. */
  private async admit(): Promise<Refusal | null> {
    const answer = await send(
      'POST',
      `/api/v1/performances/${encodeURIComponent(this.performanceId)}/admissions`,
      {},
    );
    if (!answer) return OFFLINE;
    this.isAdmitted = answer.ok;
    return answer.ok ? null : readRefusal(answer);
  }
}
