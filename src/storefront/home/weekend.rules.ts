const DAY_MS = 24 * 60 * 60_000;
const FRIDAY = 5;

/** From this or the coming Friday to its Sunday, as days; from today on when the weekend has begun. */
export function weekendOf(now: Date): { from: string; to: string } {
  // 1 is Monday, 7 is Sunday.
  const weekday = now.getUTCDay() === 0 ? 7 : now.getUTCDay();
  const day = (ahead: number): string => new Date(now.getTime() + ahead * DAY_MS).toISOString().slice(0, 10);
  return { from: day(Math.max(0, FRIDAY - weekday)), to: day(7 - weekday) };
}
