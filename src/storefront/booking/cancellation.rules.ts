const HOUR_MS = 3_600_000;

/**
 * Until when the buyer may give tickets back: the event's `details.cancellation = { untilHoursBefore }`, counted
 * from the beginning. Without that rule never.
 */
export function cancellableUntil(
  details: Readonly<Record<string, unknown>>,
  startsAt: Date,
): Date | undefined {
  const rule = details['cancellation'];
  if (typeof rule !== 'object' || rule === null || !('untilHoursBefore' in rule)) return undefined;
  const hours = rule.untilHoursBefore;
  if (typeof hours !== 'number' || !Number.isFinite(hours) || hours < 0) return undefined;
  return new Date(startsAt.getTime() - hours * HOUR_MS);
}
