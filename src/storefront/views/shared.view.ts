/** Minor units, as everywhere: 4500 EUR is 45.00 euros. */
export interface MoneyView {
  amount: number;
  currency: string;
}

/** A word of state with its sign: on sale, few left, on sale soon, sold out, cancelled, moved. */
export interface StateView {
  tone: 'on' | 'few' | 'soon' | 'out' | 'off' | 'moved';
  words: string;
}

export interface OptionView {
  value: string;
  label: string;
  selected: boolean;
}

export interface LinkView {
  href: string;
  label: string;
}

/** A message on top of a page; `symbol` is the name of a Lucide icon. */
export interface NoticeView {
  tone: 'good' | 'bad' | 'warn';
  symbol: string;
  heading: string;
  words: string | null;
}

/** What every page has. `palette` is `ArtworkPalette` of src/events/artwork.rules.ts. */
export interface PageView {
  title: string;
  description: string | null;
  palette: string | null;
}

export interface FieldView {
  value: string;
  error: string | null;
}

/** One line of the error summary; `field` is the id of the field it belongs to. */
export interface ErrorItemView {
  field: string;
  message: string;
}

/** One step of a payment. `at` null: it has not happened yet, and `soon` says when it will. */
export interface TimelineItemView {
  what: string;
  at: string | null;
  zone: string;
  soon: string | null;
  detail: string | null;
  isNext: boolean;
  isBad: boolean;
}

/** The clock of one hold. `now` is the server's, so that a wrong clock in the browser does no harm. */
export interface ClockView {
  now: string;
  expiresAt: string;
  /** IANA zone in which "until 20:14" is written: the venue's. */
  zone: string;
  /** From the placing to the end, in seconds; the bar's whole length. */
  totalSeconds: number;
  /** As drawn before any script runs: `8:42`. */
  timeLeft: string;
  percentLeft: number;
  /** Less than two minutes are left. */
  isLate: boolean;
  isOne: boolean;
  canExtend: boolean;
  extendMinutes: number;
  extendAction: string;
}
