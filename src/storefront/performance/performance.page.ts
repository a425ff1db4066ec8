import { artworkPalette } from '../../events/index.js';
import type { AvailabilityDocument, SeatDirectory } from '../../inventory/index.js';
import { sum } from '../../platform/money/money.js';
import { number, when } from '../../platform/web/view-helpers.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import { availabilityWord } from '../discovery/availability-word.rules.js';
import {
  type AreaView,
  type BestView,
  type PerformanceView,
  type SeatMapData,
  TIER_CLASSES,
  type TierClass,
} from '../views/performance.view.js';
import type { NoticeView, OptionView } from '../views/shared.view.js';
import { capital, placeWords, spelled, stateView } from '../words.rules.js';
import { closedBecause } from './closed.page.js';
import type { HoldChoice } from './hold-form.rules.js';
import { countHouse, type HouseCounts } from './house-counts.rules.js';
import { openSectionView, sectionViews } from './seat-list.page.js';
import { visitOf } from './visit.page.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface PerformanceContent {
  staged: Staged;
  directory: SeatDirectory;
  availability: AvailabilityDocument;
  choice: HoldChoice;
  /** What went wrong with the choice, in the fan's words. */
  error: string | null;
  /** Let in by the queue. False on the page that is the same for everybody. */
  isInside: boolean;
  now: Date;
}

/** Whoever buys now must know it before choosing: the date above is not the one they will go on. */
const POSTPONED: NoticeView = {
  tone: 'warn',
  symbol: 'history',
  heading: 'This date is postponed',
  words: 'A new date is still to come. Tickets that are bought now are valid for it.',
};

export function performancePage(content: PerformanceContent): PerformanceView {
  const { staged, directory, availability, choice, error, now } = content;
  const { event, performance, venue } = staged;
  const { startsAt, timeZone: zone, seatsPerShopper } = performance;
  const { available, held } = availability.counts;
  const eventHref = `/events/${event.slug}`;
  const isEmpty = available === 0 && held === 0;
  const closed = closedBecause(performance, { isEmpty, now });
  const hasPlan = directory.plan !== null;
  const counts = countHouse(directory, availability.states);
  const tiers = tiersOf(staged);
  const [one, many] = hasPlan ? ['seat', 'seats'] : ['place', 'places'];
  const limitWords = `${capital(spelled(seatsPerShopper, one, many))} a person at most.`;
  const errorIn = (mode: HoldChoice['mode']): string | null => (choice.mode === mode ? error : null);
  const isOpen = closed === undefined;
  return {
    title: `Choose seats: ${fullName(event)}, ${when(startsAt.toISOString(), zone, 'day')}`,
    description: null,
    palette: artworkPalette(event.slug),
    bodyClass: isOpen && hasPlan ? 'performance' : null,
    heading: closed?.heading ?? (hasPlan ? 'Choose your seats' : 'Choose your places'),
    event: { name: fullName(event), href: eventHref },
    ...{ startsAt: startsAt.toISOString(), zone, venueName: venue.name, venueWords: placeWords(venue) },
    ...{ art: artworkUrl(event, 'wide'), isOpen, closed: closed?.closed ?? null, hasPlan },
    state: closed?.state ?? openState(content),
    showsViews: isOpen && hasPlan,
    notice: isOpen && performance.status === 'postponed' ? POSTPONED : null,
    ...{ joinAction: joinActionOf(staged, now), isInside: content.isInside },
    joinAction: joinActionOf(staged, now),
    visit: isOpen ? visitOf(performance) : null,
    tiers: [...tiers].map(([id, tier]) => ({
      id,
      ...tier,
      freeWords: freeWords(counts.ofTier.get(id) ?? 0),
    })),
    feesWords: `Nothing is added later. ${limitWords}`,
    limitWords,
    holdAction: `/performances/${performance.id}/hold`,
    best: bestView(content, counts, errorIn('best')),
    areas: areaViews(content),
    areasError: errorIn('areas'),
    sections: sectionViews(directory, counts, choice.openSection),
    openSection: openSectionView(directory, availability.states, tiers, choice),
    seatsError: errorIn('seats'),
    island: isOpen ? islandOf(staged, hasPlan) : null,
  };
}

