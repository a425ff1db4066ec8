import { plural as counted, when } from '../platform/web/view-helpers.js';
import type { StateView } from './views/shared.view.js';
import type { AvailabilityWord } from './discovery/availability-word.rules.js';

export { counted };

/** Below this number it says how many are left; above it only that few are. */
const COUNTED_UP_TO = 200;

export function placeWords(venue: { name: string; city: string }): string {
  return venue.name.includes(venue.city) ? venue.name : `${venue.name}, ${venue.city}`;
}

const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** As `counted`, with numbers up to twelve in letters: for sentences. "Six seats" when it begins one. */
export function spelled(count: number, one: string, many: string): string {
  const word = SMALL[count];
  return word === undefined ? counted(count, one, many) : `${word} ${count === 1 ? one : many}`;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Fri 27 Nov, 10:00" by the venue's clock. */
export function shortMoment(moment: Date, zone: string): string {
  const text = moment.toISOString();
  return `${when(text, zone, 'day-short')}, ${when(text, zone, 'time')}`;
}

export interface StateFacts {
  word: AvailabilityWord;
  isPostponed: boolean;
  available: number;
  onSaleAt: Date;
  zone: string;
}

/** The state of a sale as a tone and a few words. */
export function stateView({ word, isPostponed, available, onSaleAt, zone }: StateFacts): StateView {
  switch (word) {
    case 'cancelled':
      return { tone: 'off', words: 'Cancelled' };
    case 'onsale-soon':
      return { tone: 'soon', words: `On sale ${shortMoment(onSaleAt, zone)}` };
    case 'sold-out':
      return { tone: 'out', words: 'Sold out' };
    case 'few':
      return {
        tone: 'few',
        words: available <= COUNTED_UP_TO ? `${counted(available, 'seat', 'seats')} left` : 'Few left',
      };
    case 'available':
      return isPostponed ? { tone: 'moved', words: 'New date to come' } : { tone: 'on', words: 'On sale' };
  }
}
