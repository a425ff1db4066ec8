import type { Performance, Venue } from '../../events/index.js';
import type { Area, PriceTier, SeatingPlanSummary } from '../../inventory/index.js';
import { wallClock } from '../../platform/clock/local-time.rules.js';
import type { PerformanceEditView, PriceLineView } from '../views/events.view.js';
import type { AdminPageView, ChecklistView, OptionView } from '../views/shell.view.js';
import { errorFor, type FieldProblem, majorUnits, minorUnits } from './form-body.rules.js';
import type { PerformanceRow } from './listing.store.js';
import type { TypedPerformance, TypedTier } from './performance-form.rules.js';
import { performanceState } from './performance-words.rules.js';
import { tierClassAt } from './tier-class.rules.js';

interface Content {
  frame: AdminPageView;
  event: { id: string; name: string };
  row: PerformanceRow | undefined;
  typed: TypedPerformance;
  venues: Venue[];
  plans: SeatingPlanSummary[];
  problems: FieldProblem[];
  now: Date;
}

const CURRENCIES = [
  'EUR',
  'GBP',
  'USD',
  'AUD',
  'BRL',
  'CAD',
  'CHF',
  'CZK',
  'DKK',
  'JPY',
  'NOK',
  'PLN',
  'SEK',
];
const BLANK_LINES = 2;
const SECONDS_A_MINUTE = 60;
const ORPHAN_RULES = [
  ['off', 'May be left'],
  ['lenient', 'Only when there is no other way'],
  ['strict', 'Never'],
] as const;

/** What a saved performance would have been typed as. */
export function typedFrom(performance: Performance, tiers: PriceTier[], areas: Area[]): TypedPerformance {
  const { timeZone, venueId } = performance;
  const nameOf = new Map(tiers.map(tier => [tier.id, tier.name]));
  const wall = (at: Date | null): string => (at === null ? '' : wallClock(at, timeZone));
  return {
    venueId,
    seatingPlanId: performance.seatingPlanId ?? '',
    currency: tiers[0]?.price.currency ?? 'EUR',
    ...{ startsAt: wall(performance.startsAt), doorsAt: wall(performance.doorsAt) },
    ...{ onSaleAt: wall(performance.onSaleAt), offSaleAt: wall(performance.offSaleAt) },
    holdMinutes: String(Math.round(performance.holdTtlSeconds / SECONDS_A_MINUTE)),
    seatsPerHold: String(performance.seatsPerHold),
    seatsPerShopper: String(performance.seatsPerShopper),
    ...{ orphanRule: performance.orphanRule, queueEnabled: performance.queue.enabled },
    tiers: tiers.map(({ name, category, price, fees }) => ({
      ...{ name, category: category ?? '' },
      price: majorUnits(price.amount, price.currency),
      fees: majorUnits(fees.amount, fees.currency),
    })),
    areas: areas.map(({ name, capacity, tierId }) => ({
      ...{ name, capacity: String(capacity), tier: nameOf.get(tierId) ?? '' },
    })),
  };
}

