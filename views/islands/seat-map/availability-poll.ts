import type { AvailabilityDocument, AvailabilityProgress, SecondDelta } from './availability-progress.js';

const POLL_MS = 1000;
/** A second that is not over when it is asked for may be over then. */
const SOON_MS = 300;
/** An answer that takes longer does not come any more. */
const PATIENCE_MS = 10_000;
const SLOWEST_POLL_MS = 16_000;
/** Whoever has not looked for so long gets the document with less than so many seconds. */
const AWAY_MS = 10_000;

/** What came of a question: one more second, nothing because it is not over yet, or the whole document. */
type Told = 'second' | 'not-over' | 'all';

/** Asks for availability in the way that `progress` needs it. */
export class AvailabilityRequests {
  private etag = '';

  constructor(
    private readonly url: string,
    readonly progress: AvailabilityProgress,
  ) {}

  /** Rejects when there is no answer. @param isWanted whether it is to be told when it is there */
  async ask(isWanted: () => boolean): Promise<Told> {
    const { second } = this.progress;
    if (second === null) return this.askForAll(isWanted);
    const answer = await fetch(`${this.url}/deltas/${second}`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) {
      const delta = (await answer.json()) as SecondDelta;
      if (!isWanted() || this.progress.takeSecond(delta)) return 'second';
      return this.askForAll(isWanted);
    }
    if (answer.status !== 404) throw new Error(`no availability: ${answer.status}`);
    const { type } = (await answer.json()) as { type?: string };
    if (type?.endsWith('/second-not-over') === true) return 'not-over';
    this.progress.loseSeconds();
    return this.askForAll(isWanted);
  }

  async askForAll(isWanted: () => boolean): Promise<Told> {
    const known: Record<string, string> = this.etag === '' ? {} : { 'if-none-match': this.etag };
    // Our own etag is asked with, so the browser's cache must not answer in its place.
    const answer = await fetch(this.url, {
      headers: { accept: 'application/json', ...known },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 304) return 'all';
    if (!answer.ok) throw new Error(`no availability: ${answer.status}`);
    const whole = (await answer.json()) as AvailabilityDocument;
    if (!isWanted()) return 'all';
    this.etag = answer.headers.get('etag') ?? '';
    this.progress.takeDocument(whole);
    return 'all';
  }
}

/** When to ask again, in the time of the page: seconds at a steady pace, and at once while some have been missed. */
class Pace {
  due = performance.now();
  private isInStep = false;
  private pause = POLL_MS;

  next(told: Told): void {
    const now = performance.now();
    this.pause = POLL_MS;
    if (told === 'second') this.due = this.isInStep ? this.due + POLL_MS : now;
    else this.due = now + (told === 'all' ? POLL_MS : SOON_MS);
    this.isInStep ||= told !== 'second';
  }

  /** Offline, or the server is away: the map stays as it was, and a later round asks again. */
  fail(): void {
    this.pause = Math.min(this.pause * 2, SLOWEST_POLL_MS);
    this.due = performance.now() + this.pause;
  }

  /** Nobody has looked for a while. */
  resume(progress: AvailabilityProgress): void {
    if (performance.now() - this.due > AWAY_MS) progress.loseSeconds();
    this.isInStep = false;
  }
}

/**
 * Asks for each second when it is over, or for the whole document where seconds do not lead on. Not while nobody looks
 * at the page, and ever more rarely while there is no answer.
 */
export function pollAvailability(requests: AvailabilityRequests): { stop: () => void } {
  const pace = new Pace();
  let timer = 0;
  let isStopped = false;
  const round = async (): Promise<void> => {
    timer = 0;
    try {
      pace.next(await requests.ask(() => !isStopped));
    } catch {
      pace.fail();
    }
    if (isStopped || document.hidden) timer = -1;
    else timer = window.setTimeout(() => void round(), Math.max(0, pace.due - performance.now()));
  };
  const onVisible = (): void => {
    if (document.hidden || timer !== -1) return;
    pace.resume(requests.progress);
    void round();
  };
  document.addEventListener('visibilitychange', onVisible);
  void round();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
}
