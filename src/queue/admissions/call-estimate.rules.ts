import type { SaleLine } from '../now-serving/sale-line.rules.js';

const MOST_SECONDS = 60;
/** A page that polls twenty times on its way misses its call by a twentieth at most. */
const POLLS_ON_THE_WAY = 20;

/**
 * When to ask again, in whole seconds: a twentieth of the time that the ranks ahead will take at the present rate,
 * within what the sale demands and a minute.
 */
export function retryAfterSeconds(
  ahead: number,
  { ratePerMinute, pollSeconds }: Pick<SaleLine, 'ratePerMinute' | 'pollSeconds'>,
): number {
  const wait = ratePerMinute > 0 ? (ahead / ratePerMinute) * 60 : MOST_SECONDS * POLLS_ON_THE_WAY;
  return Math.round(Math.min(MOST_SECONDS, Math.max(pollSeconds, wait / POLLS_ON_THE_WAY)));
}
