import { artworkPalette } from '../../events/index.js';
import { type HeldSeat, type Hold, totalOf } from '../../holds/index.js';
import { money } from '../../platform/money/money.js';
import { fullName, seatWords } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import type { Catalogue } from '../catalogue.service.js';
import type { BasketView, HeldSeatView, HoldView } from '../views/basket.view.js';
import { placeWords } from '../words.rules.js';
import { clockView } from './clock.page.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface BasketContent {
  holds: { hold: Hold; staged: Staged }[];
  /** Performances in which this browser had seats until a while ago. */
  expired: Staged[];
  now: Date;
}

export function basketPage({ holds, expired, now }: BasketContent): BasketView {
  const [first] = holds;
  const isPayable = holds.some(({ hold }) => hold.payment?.running !== true && hold.extensionsLeft > 0);
  return {
    title: 'Your seats',
    description: null,
    palette: first === undefined ? null : artworkPalette(first.staged.event.slug),
    heading: 'Your seats',
    notice: null,
    holds: holds.map(({ hold, staged }) => holdView(hold, staged, now)),
    expired: expired.map(({ event, performance }) => ({
      name: fullName(event),
      againHref: `/performances/${performance.id}`,
    })),
    isEmpty: holds.length === 0 && expired.length === 0,
    footWords: isPayable
      ? 'If you need longer, say so while the clock runs. Your seats stay yours while you do.'
      : null,
  };
}

function holdView(hold: Hold, { event, performance, venue, tiers }: Staged, now: Date): HoldView {
  const { startsAt, timeZone: zone, holdTtlSeconds } = performance;
  const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
  return {
    id: hold.id,
    name: fullName(event),
    palette: artworkPalette(event.slug),
    art: artworkUrl(event, 'thumb'),
    startsAt: startsAt.toISOString(),
    zone,
    place: placeWords(venue),
    clock: clockView({ hold, zone, holdTtlSeconds, now }),
    note: null,
    seats: hold.seats.map((seat, index) => seatView(seat, index, hold.currency, tierNames)),
    total: totalOf(hold),
    checkoutHref: `/checkout/${hold.id}`,
    changeHref: `/performances/${performance.id}`,
    releaseAction: `/basket/${hold.id}/release`,
    paymentHref: hold.payment?.running === true ? `/payments/${hold.payment.id}` : null,
  };
}

function seatView(
  seat: HeldSeat,
  index: number,
  currency: string,
  tierNames: ReadonlyMap<string, string>,
): HeldSeatView {
  const label = [seat.row, seat.seat].filter(part => part !== '').join(' ');
  return {
    plate: label === '' ? String(index + 1) : label,
    name: seatWords(seat),
    tier: tierNames.get(seat.tierId) ?? '',
    fees: money(seat.fees, currency),
    total: money(seat.price + seat.fees, currency),
  };
}
