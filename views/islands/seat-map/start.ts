import { followAvailability, type AvailabilityUrls } from './availability-source.js';
import { Availability, SEAT } from './availability.js';
import { makeBasketBar, type BarSeat } from './basket-bar.js';
import { readChart, type Chart, type ChartDocument } from './chart.js';
import { readColours } from './colours.js';
import { HoldsApi, type HoldAnswer } from './holds-api.js';
import { SeatMap } from './map.js';
import { Picks } from './picks.js';
import { counter, makeToast } from './notices.js';
import type { Scene } from './scene.js';
import { seatWords, type SeatWords, type TierPrice } from './tip.js';
import { addMoney } from './words.js';

/** `SeatMapData` of src/storefront/views/performance.view.ts, as the page carries it. */
export interface PageData {
  performanceId: string;
  planUrl: string | null;
  availabilityUrl: string;
  streamUrl: string;
  tiers: TierPrice[];
  seatsPerHold: number;
}

/** Seats of a hold for the bar, from the hold itself: it may hold places of areas, which are on no map. */
export function barSeats(hold: HoldAnswer | null, tiers: TierPrice[]): BarSeat[] {
  return (hold?.seats ?? []).map(seat => {
    const tier = tiers.find(each => each.id === seat.tierId);
    return {
      seatId: seat.seatId,
      name: seat.row ? `Row ${seat.row}, seat ${seat.seat}` : seat.section || seat.seat,
      detail: tier?.name ?? seat.section,
      price: tier ? addMoney(tier.price, tier.fees) : seat.price,
      isHeld: true,
    };
  });
}

function wishedSeats(picks: Picks, chart: Chart, words: SeatWords): BarSeat[] {
  const held = new Set((picks.hold?.seats ?? []).map(seat => seat.seatId));
  return [...picks.mine]
    .map(seat => ({ seat, seatId: chart.document.seats[seat]?.[0] ?? '' }))
    .filter(({ seatId }) => !held.has(seatId))
    .map(({ seat, seatId }) => ({
      seatId,
      name: words.short(seat),
      detail: words.tierName(seat),
      price: words.price(seat),
      isHeld: false,
    }));
}

function followLegend(scene: Scene, hidden: Set<number>, redraw: () => void): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-tier]')) {
    const tier = scene.chart.document.tiers.findIndex(each => each.id === box.dataset.tier);
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(tier);
      else hidden.add(tier);
      redraw();
    });
  }
}

function showCounts(chart: Chart, availability: Availability): void {
  chart.document.tiers.forEach((tier, index) => {
    const line = document.querySelector(`[data-tier-free="${CSS.escape(tier.id)}"]`);
    const free = availability.freeByTier[index] ?? 0;
    const words = free > 0 ? `${free.toLocaleString('en-GB')} free` : 'sold out';
    if (line && line.textContent !== words) line.textContent = words;
  });
}

/** Back from the basket, or from another tab where seats may have been given back or paid for. */
function keepFresh(picks: Picks): void {
  window.addEventListener('pageshow', event => {
    if (event.persisted) void picks.load();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void picks.load();
  });
}

/** The map and the words beside it follow every change. */
function showAvailability(
  root: HTMLElement,
  { chart, availability }: Scene,
  seatMap: SeatMap,
  urls: AvailabilityUrls,
): void {
  const count = counter(() => showCounts(chart, availability));
  availability.listen({
    seat: (seat, before) => {
      seatMap.changeSeat(seat, before);
      count();
    },
    all: () => {
      root.classList.remove('is-waiting');
      showCounts(chart, availability);
      seatMap.repaint();
    },
  });
  followAvailability(urls, {
    all: bits => availability.takeBits(bits),
    changes: changes => {
      for (const [seat, state] of changes) availability.set(seat, state);
    },
  });
}

/** Fetches the chart and brings the map to life. Rejects when the chart cannot be had. */
export async function startMap(
  root: HTMLElement,
  data: PageData,
  planUrl: string,
): Promise<SeatMap | undefined> {
  const map = root.querySelector<HTMLElement>('[data-map]');
  const canvas = map?.querySelector('canvas');
  if (!map || !canvas) return undefined;
  const answer = await fetch(planUrl);
  if (!answer.ok) throw new Error(`no seating chart: ${answer.status}`);
  const chart = readChart((await answer.json()) as ChartDocument);
  const availability = new Availability(chart);
  const hidden = new Set<number>();
  const say = makeToast(root.querySelector('[data-map-toast]'));
  const words = seatWords(chart, availability, data.tiers, seat => picks.claimOf(seat));
  const scene: Scene = {
    chart,
    availability,
    colours: readColours(root),
    mine: new Set(),
    hiddenTiers: hidden,
  };
  const bar = document.querySelector<HTMLElement>('[data-next-bar]');
  const basket =
    bar &&
    makeBasketBar(
      bar,
      seatId => giveBack(seatId),
      () => over(),
    );
  const picks: Picks = new Picks({
    chart,
    availability,
    api: new HoldsApi(data.performanceId),
    seatsPerHold: data.seatsPerHold,
    nameOf: words.short,
    say,
    onChange: () => {
      scene.mine = picks.mine;
      const kept = barSeats(picks.hold, data.tiers).filter(seat => {
        const index = chart.indexOf(seat.seatId);
        return index === undefined || picks.mine.has(index);
      });
      basket?.show([...kept, ...wishedSeats(picks, chart, words)], picks.hold, picks.serverNow);
      seatMap.redraw();
    },
  });
  const giveBack = (seatId: string): void => {
    const seat = chart.indexOf(seatId);
    if (seat !== undefined) picks.toggle(seat);
    else location.assign('/basket');
  };
  const over = (): void => {
    say('Your time is over. We let the seats go. You have not been charged.');
    picks.forget();
  };
  const seatMap = new SeatMap({ root, map, canvas }, scene, words, seat => {
    if (picks.mine.has(seat) || availability.states[seat] === SEAT.free) picks.toggle(seat);
    else say(`${words.full(seat)}: ${words.state(seat).toLowerCase()}.`);
  });
  followLegend(scene, hidden, () => seatMap.repaint());
  showAvailability(root, scene, seatMap, data);
  keepFresh(picks);
  await picks.load();
  return seatMap;
}
