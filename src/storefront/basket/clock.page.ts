import { type Hold, MAX_LIFE_MS } from '../../holds/index.js';
import type { ClockView } from '../views/shared.view.js';

const LATE_MS = 120_000;
const MINUTE_MS = 60_000;

export interface ClockFacts {
  hold: Hold;
  /** The venue's zone. */
  zone: string;
  holdTtlSeconds: number;
  now: Date;
}

/** The clock of a hold, as it stands when the page is drawn. */
export function clockView({ hold, zone, holdTtlSeconds, now }: ClockFacts): ClockView {
  const left = Math.max(0, hold.expiresAt - now.getTime());
  const total = Math.max(1, hold.expiresAt - hold.createdAt);
  const extended = Math.min(now.getTime() + holdTtlSeconds * 1000, hold.createdAt + MAX_LIFE_MS);
  const isPaying = hold.payment?.running === true;
  return {
    now: now.toISOString(),
    expiresAt: new Date(hold.expiresAt).toISOString(),
    zone,
    totalSeconds: Math.round(total / 1000),
    timeLeft: minutesAndSeconds(left),
    percentLeft: Math.round((left / total) * 100),
    isLate: left < LATE_MS,
    isOne: hold.seats.length === 1,
    canExtend: !isPaying && hold.extensionsLeft > 0 && hold.createdAt + MAX_LIFE_MS > hold.expiresAt,
    extendMinutes: Math.max(1, Math.floor((extended - now.getTime()) / MINUTE_MS)),
    extendAction: `/basket/${hold.id}/extension`,
  };
}

/** "8:42" */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
