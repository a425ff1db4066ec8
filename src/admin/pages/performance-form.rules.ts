import { momentOf } from '../../platform/clock/local-time.rules.js';
import { type FieldProblem, type FormBody, minorUnits, textIn, textsIn } from './form-body.rules.js';

const SECONDS_A_MINUTE = 60;
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** A text that no rule accepts, so that the field is named as wrong and not as missing. */
const WRONG = 'wrong';

export interface TypedTier {
  name: string;
  category: string;
  price: string;
  fees: string;
}

export interface TypedArea {
  name: string;
  capacity: string;
  tier: string;
}

/** The page's form as it was typed; times are the venue's own. */
export interface TypedPerformance {
  venueId: string;
  seatingPlanId: string;
  currency: string;
  startsAt: string;
  doorsAt: string;
  onSaleAt: string;
  offSaleAt: string;
  holdMinutes: string;
  seatsPerHold: string;
  seatsPerShopper: string;
  orphanRule: string;
  queueEnabled: boolean;
  drawOpensAt: string;
  queueOpensAt: string;
  shoppersAtOnce: string;
  callsPerMinute: string;
  visitMinutes: string;
  claimMinutes: string;
  queueEntry: string;
  entryDelaySeconds: string;
  proofOfWork: boolean;
  idleMinutes: string;
  queuePool: string;
  poolWeight: string;
  tiers: TypedTier[];
  areas: TypedArea[];
}

export function typedPerformance(body: FormBody): TypedPerformance {
  const text = (name: string): string => textIn(body, name);
  const [categories, prices, fees] = ['tierCategory', 'tierPrice', 'tierFees'].map(name =>
    textsIn(body, name),
  );
  const [capacities, areaTiers] = ['areaCapacity', 'areaTier'].map(name => textsIn(body, name));
  return {
    ...{ venueId: text('venueId'), seatingPlanId: text('seatingPlanId'), currency: text('currency') },
    ...{ startsAt: text('startsAt'), doorsAt: text('doorsAt') },
    ...{ onSaleAt: text('onSaleAt'), offSaleAt: text('offSaleAt'), holdMinutes: text('holdMinutes') },
    ...{ seatsPerHold: text('seatsPerHold'), seatsPerShopper: text('seatsPerShopper') },
    ...{ orphanRule: text('orphanRule'), queueEnabled: text('queueEnabled') === 'true' },
    ...{ drawOpensAt: text('drawOpensAt'), queueOpensAt: text('queueOpensAt') },
    ...{ shoppersAtOnce: text('shoppersAtOnce'), callsPerMinute: text('callsPerMinute') },
    ...{ visitMinutes: text('visitMinutes'), claimMinutes: text('claimMinutes') },
    ...{ queueEntry: text('queueEntry'), entryDelaySeconds: text('entryDelaySeconds') },
    proofOfWork: text('proofOfWork') === 'true',
    idleMinutes: text('idleMinutes'),
    ...{ queuePool: text('queuePool'), poolWeight: text('poolWeight') },
    tiers: textsIn(body, 'tierName')
      .map((name, i) => ({
        ...{ name, category: categories?.[i] ?? '', price: prices?.[i] ?? '', fees: fees?.[i] ?? '' },
      }))
      .filter(({ name }) => name !== ''),
    areas: textsIn(body, 'areaName')
      .map((name, i) => ({ name, capacity: capacities?.[i] ?? '', tier: areaTiers?.[i] ?? '' }))
      .filter(({ name }) => name !== ''),
  };
}

