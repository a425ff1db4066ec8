import type { TimelineItemView } from '../../platform/web/page.view.js';
import type { AdminPageView, MoneyView, NoticeView, OptionView, PagerView, StateView } from './shell.view.js';

export interface BookingLineView {
  href: string;
  reference: string;
  buyer: string;
  email: string;
  /** For example "Stalls H 14, H 15". */
  seats: string;
  /** Left out (null) on the page of one performance. */
  event: string | null;
  state: StateView;
  total: MoneyView;
  at: string;
  zone: string;
}

/** `admin/bookings`: `GET /admin/bookings?q=&performanceId=&cursor=`. */
export interface BookingsView extends AdminPageView, PagerView {
  countWords: string;
  q: string;
  performances: OptionView[];
  bookings: BookingLineView[];
}

/** `admin/booking`: one booking, its money and its tickets. */
export interface AdminBookingView extends AdminPageView {
  reference: string;
  state: StateView;
  eventName: string;
  startsAt: string;
  zone: string;
  at: string;
  ticketsHref: string | null;
  resendAction: string | null;
  buyer: string;
  email: string;
  seats: {
    name: string;
    tier: string;
    serial: string;
    state: StateView;
    price: MoneyView;
    fees: MoneyView;
  }[];
  sums: { words: string; amount: MoneyView }[];
  timeline: TimelineItemView[];
  /** Null when nothing can be given back. Posts seatIds, reason and idempotencyKey. */
  refund: {
    action: string;
    idempotencyKey: string;
    most: MoneyView;
    seats: { seatId: string; name: string; amount: MoneyView; isTicked: boolean }[];
    words: string;
    reason: string;
    error: string | null;
  } | null;
}

/** `admin/audit`: `GET /admin/audit?q=&cursor=`. */
export interface AuditView extends AdminPageView, PagerView {
  q: string;
  entries: {
    at: string;
    zone: string;
    who: string;
    what: string;
    on: string;
    href: string | null;
    detail: string;
  }[];
}

/** `admin/mails`: what was sent, or lies in the local outbox. */
export interface MailsView extends AdminPageView, PagerView {
  transportWords: string;
  mails: { href: string; at: string; zone: string; to: string; subject: string; state: StateView }[];
}

/**
 * `admin/mail`: one mail. `htmlHref` answers the mail's own HTML with a Content-Security-Policy of
 * `default-src 'none'; img-src data: cid: 'self'; style-src 'unsafe-inline'` and `frame-ancestors 'self'`: mails
 * have to carry their styles inline.
 */
export interface MailView extends AdminPageView {
  subject: string;
  to: string;
  at: string;
  zone: string;
  state: StateView;
  /** What the mail server said, when it refused the mail for good. */
  refusal: NoticeView | null;
  htmlHref: string | null;
  text: string;
  attachments: { href: string; label: string }[];
}
