const BROWSER_SECONDS = 10;
const SHARED_SECONDS = 30;
const STALE_SECONDS = 60;
const STALE_ON_ERROR_SECONDS = 600;

/**
 * How long an answer for everybody may be kept. Near a moment at which it changes by itself, such as the beginning
 * of a sale, it is kept until then at most, and not handed out stale beyond it.
 */
export function publicCacheControl(now: Date, nextChangeAt: Date | undefined): string {
  const left = nextChangeAt === undefined ? Infinity : (nextChangeAt.getTime() - now.getTime()) / 1000;
  const whole = Math.max(0, Math.floor(left));
  const shared = Math.min(SHARED_SECONDS, whole);
  const stale = left > SHARED_SECONDS + STALE_SECONDS ? STALE_SECONDS : 0;
  return [
    'public',
    `max-age=${Math.min(BROWSER_SECONDS, whole)}`,
    `s-maxage=${shared}`,
    `stale-while-revalidate=${stale}`,
    `stale-if-error=${STALE_ON_ERROR_SECONDS}`,
  ].join(', ');
}

/** The first of these moments that is still to come. */
export function nextMoment(now: Date, moments: readonly Date[]): Date | undefined {
  const ahead = moments.filter(moment => moment > now).map(moment => moment.getTime());
  return ahead.length === 0 ? undefined : new Date(Math.min(...ahead));
}