export function performanceEditPage(content: Content): PerformanceEditView {
  const { frame, event, row, typed, venues, plans, problems, now } = content;
  const venue = venues.find(({ id }) => id === typed.venueId) ?? venues[0];
  const plan = plans.find(({ id }) => id === typed.seatingPlanId);
  const isOnSale = row !== undefined && row.publishedAt !== null;
  const field = (
    name:
      'startsAt' | 'doorsAt' | 'onSaleAt' | 'offSaleAt' | 'holdMinutes' | 'seatsPerHold' | 'seatsPerShopper',
  ) => ({
    value: typed[name],
    error: errorFor(problems, name),
  });
  const option = (value: string, label: string, chosen: string): OptionView => ({
    ...{ value, label, selected: value === chosen },
  });
  const tiers = [
    ...typed.tiers,
    ...Array.from({ length: BLANK_LINES }, (): TypedTier => ({
      name: '',
      category: '',
      price: '',
      fees: '',
    })),
  ];
  const areas = [
    ...typed.areas,
    ...Array.from({ length: BLANK_LINES }, () => ({ name: '', capacity: '', tier: '' })),
  ];
  const address = row === undefined ? null : `/admin/performances/${row.id}`;
  return {
    ...frame,
    eventName: event.name,
    eventHref: `/admin/events/${event.id}`,
    heading: row === undefined ? 'New date' : typed.startsAt.replace('T', ', '),
    state: row === undefined ? null : performanceState(row, now),
    savedWords: '',
    liveHref: isOnSale ? address : null,
    previewHref: isOnSale ? `/performances/${row.id}` : null,
    action: address === null ? `/admin/events/${event.id}/performances/new` : `${address}/edit`,
    errors: problems.map(({ path, message }) => ({ field: path, message })),
    lockedWords: isOnSale
      ? 'Plan and areas stay as they are, and tiers keep their names; prices, times and limits can change.'
      : null,
    fields: {
      venueId: { error: errorFor(problems, 'venueId') },
      seatingPlanId: { error: errorFor(problems, 'seatingPlanId') },
      currency: { error: errorFor(problems, 'currency') },
      ...{ startsAt: field('startsAt'), doorsAt: field('doorsAt'), onSaleAt: field('onSaleAt') },
      ...{ offSaleAt: field('offSaleAt'), holdMinutes: field('holdMinutes') },
      ...{ seatsPerHold: field('seatsPerHold'), seatsPerShopper: field('seatsPerShopper') },
    },
    venues: venues.map(({ id, name, city }) => option(id, `${name}, ${city}`, venue?.id ?? '')),
    venueHint: venues.length === 0 ? 'Add a venue first.' : null,
    plans: [
      option('', 'No plan', typed.seatingPlanId),
      ...plans.map(({ id, name, seats }) => option(id, `${name}, ${seats} seats`, typed.seatingPlanId)),
    ],
    zoneWords: venue?.timeZone ?? '',
    currencies: CURRENCIES.map(code => option(code, code, typed.currency)),
    tiers: tiers.map((tier, index) => priceLine(tier, index, plan?.categories ?? [], typed.currency)),
    areas: areas.map((area, index) => ({ nth: index + 1, ...area })),
    orphanRules: ORPHAN_RULES.map(([value, label]) => option(value, label, typed.orphanRule)),
    queue: {
      isOn: typed.queueEnabled,
      isLocked: true,
      words: 'Comes with a later version. Until then everybody comes in at once.',
    },
    checklist: checklist(content, plan),
    cancelAction: isOnSale && row.status !== 'cancelled' ? `${address ?? ''}/cancellation` : null,
    cancelWords: `${row?.sold ?? 0} seats are sold. The sale ends at once; refunds are made booking by booking.`,
    deleteAction: row !== undefined && !isOnSale ? `${address ?? ''}/deletion` : null,
  };
}

function priceLine(tier: TypedTier, index: number, categories: string[], currency: string): PriceLineView {
  const names =
    tier.category === '' || categories.includes(tier.category) ? categories : [...categories, tier.category];
  const price = minorUnits(tier.price, currency);
  const fees = minorUnits(tier.fees === '' ? '0' : tier.fees, currency);
  return {
    nth: index + 1,
    tierClass: tierClassAt(index),
    name: tier.name,
    categories: ['', ...names].map(name => ({
      value: name,
      label: name === '' ? 'No category' : name,
      selected: name === tier.category,
    })),
    price: tier.price,
    fees: tier.fees,
    total: price === undefined || fees === undefined ? null : { amount: price + fees, currency },
  };
}

function checklist({ row, typed }: Content, plan: SeatingPlanSummary | undefined): ChecklistView {
  const priced = new Set(typed.tiers.map(({ category }) => category));
  const items = [
    { words: 'Date and time zone', href: '#p-when', isDone: typed.startsAt !== '' },
    {
      words: plan === undefined ? 'A seating plan or an area' : `Seating plan, ${plan.seats} seats`,
      href: '#p-when',
      isDone: plan !== undefined || typed.areas.length > 0,
    },
    { words: 'A price', href: '#p-prices', isDone: typed.tiers.length > 0 },
    ...(plan?.categories ?? []).map(category => ({
      words: `A price for ${category}`,
      href: '#p-prices',
      isDone: priced.has(category),
    })),
    {
      words: 'Sale times',
      href: '#p-sale',
      isDone: typed.onSaleAt !== '' && typed.offSaleAt > typed.onSaleAt,
    },
  ];
  const isOnSale = row !== undefined && row.publishedAt !== null;
  return {
    heading: isOnSale ? 'On sale' : 'Before it can go on sale',
    done: items.filter(({ isDone }) => isDone).length,
    items,
    action: row === undefined || isOnSale ? null : `/admin/performances/${row.id}/publication`,
    button: 'Put on sale',
    isReady: (plan !== undefined || typed.areas.length > 0) && typed.tiers.length > 0,
    note: isOnSale
      ? null
      : 'Seats whose category has no price are not sold. The event is published with its first date.',
  };
}
