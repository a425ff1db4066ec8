import { appearanceLike } from './appearance.js';
import type { StripeFailure } from './stripe-js.js';

const NOT_LOADED =
  'The card form did not open. Check your connection, and that nothing blocks js.stripe.com, and load this page again.';
const NOT_SENT = 'Stripe cannot be reached just now. Your card was not charged. Press Pay once more.';

export interface CardForm {
  /**
   * Asks Stripe to make a payment method of what was typed, and puts its id into the form. What is wrong is said
   * beside the card form.
   * @returns whether the form can be sent
   */
  fill(): Promise<boolean>;
}

/** Opens Stripe's form in the place that the page has for it; undefined when the page has none. */
export function openCardForm(form: HTMLFormElement, button: HTMLButtonElement): CardForm | undefined {
  const card = form.querySelector<HTMLElement>('[data-card]');
  const find = (name: string): HTMLElement | null => card?.querySelector<HTMLElement>(name) ?? null;
  const [place, line, words] = ['[data-card-place]', '[data-card-error]', '[data-card-words]'].map(find);
  const method = card?.querySelector<HTMLInputElement>('[name=paymentMethod]');
  const like = form.querySelector<HTMLElement>('.input');
  if (!card || !place || !line || !words || !method || !like) return undefined;

  const say = (message: string | null): void => {
    words.textContent = message ?? '';
    line.hidden = message === null;
    card.classList.toggle('is-wrong', message !== null);
  };
  const fail = (error: StripeFailure): false => {
    say(error.message ?? NOT_SENT);
    return false;
  };
  const { key = '', amount, currency = '' } = card.dataset;
  const stripe = window.Stripe?.(key);
  if (!stripe) {
    say(NOT_LOADED);
    return { fill: () => Promise.resolve(false) };
  }
  place.hidden = false;
  const elements = stripe.elements({
    ...{ mode: 'payment', amount: Number(amount), currency, locale: 'en-GB' },
    ...{ captureMethod: 'manual', paymentMethodCreation: 'manual', paymentMethodTypes: ['card'] },
    appearance: appearanceLike(like, line),
  });
  elements
    .create('payment', {
      layout: 'tabs',
      wallets: { applePay: 'never', googlePay: 'never' },
      terms: { card: 'never' },
    })
    .on('ready', () => {
      find('[data-card-wait]')?.remove();
      button.disabled = false;
    })
    .on('change', () => say(null))
    .on('loaderror', () => say(NOT_LOADED))
    .mount(place);
  const follow = (): void => elements.update({ appearance: appearanceLike(like, line) });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow);
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.id.startsWith('lights')) follow();
  });

  return {
    async fill() {
      say(null);
      try {
        const checked = await elements.submit();
        if (checked.error) return fail(checked.error);
        const { error, paymentMethod } = await stripe.createPaymentMethod({ elements });
        if (error || !paymentMethod) return fail(error ?? {});
        method.value = paymentMethod.id;
        return true;
      } catch {
        return fail({});
      }
    },
  };
}
