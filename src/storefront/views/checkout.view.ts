import type {
  ClockView,
  ErrorItemView,
  FieldView,
  LinkView,
  MoneyView,
  NoticeView,
  PageView,
  TimelineItemView,
} from './shared.view.js';

/**
 * `storefront/checkout`: one hold, paid. Posts name, email, paymentMethod, idempotencyKey and quoteHash to
 * `action`.
 */
export interface CheckoutView extends PageView {
  clock: ClockView;
  name: string;
  /** The thumb shape. */
  art: string;
  startsAt: string;
  zone: string;
  seatWords: string;
  total: MoneyView;
  errors: ErrorItemView[];
  declined: { heading: string; words: string } | null;
  action: string;
  idempotencyKey: string;
  quoteHash: string;
  fields: { name: FieldView; email: FieldView; paymentMethod: { error: string | null } };
  /** Stripe's form for a card; null where one of `methods` is chosen, and where there is nothing to pay. */
  card: CardFormView | null;
  /** Sent as the method when there is nothing to pay; null otherwise. */
  freeMethod: string | null;
  /** The sandbox's cards; empty elsewhere. */
  methods: { value: string; label: string; hint: string | null; selected: boolean }[];
}

/** What the browser needs to show Stripe's form, in which the card number goes straight to Stripe. */
export interface CardFormView {
  /** Address of Stripe.js. */
  scriptUrl: string;
  publishableKey: string;
  /** Minor units. */
  amount: number;
  /** In lower case, as Stripe writes it. */
  currency: string;
}

/** `storefront/payment`: while, and after, the bank answers. */
export interface PaymentView extends PageView {
  heading: string;
  words: string;
  isProcessing: boolean;
  /** Without JavaScript the page loads itself again after so many seconds; null when it is over. */
  refreshSeconds: number | null;
  /** `GET /api/v1/payments/:id`, polled by the island; null when it is over. */
  statusUrl: string | null;
  /** Where to go when the state is no longer `processing`. */
  doneUrl: string | null;
  /** Where the page goes on to by itself: the bank's page, when the fan comes from the checkout. */
  onwardUrl: string | null;
  note: NoticeView | null;
  /** What the payment is for. */
  what: { name: string; art: string; startsAt: string; zone: string; seatWords: string; total: MoneyView };
  timeline: TimelineItemView[];
  action: LinkView | null;
  other: LinkView | null;
}

/** `storefront/sandbox-authentication`: stands in for the bank's own page. Posts outcome = approve or decline. */
export interface SandboxAuthenticationView extends PageView {
  merchant: string;
  amount: MoneyView;
  action: string;
}
