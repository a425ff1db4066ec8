import type { AvailabilityDocument, AvailabilityProgress, SecondDelta } from './availability-progress.js';

const POLL_MS = 1000;
/** A second that is not over when it is asked for is over then. */
const SOON_MS = 300;
/** An answer that takes longer does not come any more. */
const PATIENCE_MS = 10_000;
const SLOWEST_POLL_MS = 16_000;
/** Whoever has not looked for so long gets the document with less than so many seconds. */
const AWAY_MS = 10_000;

/** Asks for availability in the way that `progress` needs it. */
export class AvailabilityRequests {
  private etag = '';

  constructor(
    private readonly url: string,
    readonly progress: AvailabilityProgress,
  ) {}

  /** @returns how many milliseconds from now there is something new. Rejects when there is no answer. */
  async ask(isWanted: () => boolean): Promise<number> {
    const { second } = this.progress;
    if (second === null) return this.askForAll(isWanted);
    const answer = await fetch(`${this.url}/deltas/${second}`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) {
      const delta = (await answer.json()) as SecondDelta;
      if (!isWanted()) return 0;
      return this.progress.takeSecond(delta) ? POLL_MS : this.askForAll(isWanted);
    }
    if (answer.status !== 404) throw new Error(`no availability: ${answer.status}`);
    const { type } = (await answer.json()) as { type?: string };
    if (type?.endsWith('/second-not-over') === true) return SOON_MS;
    this.progress.loseSeconds();
    return this.askForAll(isWanted);
  }

  async askForAll(isWanted: () => boolean): Promise<number> {
    const known: Record<string, string> = this.etag === '' ? {} : { 'if-none-match': this.etag };
    // Our own etag is asked with, so the browser's cache must not answer in its place.
    const answer = await fetch(this.url, {
      headers: { accept: 'application/json', ...known },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 304) return POLL_MS;
    if (!answer.ok) throw new Error(`no availability: ${answer.status}`);
    const whole = (await answer.json()) as AvailabilityDocument;
    this.etag = answer.headers.get('etag') ?? '';
    if (isWanted()) this.progress.takeDocument(whole);
    return POLL_MS;
  }
}

/**
 * Asks for each second when it is over, or for the whole document where seconds do not lead on. Not while nobody looks
 * at the page, and ever more rarely while there is no answer.
 */
export function pollAvailability(requests: AvailabilityRequests): { stop: () => void } {
  const { progress } = requests;
  let due = performance.now();
  let pause = POLL_MS;
  let timer = 0;
  let isStopped = false;
  const round = async (): Promise<void> => {
    timer = 0;
    try {
      const wait = await requests.ask(() => !isStopped);
      pause = POLL_MS;
      // Seconds come at a steady pace, however long the answers take.
      const isInStep = progress.second !== null && wait === POLL_MS;
      due = isInStep ? due + wait : performance.now() + wait;
    } catch {
      // Offline, or the server is away: the map stays as it was, and a later round asks again.
      pause = Math.min(pause * 2, SLOWEST_POLL_MS);
      due = performance.now() + pause;
    }
    if (!isStopped && !document.hidden) {
      timer = window.setTimeout(() => void round(), Math.max(0, due - performance.now()));
    } else {
      timer = -1;
    }
  };
  const onVisible = (): void => {
    if (document.hidden || timer !== -1) return;
    if (performance.now() - due > AWAY_MS) {
      progress.loseSeconds();
      due = performance.now();
    }
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
