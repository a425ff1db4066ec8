import { randomFrom } from './random.rules.js';
import type { RehearsalSettings } from './settings.js';

/** What somebody does in the shop. Who vanishes closes the browser without a word. */
export type Errand = 'pays' | 'gives back' | 'looks' | 'vanishes';

/** Somebody who has joined. Times are seconds. */
export interface Fan {
  /** And no bot, which has no page. */
  isPerson: boolean;
  comes: boolean;
  /** From joining to giving up. */
  patience: number;
  /** Is one of those who poll while they wait. */
  polls: boolean;
  /** From the call to the next poll. */
  delay: number;
  errand: Errand;
  quantity: number;
  visit: number;
}

/** The page polls every two seconds near the front; some are slower. */
const [LEAST_POLL, MOST_POLL] = [2, 6];
const ERRANDS: [upTo: number, errand: Errand][] = [
  [0.6, 'pays'],
  [0.75, 'gives back'],
  [0.95, 'looks'],
  [1, 'vanishes'],
];
const MOST_SEATS = 4;
/** Spreads neighbouring indices over all seeds: 2^32 over the golden ratio. */
const GOLDEN = 0x9e3779b1;

/** The same index is the same person whenever one asks, so that nobody has to be remembered. */
export function fanOf(index: number, settings: RehearsalSettings): Fan {
  const random = randomFrom(settings.seed ^ Math.imul(index, GOLDEN));
  const isPerson = random() >= settings.bots;
  const errandAt = random();
  return {
    isPerson,
    comes: isPerson && random() >= settings.noShows,
    polls: isPerson && random() < settings.pollSample,
    delay: random() * (LEAST_POLL + random() * (MOST_POLL - LEAST_POLL)),
    errand: ERRANDS.find(([upTo]) => errandAt < upTo)?.[1] ?? 'looks',
    quantity: 1 + Math.floor(random() * MOST_SEATS),
    visit: -Math.log(1 - random()) * settings.visitSeconds,
    patience: settings.patienceSeconds > 0 ? -Math.log(1 - random()) * settings.patienceSeconds : Infinity,
  };
}
