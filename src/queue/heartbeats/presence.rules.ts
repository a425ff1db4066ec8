import { bitOf, hasBit, WINDOW_SECONDS } from './sampling.rules.js';

/** What heartbeats have told so far of those who wait. */
export interface Presence {
  /** Sampled people who were watched, and how many of them went; what is long ago counts less and less. */
  watched: number;
  gone: number;
  /** How long they were watched in all, s. */
  watchedSeconds: number;
  /** Share of the sampled who wait that were heard of lately. */
  share: number;
  /** The same near the front, when those were called by whom the door has measured how many come. */
  calledShare: number;
  /** Who came in since the last look. */
  cameSince: number;
  /** The window that was current at the last look, and the sampling that it was counted with. */
  window: number;
  every: number;
}

/** Heartbeats of the four windows before the current one, the oldest first. */
export interface Heartbeats {
  window: number;
  every: number;
  bits: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
}

/** Who waits, as the leader knows it. */
export interface Waiting {
  issued: number;
  nowServing: number;
  /** Null for an index that nobody has. Before the draw any rank will do. */
  rankOf: (index: number) => number | null;
  /** Who came, as far as the door remembers: those by whom the show rate is known. */
  came: number;
}

/** What was seen is worth half after about three and a half minutes. */
const KEPT = Math.exp(-WINDOW_SECONDS / 300);
/** Ranks next to be called, in sampled entries. */
const FRONT = 1_000;
/** When more than this share went within a window or two, heartbeats were lost: no crowd goes like that. */
const MOST_GONE = 0.5;

export function newPresence(): Presence {
  return {
    ...{ watched: 0, gone: 0, watchedSeconds: 0, share: 0, calledShare: 0 },
    ...{ cameSince: 0, window: 0, every: 0 },
  };
}

/** With those who came in since the step before. */
export function withCame(before: Presence, came: number): Presence {
  return { ...before, cameSince: before.cameSince + came };
}

/** What the sampled of those who wait did. */
interface Seen {
  waiting: number;
  there: number;
  front: number;
  frontThere: number;
  watched: number;
  gone: number;
  watchedSeconds: number;
}

/**
 * The presence after one more look. Somebody is there who was heard of in one of the last two windows (a browser lets
 * a page in the background do something only once a minute), and has gone who was heard of before and not since.
 */
export function observed(before: Presence, beats: Heartbeats, waiting: Waiting): Presence {
  const seen = look(beats, waiting);
  const looked = { ...before, cameSince: 0, window: beats.window, every: beats.every };
  const isLost = seen.there === 0 || seen.watched === 0 || seen.gone > seen.watched * MOST_GONE;
  if (isLost) return { ...looked, cameSince: before.cameSince };
  const share = seen.there / seen.waiting;
  const front = seen.front > 0 ? seen.frontThere / seen.front : share;
  // As the show rate does: the share of those by whom it is known, with those who came since.
  const news = waiting.came > 0 ? Math.min(1, before.cameSince / waiting.came) : 1;
  const kept = before.calledShare > 0 ? 1 - news : 0;
  return {
    ...looked,
    ...{ share, calledShare: before.calledShare * kept + front * (1 - kept) },
    watched: before.watched * KEPT + seen.watched,
    gone: before.gone * KEPT + seen.gone,
    watchedSeconds: before.watchedSeconds * KEPT + seen.watchedSeconds,
  };
}

function look({ bits, every }: Heartbeats, { issued, nowServing, rankOf }: Waiting): Seen {
  const [first, second, third, fourth] = bits;
  const seen = { waiting: 0, there: 0, front: 0, frontThere: 0, watched: 0, gone: 0, watchedSeconds: 0 };
  for (let index = every; index <= issued; index += every) {
    const rank = rankOf(index);
    if (rank === null || rank <= nowServing) continue;
    const bit = bitOf(index, every);
    const isThere = hasBit(third, bit) || hasBit(fourth, bit);
    seen.waiting += 1;
    seen.there += Number(isThere);
    if (rank <= nowServing + FRONT * every) {
      seen.front += 1;
      seen.frontThere += Number(isThere);
    }
    const since = hasBit(first, bit) ? 2 : hasBit(second, bit) ? 1 : 0;
    if (since === 0) continue;
    seen.watched += 1;
    seen.gone += Number(!isThere);
    // Whoever went did so halfway through, on average.
    seen.watchedSeconds += since * WINDOW_SECONDS * (isThere ? 1 : 0.5);
  }
  return seen;
}
