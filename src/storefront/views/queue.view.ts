import type { RoomFacts, RoomPart, RoomState } from '../queue/room.rules.js';
import type { RoomText } from '../queue/room-words.rules.js';
import type { FieldView, PageView } from './shared.view.js';

/**
 * `storefront/queue`: the waiting room, in every state that one can be in. All parts of all states are in the page;
 * `shows` says which are seen, and the page's script goes from one state to the next by the same rules.
 */
export interface QueueView extends PageView {
  event: { name: string; href: string; art: string };
  venueWords: string;
  startsAt: string;
  zone: string;
  state: RoomState;
  shows: Record<RoomPart, boolean>;
  texts: Record<RoomText, string>;
  isCalled: boolean;
  progress: { max: number; value: number };
  /** One sentence about what went wrong with the last click. */
  error: string | null;
  /** What was done with the last click. */
  notice: { heading: string; words: string } | null;
  email: FieldView;
  /** The mail when the turn comes. `stop` is the link of such a mail, to be confirmed; else null. */
  callMail: {
    email: FieldView;
    hasAsked: boolean;
    askAction: string;
    stopAction: string;
    stop: string | null;
  };
  /** Where a browser has to work for its place. */
  work: { arrival: string; joinUrl: string } | null;
  /** Where one has to come back in a moment, which the page does by itself, with or without a script. */
  wait: { refresh: string; href: string; words: string } | null;
  registerAction: string;
  leaveWords: string;
  drawHref: string;
  seats: { mostWords: string; holdMinutes: number; claimWords: string };
  joinAction: string;
  enterAction: string;
  leaveAction: string;
  /** The same place on another device; null outside. */
  device: { url: string; qr: { size: number; path: string } } | null;
  /** For pages without a script, in seconds; null for no refresh. */
  refreshSeconds: number | null;
  island: QueueData;
}

/** What the script begins with. */
export interface QueueData extends Omit<RoomFacts, 'place' | 'seal' | 'longerBecause'> {
  performanceId: string;
  nowServingUrl: string;
  /** Of the document that this page was made of; older ones are passed over. */
  seq: number;
  heartbeatsUrl: string;
  /** What it takes to come in; null outside. */
  door: { admissionsUrl: string; entry: string; insideUrl: string } | null;
}
