const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339: an offset is needed, since a time without one could be anybody's. */
const TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;
const DAY_MS = 24 * 60 * 60_000;

/** Whether it is a day (`2027-03-13`) or a moment (RFC 3339) that exists. */
export function isMoment(text: unknown): text is string {
  if (typeof text !== 'string' || !(DAY.test(text) || TIME.test(text))) return false;
  const ms = Date.parse(text.toUpperCase());
  if (Number.isNaN(ms)) return false;
  // JavaScript reads 30 February as 2 March.
  return !DAY.test(text) || new Date(ms).toISOString().startsWith(text);
}

/**
 * A day is taken in UTC: as a beginning its first moment, as an end its last, so that `from` and `to` of one day
 * find what happens on that day.
 */
export function readMoment(text: string | undefined, as: 'beginning' | 'end'): Date | undefined {
  if (text === undefined || !isMoment(text)) return undefined;
  const ms = Date.parse(text.toUpperCase());
  return new Date(DAY.test(text) && as === 'end' ? ms + DAY_MS : ms);
}
