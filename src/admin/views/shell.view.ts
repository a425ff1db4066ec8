import type { MoneyView, NoticeView, OptionView, StateView } from '../../platform/web/page.view.js';

/** What every admin page has; made by `adminShell`. */
export interface AdminPageView {
  title: string;
  description: null;
  palette: null;
  nav: { href: string; label: string; symbol: string; isHere: boolean }[];
  who: { name: string; role: string };
  /** Said once, after something was done. */
  notice: NoticeView | null;
}

export type AdminPlace = 'today' | 'events' | 'bookings' | 'plans' | 'venues' | 'books' | 'mails' | 'audit';

const PLACES: readonly (readonly [AdminPlace, string, string, string])[] = [
  ['today', '/admin', 'Today', 'activity'],
  ['events', '/admin/events', 'Events', 'ticket'],
  ['bookings', '/admin/bookings', 'Bookings', 'list'],
  ['plans', '/admin/seating-plans', 'Seating plans', 'armchair'],
  ['venues', '/admin/venues', 'Venues', 'map-pin'],
  ['books', '/admin/books', 'The books', 'scale'],
  ['mails', '/admin/mails', 'Mail', 'mail'],
  ['audit', '/admin/audit', 'Audit log', 'history'],
];

/** The frame of an admin page: spread it into the page's view model. */
export function adminShell(page: {
  title: string;
  here: AdminPlace;
  who: { name: string; role: string };
  notice?: NoticeView | null;
}): AdminPageView {
  return {
    title: page.title,
    description: null,
    palette: null,
    nav: PLACES.map(([place, href, label, symbol]) => ({ href, label, symbol, isHere: place === page.here })),
    who: page.who,
    notice: page.notice ?? null,
  };
}

/** A bar of 100: how much is sold, and how much is held after it. `words` says it in a sentence. */
export interface StockView {
  words: string;
  soldPercent: number;
  heldPercent: number;
}

/** Paging by cursor, as in the API. */
export interface PagerView {
  hasPages: boolean;
  firstHref: string | null;
  nextHref: string | null;
}

export interface AdminFieldView {
  value: string;
  error: string | null;
}

export interface AdminSelectView {
  error: string | null;
}

/** What is missing before something can go on sale. */
export interface ChecklistView {
  heading: string;
  done: number;
  items: { words: string; href: string; isDone: boolean }[];
  /** The form that puts it on sale; null when there is nothing to press. */
  action: string | null;
  button: string;
  isReady: boolean;
  note: string | null;
}

export interface FactView {
  term: string;
  value: string;
  isBad: boolean;
}

/** `admin/sign-in`: outside of the frame. Posts email, password and next. */
export interface SignInView {
  title: string;
  description: null;
  palette: null;
  action: string;
  next: string;
  email: string;
  error: string | null;
  hint: string;
}

/** The hue of a tier, as on the seat map: the first four in order, a fifth begins again. */
export type TierClass = `tier-${'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h'}`;

export type { MoneyView, NoticeView, OptionView, StateView };
