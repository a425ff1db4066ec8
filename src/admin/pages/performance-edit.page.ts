import type { Venue } from '../../events/index.js';
import type { SeatingPlanSummary } from '../../inventory/index.js';
import type { Pool } from '../../queue/index.js';
import type { PerformanceEditView, PriceLineView, TypedField } from '../views/events.view.js';
import type { AdminPageView, OptionView } from '../views/shell.view.js';
import { errorFor, type FieldProblem, minorUnits } from './form-body.rules.js';
import type { PerformanceRow } from './listing.service.js';
import { performanceChecklist } from './performance-checklist.page.js';
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
  pools: Pool[];
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
const number = new Intl.NumberFormat('en-GB');
const ORPHAN_RULES = [
  ['off', 'May be left'],
  ['lenient', 'Only when there is no other way'],
  ['strict', 'Never'],
] as const;
const ENTRIES = [
  ['anyone', 'Anyone, once for each browser'],
  ['registered', 'One entry for each e-mail address, proved by a link'],
] as const;

export function performanceEditPage(content: Content): PerformanceEditView {
  const { frame, event, row, typed, venues, plans, pools, problems, now } = content;
  const venue = venues.find(({ id }) => id === typed.venueId) ?? venues[0];
  const plan = plans.find(({ id }) => id === typed.seatingPlanId);
  const isOnSale = row !== undefined && row.publishedAt !== null;
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
  return {
    ...frame,
    eventName: event.name,
    eventHref: `/admin/events/${event.id}`,
    heading: row === undefined ? 'New date' : typed.startsAt.replace('T', ', '),
    state: row === undefined ? null : performanceState(row, now),
    savedWords: '',
    ...linksOf(row, event.id),
    errors: problems.map(({ path, message }) => ({ field: path, message })),
    lockedWords: isOnSale
      ? 'Plan and areas stay as they are, and tiers keep their names; prices, times and limits can change.'
      : null,
    fields: fieldsOf(typed, problems),
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
      isLocked: false,
      words: 'Everybody who comes before the opening takes part in a draw; later ones wait in line.',
      entries: ENTRIES.map(([value, label]) => option(value, label, typed.queueEntry)),
      hasWork: typed.proofOfWork,
      pools: [
        option('', 'None: its own capacity alone', typed.queuePool),
        ...pools.map(({ name, capacity }) =>
          option(name, `${name}, ${number.format(capacity)} at once`, typed.queuePool),
        ),
      ],
    },
    checklist: performanceChecklist(row, typed, plan),
    cancelWords: `${row?.sold ?? 0} seats are sold. The sale ends at once, and everybody gets the whole price back, fees included.`,
  };
}

function fieldsOf(typed: TypedPerformance, problems: FieldProblem[]): PerformanceEditView['fields'] {
  const select = (name: string) => ({ error: errorFor(problems, name) });
  const field = (name: TypedField) => ({ value: typed[name], ...select(name) });
  return {
    ...{ venueId: select('venueId'), seatingPlanId: select('seatingPlanId'), currency: select('currency') },
    ...{ queuePool: select('queuePool'), poolWeight: field('poolWeight') },
    ...{ startsAt: field('startsAt'), doorsAt: field('doorsAt'), onSaleAt: field('onSaleAt') },
    ...{ offSaleAt: field('offSaleAt'), holdMinutes: field('holdMinutes') },
    ...{ seatsPerHold: field('seatsPerHold'), seatsPerShopper: field('seatsPerShopper') },
    ...{ drawOpensAt: field('drawOpensAt'), queueOpensAt: field('queueOpensAt') },
    ...{ shoppersAtOnce: field('shoppersAtOnce'), callsPerMinute: field('callsPerMinute') },
    ...{ visitMinutes: field('visitMinutes'), claimMinutes: field('claimMinutes') },
    entryDelaySeconds: field('entryDelaySeconds'),
    idleMinutes: field('idleMinutes'),
  };
}

function linksOf(
  row: PerformanceRow | undefined,
  eventId: string,
): Pick<PerformanceEditView, 'liveHref' | 'previewHref' | 'action' | 'cancelAction' | 'deleteAction'> {
  if (row === undefined) {
    const action = `/admin/events/${eventId}/performances/new`;
    return { action, liveHref: null, previewHref: null, cancelAction: null, deleteAction: null };
  }
  const address = `/admin/performances/${row.id}`;
  const isOnSale = row.publishedAt !== null;
  return {
    action: `${address}/edit`,
    liveHref: isOnSale ? address : null,
    previewHref: isOnSale ? `/performances/${row.id}` : null,
    cancelAction: isOnSale && row.status !== 'cancelled' ? `${address}/cancellation` : null,
    deleteAction: isOnSale ? null : `${address}/deletion`,
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
