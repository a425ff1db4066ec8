import type { AdminPageView, MoneyView } from './shell.view.js';

export interface BreakView {
  id: string;
  heading: string;
  /** What disagrees, with the figures. */
  detail: string;
  subject: string;
  /** The booking or the live page that it is about. */
  href: string | null;
  since: string;
  resolveAction: string;
  /** A refund that failed and may be sent again. */
  sendAgain: { action: string; amount: MoneyView } | null;
  error: string | null;
  note: string;
}

/** `admin/books`: what the audit of all books found. */
export interface BooksView extends AdminPageView {
  zone: string;
  /** When they were compared last, and how much; null before the first time. */
  latest: { at: string; words: string } | null;
  auditAction: string;
  /** What to say where nothing is open. */
  empty: { heading: string; words: string };
  open: BreakView[];
  settled: { heading: string; subject: string; at: string; who: string; note: string }[];
}
