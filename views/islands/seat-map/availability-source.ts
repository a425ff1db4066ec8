/** What a source tells: all seats at once, or the seats that have changed. */
export interface AvailabilitySink {
  /** @param bits two a seat, base64 */
  all: (bits: string) => void;
  changes: (changes: readonly (readonly [seat: number, state: number])[]) => void;
}

/** Tells a sink what it learns until it is stopped. */
export type AvailabilitySource = (sink: AvailabilitySink) => { stop: () => void };

export interface AvailabilityUrls {
  availabilityUrl: string;
  streamUrl: string;
}

interface AvailabilityDocument {
  bits: string;
}

const POLL_MS = 1000;
const SLOWEST_POLL_MS = 16_000;
/** A stream that has not said anything for so long after it was opened is held up somewhere on its way. */
const SILENCE_MS = 4000;

/**
 * Asks for the whole document once a second, and gets "nothing has changed" most of the time. Not while nobody looks
 * at the page, and ever more rarely while there is no answer.
 */
function pollAvailability({ availabilityUrl }: AvailabilityUrls): AvailabilitySource {
  return sink => {
    let etag = '';
    let wait = POLL_MS;
    let timer = 0;
    let isStopped = false;
    const ask = async (): Promise<void> => {
      const known: Record<string, string> = etag === '' ? {} : { 'if-none-match': etag };
      // Our own etag is asked with, so the browser's cache must not answer in its place.
      const answer = await fetch(availabilityUrl, {
        headers: { accept: 'application/json', ...known },
        cache: 'no-store',
      });
      if (answer.status === 304) return;
      if (!answer.ok) throw new Error(`no availability: ${answer.status}`);
      const { bits } = (await answer.json()) as AvailabilityDocument;
      etag = answer.headers.get('etag') ?? '';
      if (!isStopped) sink.all(bits);
    };
    const round = async (): Promise<void> => {
      timer = 0;
      try {
        await ask();
        wait = POLL_MS;
      } catch {
        // Offline, or the server is away: the map stays as it was, and a later round asks again.
        wait = Math.min(wait * 2, SLOWEST_POLL_MS);
      }
      if (!isStopped && !document.hidden) timer = window.setTimeout(() => void round(), wait);
      else timer = -1;
    };
    const onVisible = (): void => {
      if (!document.hidden && timer === -1) void round();
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
  };
}

/**
 * Server-sent events: a snapshot, then changes.
 * @param onFailure called once when the browser has given the stream up, or nothing comes through it
 */
function streamAvailability({ streamUrl }: AvailabilityUrls, onFailure: () => void): AvailabilitySource {
  return sink => {
    const stream = new EventSource(streamUrl);
    let silence = 0;
    let hasBegun = false;
    const stop = (): void => {
      clearTimeout(silence);
      stream.close();
    };
    const fail = (): void => {
      stop();
      onFailure();
    };
    const listenFor = (): void => {
      if (silence === 0) silence = window.setTimeout(fail, SILENCE_MS);
    };
    const heard = (): void => {
      clearTimeout(silence);
      silence = 0;
    };
    stream.addEventListener('snapshot', event => {
      heard();
      hasBegun = true;
      sink.all((JSON.parse(String(event.data)) as AvailabilityDocument).bits);
    });
    stream.addEventListener('delta', event => {
      heard();
      sink.changes((JSON.parse(String(event.data)) as { changes: [number, number][] }).changes);
    });
    stream.addEventListener('error', () => {
      // The browser opens a broken stream again by itself, unless it has closed it for good.
      if (stream.readyState === EventSource.CLOSED) fail();
      else listenFor();
    });
    // A stream that resumes where nothing has changed says nothing, but it is open.
    stream.addEventListener('open', () => {
      if (hasBegun) heard();
    });
    listenFor();
    return { stop };
  };
}

/** The stream, and polling from then on when there is none or it fails. */
export function followAvailability(urls: AvailabilityUrls, sink: AvailabilitySink): void {
  const poll = (): void => void pollAvailability(urls)(sink);
  if (typeof EventSource === 'function') streamAvailability(urls, poll)(sink);
  else poll();
}
