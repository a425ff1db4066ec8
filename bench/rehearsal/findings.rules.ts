import { median } from '../harness/row.js';
import type { Books } from './books.js';
import type { CrowdCounts } from './crowd-counts.js';
import type { DiaryEntry } from './diary.js';
import { kendallDistance } from './order.rules.js';
import type { RehearsalSettings } from './settings.js';
import { meanBetween, mostAtOnce, passedOver } from './stays.rules.js';

const MOST_DISORDER = 0.005;
const LEAST_FULL = 0.95;
const MOST_ETA_ERROR = { median: 0.15, p90: 0.4 };
const LEAST_COVERED = 0.8;
const MOST_COMMANDS = 2;
/** The controller has learnt by then how many come, and how fast visits end. */
const WARM_UP_SECONDS = 45;
/** A shop that nobody is left for is not full. */
const STILL_WAITING_SHARE = 0.95;

/** Everything that was counted. */
export interface Counted {
  settings: RehearsalSettings;
  /** Of the opening, seconds since 1970. */
  openedAt: number;
  diary: DiaryEntry[];
  books: Books;
  crowd: CrowdCounts & {
    /** Who asked again at the opening, and how many of them got another rank than was drawn for them. */
    reloads: number;
    wrongRanks: number;
  };
  /** Requests by what they are for. */
  asked: Record<string, number>;
  answers: Record<string, number>;
  redis: { kilobytes: number; commands: number; scripts: number };
}

export interface Finding {
  what: string;
  value: number;
  text: string;
  goal: string;
  /** Null where there is nothing to reach. */
  isReached: boolean | null;
}

/** What a rehearsal says, against what the waiting room promises. */
export function findingsOf(counted: Counted): Finding[] {
  const { settings, books, crowd, redis } = counted;
  const { capacity } = settings;
  const disorder = kendallDistance(books.stays.map(({ rank }) => rank));
  const passed = passedOver(crowd.standing);
  const mostInside = mostAtOnce(books.stays);
  const full = fullness(counted);
  const eta = median(crowd.etaErrors);
  const etaP90 = ninetieth(crowd.etaErrors);
  const scripts = redis.scripts / crowd.joined;
  const requests = Object.values(counted.asked).reduce((sum, count) => sum + count, 0);
  const atMost = (what: string, value: number, text: string, most: number, goal = `<= ${most}`): Finding => ({
    ...{ what, value, text, goal, isReached: value <= most },
  });
  const forScale = (what: string, value: number, text = count(value)): Finding => ({
    ...{ what, value, text, goal: '', isReached: null },
  });
  return [
    forScale('joined', crowd.joined),
    forScale('joined in the busiest second', busiestSecond(counted.diary)),
    forScale('admitted', books.stays.length),
    atMost('most inside / capacity, by Postgres', mostInside / capacity, share(mostInside / capacity), 1),
    atMost(
      'most inside / capacity, by the crowd',
      crowd.mostInside / capacity,
      share(crowd.mostInside / capacity),
      1,
    ),
    {
      ...{ what: 'inside / capacity, while people wait', value: full, text: share(full) },
      ...{ goal: `>= ${LEAST_FULL}`, isReached: full >= LEAST_FULL },
    },
    atMost('passed over at the door, share of pairs', passed, passed.toFixed(4), MOST_DISORDER),
    forScale('disorder of admissions (Kendall), with the way to the door', disorder, disorder.toFixed(4)),
    atMost('error of the time told, median', eta, percent(eta), MOST_ETA_ERROR.median, '<= 15 %'),
    atMost('error of the time told, P90', etaP90, percent(etaP90), MOST_ETA_ERROR.p90, '<= 40 %'),
    {
      ...{ what: 'told range was right', value: crowd.etaCovered, text: percent(crowd.etaCovered) },
      ...{ goal: '>= 80 %', isReached: crowd.etaCovered >= LEAST_COVERED },
    },
    atMost('places that moved back', crowd.movedBack, count(crowd.movedBack), 0),
    atMost(
      'ranks unlike the draw',
      crowd.wrongRanks,
      `${crowd.wrongRanks} of ${count(crowd.reloads)}`,
      0,
      '0',
    ),
    forScale(
      'Redis memory before the opening, over an empty queue',
      redis.kilobytes,
      `${redis.kilobytes.toFixed(0)} KB`,
    ),
    atMost('Redis scripts a person, all in all', scripts, scripts.toFixed(2), MOST_COMMANDS),
    forScale(
      'Redis commands a person, all in all',
      redis.commands / crowd.joined,
      (redis.commands / crowd.joined).toFixed(2),
    ),
    forScale('requests a person', requests / crowd.joined, (requests / crowd.joined).toFixed(2)),
    forScale('bookings', books.bookings, `${count(books.bookings)} of ${count(books.seatsSold)} seats`),
    atMost('seats sold twice', books.soldTwice, count(books.soldTwice), 0, '0'),
  ];
}

/** Mean share of the places in the shop that were taken, as long as there was somebody to call. */
function fullness({ settings, openedAt, diary, crowd, books }: Counted): number {
  const isBusy = ({ nowServing }: DiaryEntry): boolean => nowServing < crowd.joined * STILL_WAITING_SHARE;
  const lasts = diary.findLast(isBusy)?.at ?? NaN;
  return meanBetween(books.stays, openedAt + WARM_UP_SECONDS, openedAt + lasts) / settings.capacity;
}

function ninetieth(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.9)] ?? NaN;
}

function busiestSecond(diary: DiaryEntry[]): number {
  return Math.max(...diary.slice(1).map(({ joined }, i) => joined - (diary[i]?.joined ?? 0)));
}

const count = (value: number): string => Math.round(value).toLocaleString('en');
const share = (value: number): string => value.toFixed(3);
const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;
