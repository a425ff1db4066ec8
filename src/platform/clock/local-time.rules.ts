import { kept } from '../kept.js';

const DAY_MS = 86_400_000;

const wallFormat = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    }),
);

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
function offsetMs(at: number, timeZone: string): number {
  const parts = wallFormat(timeZone).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/**
 * The moment at which the wall clock of a zone shows this. A time that the clocks skip in spring becomes the one an
 * hour later; of one that comes twice in autumn, it is the first or the second, whichever the zone's rules give.
 * @param wall `YYYY-MM-DDTHH:MM`
 */
export function momentOf(wall: string, timeZone: string): Date {
  const asUtc = Date.parse(`${wall}:00Z`);
  const guess = asUtc - offsetMs(asUtc, timeZone);
  return new Date(asUtc - offsetMs(guess, timeZone));
}

/** What the wall clock of a zone shows at that moment: `YYYY-MM-DDTHH:MM`. */
export function wallClock(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** @param time `HH:MM` on the wall clock of the zone, some days from today there */
export function inDays(now: Date, days: number, time: string, timeZone: string): Date {
  const today = Date.parse(`${wallClock(now, timeZone).slice(0, 10)}T00:00:00Z`);
  const day = new Date(today + days * DAY_MS).toISOString().slice(0, 10);
  return momentOf(`${day}T${time}`, timeZone);
}
