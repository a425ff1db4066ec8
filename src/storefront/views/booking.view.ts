import type {
  ErrorItemView,
  FieldView,
  MoneyView,
  NoticeView,
  PageView,
  TimelineItemView,
} from './shared.view.js';

/** `storefront/booking`: the tickets. */
export interface BookingView extends PageView {
  heading: string;
  lead: string;
  reference: string;
  isConfirmed: boolean;
  notice: NoticeView | null;
  tickets: TicketView[];
  pdfHref: string | null;
  calendarHref: string | null;
  /** Sums by tier, fees and refunds, each a line. */
  lines: { words: string; amount: MoneyView }[];
  total: MoneyView;
  totalWords: string;
  timeline: TimelineItemView[];
  /** Giving everything back that is left: until when, and what it does; null when it is not possible (any more). */
  change: { words: string; sureWords: string; action: string } | null;
}

export interface TicketView {
  /** "Ticket 1 of 2" */
  label: string;
  name: string;
  /** The thumb shape. */
  art: string;
  startsAt: string;
  zone: string;
  place: string;
  /** Section, row and seat, or the area; `isLong` for words that need a smaller size. */
  places: { term: string; words: string; isLong: boolean }[];
  /** From platform/web/qr-path: the ticket's code as one path. */
  qr: { size: number; path: string };
  serial: string;
  tier: string;
  holder: string;
  isCancelled: boolean;
}

/** `storefront/find-booking`. `isSent` is said whether or not there is such a booking. */
export interface FindBookingView extends PageView {
  isSent: boolean;
  errors: ErrorItemView[];
  fields: { email: FieldView; reference: FieldView };
}
