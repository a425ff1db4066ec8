import type { ClockView, MoneyView, NoticeView, PageView } from './shared.view.js';

/** `storefront/basket`: the live holds of one shopper. */
export interface BasketView extends PageView {
  heading: string;
  notice: NoticeView | null;
  holds: HoldView[];
  expired: { name: string; againHref: string }[];
  isEmpty: boolean;
  footWords: string | null;
}

export interface HoldView {
  id: string;
  name: string;
  palette: string;
  /** The thumb shape. */
  art: string;
  startsAt: string;
  zone: string;
  place: string;
  clock: ClockView;
  /** For example: your seats were replaced by the ones you picked last. */
  note: NoticeView | null;
  seats: HeldSeatView[];
  total: MoneyView;
  checkoutHref: string;
  changeHref: string;
  releaseAction: string;
  /** Set while a payment runs: then nothing else can be done with the hold. */
  paymentHref: string | null;
}

export interface HeldSeatView {
  /** Short, for the plate: `H 14`, or the number of the place in an area. */
  plate: string;
  name: string;
  tier: string;
  fees: MoneyView;
  /** With the fees. */
  total: MoneyView;
}