/** Also before the sale, for the draw, and while all is sold, for what is given back. */
function joinActionOf({ performance }: Staged, now: Date): string | null {
  const { id, queue, status, offSaleAt } = performance;
  return queue.enabled && status !== 'cancelled' && now < offSaleAt ? `/performances/${id}/queue` : null;
}

type Tier = { name: string; tierClass: TierClass; total: { amount: number; currency: string } };

function tiersOf({ tiers }: Staged): Map<string, Tier> {
  return new Map(
    tiers.map(({ id, name, price, fees }, index) => [
      id,
      { name, tierClass: tierClass(index), total: sum([price, fees], price.currency) },
    ]),
  );
}

function tierClass(index: number): TierClass {
  return TIER_CLASSES[index % TIER_CLASSES.length] ?? 'tier-a';
}

function freeWords(free: number): string {
  return free === 0 ? 'none free' : `${number(free)} free`;
}

function openState({
  staged: { performance },
  availability: { counts },
  now,
}: PerformanceContent): PerformanceView['state'] {
  const { available, held, sold } = counts;
  const stock = { available, capacity: available + held + sold };
  const { onSaleAt, timeZone: zone, status } = performance;
  const word = availabilityWord(performance, stock, now);
  return stateView({ word, isPostponed: status === 'postponed', available, onSaleAt, zone });
}

function bestView(
  { staged, directory, choice }: PerformanceContent,
  counts: HouseCounts,
  error: string | null,
): BestView {
  const most = staged.performance.seatsPerHold;
  const quantities: OptionView[] = Array.from({ length: most }, (_, index) => {
    const value = String(index + 1);
    return { value, label: value, selected: Math.min(choice.quantity, most) === index + 1 };
  });
  const seated = staged.tiers.filter(({ category }) => category !== null);
  const option = (value: string, label: string, chosen: string): OptionView => ({
    ...{ value, label, selected: value === chosen },
  });
  const sections = sectionViews(directory, counts, '');
  return {
    quantities,
    tiers: [
      option('', 'Any price', choice.tierId),
      ...seated.map(({ id, name }) => option(id, name, choice.tierId)),
    ],
    sections:
      sections.length < 2
        ? []
        : [
            option('', 'Anywhere', choice.sectionId),
            ...sections.map(({ id, name }) => option(id, name, choice.sectionId)),
          ],
    ...{ hasAccessible: counts.hasAccessible, accessible: choice.accessible, split: choice.split, error },
  };
}

function areaViews({ staged, availability, choice }: PerformanceContent): AreaView[] {
  return staged.areas.flatMap(({ id, name, tierId }) => {
    const index = staged.tiers.findIndex(tier => tier.id === tierId);
    const tier = staged.tiers[index];
    if (tier === undefined) return [];
    const free = availability.areas.find(area => area.id === id)?.available ?? 0;
    return [
      {
        ...{
          id,
          name,
          tierClass: tierClass(index),
          total: sum([tier.price, tier.fees], tier.price.currency),
        },
        freeWords: free === 0 ? null : freeWords(free),
        max: Math.min(free, staged.performance.seatsPerHold),
        quantity: choice.areas.get(id) ?? 0,
        isSoldOut: free === 0,
      },
    ];
  });
}

function islandOf({ performance, tiers }: Staged, hasPlan: boolean): SeatMapData {
  const { id, chartHash, seatsPerHold } = performance;
  const availabilityUrl = `/api/v1/performances/${id}/availability`;
  return {
    performanceId: id,
    planUrl: hasPlan && chartHash !== null ? `/plans/${chartHash}.json` : null,
    availabilityUrl,
    streamUrl: `${availabilityUrl}/stream`,
    tiers: tiers.map(tier => ({ id: tier.id, name: tier.name, price: tier.price, fees: tier.fees })),
    seatsPerHold,
  };
}
