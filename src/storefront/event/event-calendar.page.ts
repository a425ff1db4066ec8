import { fullName } from '../../tickets/index.js';
import ical, { ICalAlarmType } from 'ical-generator';
import type { Programme } from '../catalogue.service.js';
import { placeWords } from '../words.rules.js';

/** The usual length of an evening whose end nobody told us. */
const USUAL_MS = 3 * 3_600_000;
const ONSALE_MS = 15 * 60_000;
const REMIND_SECONDS = 15 * 60;

/** All dates still to come, and the beginning of each sale with a reminder a quarter of an hour before. */
export function eventCalendar({ event, stagings }: Programme, publicUrl: string, now: Date): string {
  const name = fullName(event);
  const calendar = ical({ name, prodId: { company: 'Frontrow', product: 'events' } });
  for (const { performance, venue } of stagings) {
    const { id, startsAt, onSaleAt, status } = performance;
    if (status === 'cancelled' || startsAt <= now) continue;
    const url = `${publicUrl}/performances/${id}`;
    const location = placeWords(venue);
    const end = new Date(startsAt.getTime() + USUAL_MS);
    calendar.createEvent({
      id: `${id}@frontrow`,
      start: startsAt,
      end,
      summary: name,
      location,
      url,
      stamp: now,
    });
    if (onSaleAt <= now) continue;
    const opening = calendar.createEvent({
      ...{ id: `${id}-on-sale@frontrow`, start: onSaleAt, end: new Date(onSaleAt.getTime() + ONSALE_MS) },
      ...{ summary: `On sale: ${name}`, url, stamp: now },
    });
    opening.createAlarm({ type: ICalAlarmType.display, trigger: REMIND_SECONDS });
  }
  return calendar.toString();
}
