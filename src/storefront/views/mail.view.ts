import type { LinkView, MoneyView } from './shared.view.js';

/**
 * Mails. Each has two templates, `mail/<name>` and `mail/<name>-text`, for the same model. Addresses are whole,
 * with the public host. Text templates are rendered without HTML escaping (platform/web/view-engine).
 */
export interface MailPageView {
  title: string;
  /** What the inbox shows beside the subject. */
  preview: string;
  heading: string;
  lead: string;
  homeUrl: string;
  footer: string;
}

export interface MailEventView {
  name: string;
  startsAt: string;
  zone: string;
  place: string;
}

/** `mail/booking`: the tickets. */
export interface BookingMailView extends MailPageView, MailEventView {
  doorsAt: string | null;
  reference: string;
  ticketsUrl: string;
  tickets: {
    /** "Stalls, row H, seat 14" or the area. */
    seat: string;
    tier: string;
    serial: string;
    holder: string;
    /** `cid:` of an attached PNG: mail programs show no SVG and no data addresses. */
    qrSrc: string;
  }[];
  lines: { words: string; amount: MoneyView }[];
  total: MoneyView;
  changeWords: string | null;
}

/** `mail/find-booking`: links to all bookings of one address. */
export interface FindBookingMailView extends MailPageView {
  bookings: { name: string; startsAt: string; zone: string; reference: string; seats: number; url: string }[];
}

/** `mail/refund` */
export interface RefundMailView extends MailPageView, MailEventView {
  reference: string;
  bookingUrl: string;
  lines: { words: string; amount: MoneyView }[];
  totalWords: string;
  total: MoneyView;
  /** How long banks take, and whether the tickets are still valid. */
  afterWords: string;
}

/** `mail/not-charged`: the payment failed, ran out or came too late, and no money was kept. */
export interface NotChargedMailView extends MailPageView, MailEventView {
  /** Where the money is now, with the sum. */
  moneyWords: string;
  again: LinkView;
}

/** `mail/queue`: what concerns one's place in a queue. */
export interface QueueMailView extends MailPageView, MailEventView {
  /** Until when the link does what the button says; null for no such time. */
  until: string | null;
  action: LinkView;
  /** Sentences below the button. */
  words: string[];
  /** How to get no more of them; null where there is no more. */
  stop: LinkView | null;
}
