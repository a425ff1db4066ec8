export type * from '../../platform/web/page.view.js';

/** The clock of one hold. `now` is the server's, so that a wrong clock in the browser does no harm. */
export interface ClockView {
  now: string;
  expiresAt: string;
  /** IANA zone in which "until 20:14" is written: the venue's. */
  zone: string;
  /** From the placing to the end, in seconds; the bar's whole length. */
  totalSeconds: number;
  /** As drawn before any script runs: `8:42`. */
  timeLeft: string;
  percentLeft: number;
  /** Less than two minutes are left. */
  isLate: boolean;
  isOne: boolean;
  canExtend: boolean;
  extendMinutes: number;
  extendAction: string;
}
