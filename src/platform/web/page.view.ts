/* Parts of view models that the pages of every module share. */

/** Minor units, as everywhere: 4500 EUR is 45.00 euros. */
export interface MoneyView {
  amount: number;
  currency: string;
}

/** A word of state with its sign: open, nearly used up, coming, used up, called off, moved. */
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

/** What every page has. `palette` names the accent of the page, as views/styles/palettes.css lists them. */
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
  /** Written above the time; null where it is the day of the step before. */
  day: string | null;
  soon: string | null;
  detail: string | null;
  isNext: boolean;
  isBad: boolean;
}