/** What the API would have been sent; its own rules decide whether it is right. */
export function performanceValues(typed: TypedPerformance, timeZone: string): Record<string, unknown> {
  const { currency } = typed;
  const moment = (wall: string): string =>
    WALL_CLOCK.test(wall) && !Number.isNaN(Date.parse(`${wall}:00Z`))
      ? momentOf(wall, timeZone).toISOString()
      : WRONG;
  // What is left empty is up to us.
  const count = (text: string): number | null => (text === '' ? null : Number(text));
  const seconds = (text: string): number | null => (text === '' ? null : Number(text) * SECONDS_A_MINUTE);
  const money = (text: string) => ({ amount: minorUnits(text, currency) ?? WRONG, currency });
  return {
    ...{ venueId: typed.venueId, timeZone, orphanRule: typed.orphanRule },
    seatingPlanId: typed.seatingPlanId === '' ? null : typed.seatingPlanId,
    startsAt: moment(typed.startsAt),
    doorsAt: typed.doorsAt === '' ? null : moment(typed.doorsAt),
    onSaleAt: moment(typed.onSaleAt),
    offSaleAt: moment(typed.offSaleAt),
    holdTtlSeconds: Number(typed.holdMinutes) * SECONDS_A_MINUTE,
    limits: { seatsPerHold: Number(typed.seatsPerHold), seatsPerShopper: Number(typed.seatsPerShopper) },
    queue: {
      enabled: typed.queueEnabled,
      drawOpensAt: typed.drawOpensAt === '' ? null : moment(typed.drawOpensAt),
      opensAt: typed.queueOpensAt === '' ? null : moment(typed.queueOpensAt),
      capacity: count(typed.shoppersAtOnce),
      ratePerMinute: count(typed.callsPerMinute),
      visitSeconds: seconds(typed.visitMinutes),
      claimSeconds: seconds(typed.claimMinutes),
      entry: typed.queueEntry === '' ? null : typed.queueEntry,
      entryDelaySeconds: count(typed.entryDelaySeconds),
      proofOfWork: typed.proofOfWork,
      idleSeconds: seconds(typed.idleMinutes),
      pool: typed.queuePool === '' ? null : typed.queuePool,
      weight: count(typed.poolWeight),
    },
    tiers: typed.tiers.map(({ name, category, price, fees }) => ({
      name,
      category: category === '' ? null : category,
      price: money(price),
      fees: money(fees === '' ? '0' : fees),
    })),
    areas: typed.areas.map(({ name, capacity, tier }) => ({ name, capacity: Number(capacity), tier })),
  };
}

/** Names of the API's fields as the page calls them. */
const FIELDS: Record<string, string> = {
  holdTtlSeconds: 'holdMinutes',
  'limits.seatsPerHold': 'seatsPerHold',
  'limits.seatsPerShopper': 'seatsPerShopper',
  'queue.drawOpensAt': 'drawOpensAt',
  'queue.opensAt': 'queueOpensAt',
  'queue.capacity': 'shoppersAtOnce',
  'queue.ratePerMinute': 'callsPerMinute',
  'queue.visitSeconds': 'visitMinutes',
  'queue.claimSeconds': 'claimMinutes',
  'queue.entry': 'queueEntry',
  'queue.entryDelaySeconds': 'entryDelaySeconds',
  'queue.idleSeconds': 'idleMinutes',
  'queue.pool': 'queuePool',
  'queue.weight': 'poolWeight',
};

const WORDS: Record<string, string> = {
  startsAt: 'Enter the day and time at which it starts',
  doorsAt: 'Enter the day and time of the doors, or nothing',
  onSaleAt: 'Enter the day and time at which the sale opens',
  holdMinutes: 'Enter 5 to 15 minutes',
  venueId: 'Choose a venue',
  drawOpensAt: 'Enter the day and time from which one can take part in the draw, or nothing',
  queueOpensAt: 'Enter the day and time of the opening, or nothing',
  shoppersAtOnce: 'Enter how many may shop at once, or nothing',
  callsPerMinute: 'Enter how many are called a minute at most, or nothing',
  visitMinutes: 'Enter how many minutes one may choose seats, or nothing',
  idleMinutes: 'Enter after how many minutes a visit ends in which nothing is done, or nothing',
  claimMinutes: 'Enter how many minutes one who is called is waited for, or nothing',
  queueEntry: 'Choose who may join',
  entryDelaySeconds: 'Enter 1 to 60 seconds, or nothing',
  queuePool: 'Choose a pool',
  poolWeight: 'Enter a weight of 1 to 100, or nothing',
};

/** Problems of the API's form as the page shows them: by its own fields, in plain words. */
export function pageProblems(problems: FieldProblem[]): FieldProblem[] {
  return problems.map(({ path, message }) => {
    const field = FIELDS[path] ?? path;
    const line = /^(tiers|areas)\[(\d+)\]\.(.+)$/.exec(field);
    if (line === null) return { path: field, message: WORDS[field] ?? message };
    const noun = line[1] === 'tiers' ? 'Tier' : 'Area';
    const isMoney = /amount$/.test(line[3] ?? '');
    const words = isMoney ? 'Enter an amount like 52.00' : message;
    return {
      path: line[1] === 'tiers' ? 'p-prices' : 'p-areas',
      message: `${noun} ${Number(line[2]) + 1}: ${words}`,
    };
  });
}
