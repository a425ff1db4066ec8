import type { PlaceState } from '../../queue/index.js';
import type { PageView } from './shared.view.js';

/** `storefront/queue`: the waiting room, in every state that one can be in; the page's script goes from one to the next. */
export interface QueueView extends PageView {
  performanceId: string;
  event: { name: string; href: string; art: string };
  venueWords: string;
  startsAt: string;
  zone: string;
  opensAt: string;
  state: PlaceState | 'outside';
  /** Null outside. */
  index: number | null;
  place: PlaceView | null;
  /** Said by the organizer to everybody who waits. */
  message: string | null;
  /** One sentence about what went wrong with the last click. */
  error: string | null;
  isSoldOut: boolean;
  commitment: string;
  drawHref: string | null;
  seats: { most: number; holdMinutes: number; claimMinutes: number };
  joinAction: string;
  enterAction: string;
  leaveAction: string;
  /** For pages without a script, in seconds. */
  refreshSeconds: number;
}

export interface PlaceView {
  rank: number | null;
  ahead: number;
  aheadWords: string;
  minutesWords: string;
  called: number;
  ratePerMinute: number;
}
