import { artworkPalette } from '../../events/index.js';
import { type Hold, totalOf } from '../../holds/index.js';
import { money as writeMoney, when } from '../../platform/web/view-helpers.js';
import { fullName } from '../../tickets/index.js';
import { artworkUrl } from '../artwork/artwork-address.rules.js';
import { clockView } from '../basket/clock.page.js';
import type { Catalogue } from '../catalogue.service.js';
import type { CardFormView, CheckoutView } from '../views/checkout.view.js';
import { seatGroups } from '../seat-groups.rules.js';
import { type CheckoutErrors, type CheckoutInput, errorItems } from './checkout-form.rules.js';
import { quoteHash } from './quote.rules.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface CheckoutContent {
  hold: Hold;
  staged: Staged;
  now: Date;
  idempotencyKey: string;
  input: Pick<CheckoutInput, 'name' | 'email' | 'paymentMethod'>;
  /** Undefined where the sandbox takes the money. */
  cardForm: Pick<CardFormView, 'scriptUrl' | 'publishableKey'> | undefined;
  errors: CheckoutErrors;
  /** Why this page is shown again although the form was right. */
  again: 'declined' | 'quote-changed' | 'key-used' | null;
}

const SANDBOX_CARDS = [
  { value: 'pm_card_visa', label: 'Card that works', hint: 'Visa ending 4242' },
  {
    value: 'pm_card_authenticationRequired',
    label: 'Card that asks you to confirm',
    hint: 'Opens a page of the bank',
  },
  { value: 'pm_card_chargeDeclined', label: 'Card that is declined', hint: 'Nothing is taken' },
  { value: 'pm_sandbox_slow', label: 'A slow bank', hint: 'Answers after three seconds' },
] as const;

/** Nothing is charged, so that no provider ever sees it; the form has to name some method. */
const FREE_METHOD = 'pm_none';

export function checkoutPage(content: CheckoutContent): CheckoutView {
  const { hold, staged, now, idempotencyKey, input, errors, cardForm } = content;
  const { event, performance } = staged;
  const { startsAt, timeZone: zone, holdTtlSeconds } = performance;
  return {
    title: 'Pay',
    description: null,
    palette: artworkPalette(event.slug),
    clock: clockView({ hold, zone, holdTtlSeconds, now }),
    name: fullName(event),
    art: artworkUrl(event, 'thumb'),
    startsAt: startsAt.toISOString(),
    zone,
    seatWords: seatGroups(hold.seats),
    total: totalOf(hold),
    errors: errorItems(errors),
    declined: againWords(content),
    action: `/checkout/${hold.id}`,
    idempotencyKey,
    quoteHash: quoteHash(hold),
    fields: {
      name: { value: input.name, error: errors.name ?? null },
      email: { value: input.email, error: errors.email ?? null },
      paymentMethod: { error: errors.paymentMethod ?? null },
    },
    ...waysToPay(content, cardForm),
  };
}

function waysToPay(
  { hold, input }: CheckoutContent,
  cardForm: CheckoutContent['cardForm'],
): Pick<CheckoutView, 'card' | 'freeMethod' | 'methods'> {
  if (cardForm === undefined) {
    const chosen = chosenCard(input.paymentMethod);
    const methods = SANDBOX_CARDS.map(card => ({ ...card, selected: card.value === chosen }));
    return { card: null, freeMethod: null, methods };
  }
  const { amount, currency } = totalOf(hold);
  if (amount === 0) return { card: null, freeMethod: FREE_METHOD, methods: [] };
  return { card: { ...cardForm, amount, currency: currency.toLowerCase() }, freeMethod: null, methods: [] };
}

function chosenCard(paymentMethod: string): string {
  return SANDBOX_CARDS.find(({ value }) => value === paymentMethod)?.value ?? SANDBOX_CARDS[0].value;
}

function againWords({ again, hold, staged }: CheckoutContent): CheckoutView['declined'] {
  const until = when(new Date(hold.expiresAt).toISOString(), staged.performance.timeZone, 'time');
  const yours = hold.seats.length === 1 ? 'Your seat is' : 'Your seats are';
  switch (again) {
    case null:
      return null;
    case 'declined':
      return {
        heading: 'Your bank said no',
        words: `Nothing was taken. ${yours} yours until ${until}. Try another card.`,
      };
    case 'quote-changed':
      return {
        heading: `What you hold has changed: it is ${writeMoney(totalOf(hold))} now`,
        words:
          'Your seats were changed after this page was opened. Nothing was taken. Look again before you pay.',
      };
    case 'key-used':
      return {
        heading: 'This form was sent before',
        words:
          'Nothing was taken a second time. If you want to pay with what you see now, press Pay once more.',
      };
  }
}
