import { AvailabilityRequests, pollAvailability } from './availability-poll.js';
import {
  type AvailabilityDocument,
  AvailabilityProgress,
  type AvailabilitySink,
  type SecondDelta,
} from './availability-progress.js';

export interface AvailabilityUrls {
  availabilityUrl: string;
  streamUrl: string;
}

/** A stream says something as soon as it is opened. One that does not is held up somewhere on its way. */
const SILENCE_MS = 4000;
/** While the map is told by polling, the stream is tried again after this time, and then ever more rarely. */
const TRY_AGAIN_MS = 30_000;
const SLOWEST_TRY_MS = 8 * 60_000;

interface StreamEvents {
  /** The stream gets through. */
  onBegin: () => void;
  /** Once, when the browser has given the stream up or nothing comes through it; it is closed then. */
  onFailure: () => void;
}

/** Server-sent events from where the map is. */
function streamAvailability(
  streamUrl: string,
  progress: AvailabilityProgress,
  { onBegin, onFailure }: StreamEvents,
): void {
  const { version } = progress;
  const stream = new EventSource(version === null ? streamUrl : `${streamUrl}?from=${version}`);
  let silence = 0;
  const fail = (): void => {
    clearTimeout(silence);
    stream.close();
    onFailure();
  };
  const listenFor = (): void => {
    if (silence === 0) silence = window.setTimeout(fail, SILENCE_MS);
  };
  const heard = (): void => {
    clearTimeout(silence);
    silence = 0;
    onBegin();
  };
  stream.addEventListener('snapshot', event => {
    heard();
    progress.takeDocument(JSON.parse(String(event.data)) as AvailabilityDocument);
  });
  stream.addEventListener('delta', event => {
    heard();
    progress.takeChanges(JSON.parse(String(event.data)) as SecondDelta);
  });
  stream.addEventListener('error', () => {
    // The browser opens a broken stream again by itself, unless it has closed it for good.
    if (stream.readyState === EventSource.CLOSED) fail();
    else listenFor();
  });
  listenFor();
}

/**
 * The whole document at once, so that there is something to see however slow a stream begins; then the stream, and
 * polling for as long as there is none.
 */
export function followAvailability(urls: AvailabilityUrls, sink: AvailabilitySink): void {
  const progress = new AvailabilityProgress(sink);
  const requests = new AvailabilityRequests(urls.availabilityUrl, progress);
  let poll: { stop: () => void } | undefined;
  let wait = TRY_AGAIN_MS;
  const onBegin = (): void => {
    poll?.stop();
    poll = undefined;
    wait = TRY_AGAIN_MS;
  };
  const onFailure = (): void => {
    poll ??= pollAvailability(requests);
    window.setTimeout(open, wait);
    wait = Math.min(wait * 2, SLOWEST_TRY_MS);
  };
  const open = (): void => streamAvailability(urls.streamUrl, progress, { onBegin, onFailure });
  const start = (): void => {
    if (typeof EventSource === 'function') open();
    else poll = pollAvailability(requests);
  };
  // Without the document the stream says everything, or polling goes on asking.
  requests.askForAll(() => true).then(start, start);
}
