import { minutesAndSeconds, serverClock } from '../shared/clock.js';
import { addMoney, money, plural, type Money } from './words.js';
import type { HoldAnswer } from './holds-api.js';

/** One seat in the bar: held, or wished for and not held yet. */
export interface BarSeat {
  seatId: string;
  name: string;
  detail: string;
  price: Money | null;
  isHeld: boolean;
}

export interface BasketBar {
  show: (seats: BarSeat[], hold: HoldAnswer | null, serverNow: string) => void;
}

const CROSS = 'M18 6 6 18M6 6l12 12';
const SVG = 'http://www.w3.org/2000/svg';

function crossIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', CROSS);
  icon.append(path);
  return icon;
}

function chip(seat: BarSeat, giveBack: (seatId: string) => void): HTMLLIElement {
  const item = document.createElement('li');
  item.classList.toggle('is-wished', !seat.isHeld);
  const words = document.createElement('span');
  const detail = document.createElement('small');
  detail.textContent = seat.isHeld ? seat.detail : 'not held yet';
  words.append(seat.name, detail);
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', `Give back ${seat.name}`);
  button.append(crossIcon());
  button.addEventListener('click', () => giveBack(seat.seatId));
  item.append(words, button);
  return item;
}

/** The bar at the foot of the page: own seats, their clock, the total and the way to the basket. */
export function makeBasketBar(
  bar: HTMLElement,
  giveBack: (seatId: string) => void,
  onOver: () => void,
): BasketBar {
  const find = (name: string): HTMLElement | null => bar.querySelector<HTMLElement>(`[data-${name}]`);
  let timer = 0;
  const runClock = (hold: HoldAnswer, serverNow: string): void => {
    const clock = serverClock(serverNow);
    const end = Date.parse(hold.expiresAt);
    const tick = (): void => {
      const left = end - clock.now();
      const time = find('hold-time');
      if (time) time.textContent = minutesAndSeconds(left);
      if (left > 0) return;
      clearInterval(timer);
      onOver();
    };
    timer = window.setInterval(tick, 250);
    tick();
  };
  return {
    show: (seats, hold, serverNow) => {
      clearInterval(timer);
      bar.hidden = seats.length === 0;
      find('picked')?.replaceChildren(...seats.map(seat => chip(seat, giveBack)));
      const clockBox = find('hold-clock');
      if (clockBox) clockBox.hidden = hold === null;
      const prices = seats.map(seat => seat.price).filter(price => price !== null);
      const total =
        hold && seats.every(seat => seat.isHeld)
          ? hold.total
          : prices.slice(1).reduce(addMoney, prices[0] ?? { amount: 0, currency: 'EUR' });
      const totalBox = find('hold-total');
      if (totalBox) totalBox.textContent = prices.length > 0 || hold ? money(total) : '';
      const count = find('hold-count');
      if (count) count.textContent = `${plural(seats.length, 'seat', 'seats')}, all fees in`;
      const go = find('to-basket');
      go?.setAttribute('aria-disabled', String(hold === null));
      if (hold) runClock(hold, serverNow);
    },
  };
}
