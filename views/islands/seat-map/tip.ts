import { SEAT, type Availability } from './availability.js';
import { FLAGS, type Chart } from './chart.js';
import { tallySections, type Scene } from './scene.js';
import { addMoney, money, type Money } from './words.js';

export interface TierPrice {
  id: string;
  name: string;
  price: Money;
  fees: Money;
}

/** Names and prices of seats, in the words of the page. */
export interface SeatWords {
  /** "Row H, seat 15" */
  short: (seat: number) => string;
  /** "Stalls, row H, seat 15" */
  full: (seat: number) => string;
  price: (seat: number) => Money | null;
  tierName: (seat: number) => string;
  /** "Club, £49.50", or more of that kind: what a section's seats cost. */
  offers: (section: number) => string;
  /** What can be said about it now: its price, or why it cannot be had. */
  state: (seat: number) => string;
}

const REASONS: Record<number, string> = {
  [SEAT.held]: 'Held by someone',
  [SEAT.sold]: 'Sold',
  [SEAT.blocked]: 'Not for sale',
};

export function seatWords(
  chart: Chart,
  availability: Availability,
  tiers: TierPrice[],
  claimOf: (seat: number) => 'held' | 'wished' | null,
): SeatWords {
  const tally = tallySections(chart);
  const priced = chart.document.tiers.map(tier => tiers.find(each => each.id === tier.id));
  const tierOf = (seat: number): TierPrice | undefined => priced[chart.tier[seat] ?? -1];
  const words: SeatWords = {
    short: seat => {
      const [, , row, label] = chart.document.seats[seat] ?? ['', 0, '', ''];
      return row ? `Row ${row}, seat ${label}` : `Seat ${label}`;
    },
    full: seat => {
      const section = chart.document.sections[chart.section[seat] ?? 0]?.name ?? '';
      const short = words.short(seat);
      return section ? `${section}, ${short.charAt(0).toLowerCase()}${short.slice(1)}` : short;
    },
    price: seat => {
      const tier = tierOf(seat);
      return tier ? addMoney(tier.price, tier.fees) : null;
    },
    tierName: seat => tierOf(seat)?.name ?? '',
    offers: section => {
      const has = [...(tally[section] ?? [])].map(count => count > 0);
      const here = priced.flatMap((tier, index) => (tier && has[index] ? [tier] : []));
      return here.map(tier => `${tier.name}, ${money(addMoney(tier.price, tier.fees))}`).join('. ');
    },
    state: seat => {
      const price = words.price(seat);
      const cost = price ? `${words.tierName(seat)}, ${money(price)} all fees in` : 'Not for sale';
      const claim = claimOf(seat);
      if (claim !== null) return `${claim === 'held' ? 'Yours' : 'Not held yet'}. ${cost}`;
      const reason = REASONS[availability.states[seat] ?? SEAT.blocked];
      if (reason) return reason;
      const flags = chart.flags[seat] ?? 0;
      const note =
        flags & FLAGS.accessible
          ? '. Wheelchair place'
          : flags & FLAGS.companion
            ? '. Seat for a companion'
            : flags & FLAGS.restrictedView
              ? '. Part of the view is hidden'
              : '';
      return cost + note;
    },
  };
  return words;
}

/** Puts the tip beside a place, inside the map; null takes it away. */
export function makeTip(
  box: HTMLElement,
  frame: HTMLElement,
): (text: { title: string; line: string } | null, at: { x: number; y: number }, gap: number) => void {
  let written = '';
  let [width, height] = [0, 0];
  return (text, at, gap) => {
    if (box.hidden !== (text === null)) box.hidden = text === null;
    if (!text) return;
    // While the map moves the words stay as they are: they are neither written nor measured at every frame.
    if (written !== `${text.title}\n${text.line}`) {
      written = `${text.title}\n${text.line}`;
      const title = document.createElement('b');
      title.textContent = text.title;
      box.replaceChildren(title, text.line);
      ({ width, height } = box.getBoundingClientRect());
    }
    const left = Math.min(Math.max(8, at.x - width / 2), Math.max(8, frame.clientWidth - width - 8));
    const above = at.y - gap - height;
    const top = above > 8 ? above : at.y + gap;
    box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  };
}

/** What a section is called, what it costs and how much of it is free. */
export function sectionWords(
  { chart, availability }: Scene,
  section: number,
  offers: string,
): { title: string; line: string } {
  const free = availability.freeBySection[section] ?? 0;
  const count = free > 0 ? `${free.toLocaleString('en-GB')} free` : 'Sold out';
  return {
    title: chart.document.sections[section]?.name ?? '',
    line: offers === '' ? count : `${count}. ${offers}`,
  };
}
