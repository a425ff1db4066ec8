import { formatMoney } from '../../../src/platform/money/money.js';
import type { PaymentIntent } from './books.js';

/** The page on which a bank asks its customer. Posts outcome = approve or decline to its own address. */
export function bankPage({ id, amount, currency }: PaymentIntent): string {
  const sum = formatMoney({ amount, currency: currency.toUpperCase() });
  return page(
    'Confirm your payment',
    `<h1>Confirm your payment</h1><p>A shop wants to take ${sum} from your card. This page stands in for the one of
     your bank.</p>
     <form method="post" action="/bank/${id}"><button name="outcome" value="approve">Approve</button>
     <button name="outcome" value="decline">Decline</button></form>`,
  );
}

/** The frame in which the card number is typed: served from here, so that no other page ever sees it. */
export function cardFrame(): string {
  return page(
    'Card',
    `<style>body{margin:0;font:16px system-ui;display:grid;gap:12px;grid-template-columns:1fr 1fr;padding:2px}
     label{display:grid;gap:4px;font-size:14px;color:#55534c}label:first-of-type{grid-column:1/-1}
     input{font:inherit;padding:12px;border:2px solid #85837a;border-radius:4px;min-width:0}</style>
     <label>Card number<input id="number" inputmode="numeric" placeholder="4242 4242 4242 4242"></label>
     <label>Expiry<input id="expiry" placeholder="MM / YY"></label><label>Security code<input id="cvc"></label>
     <script>${CARD_FRAME_SCRIPT}</script>`,
  );
}

/** Answers `submit` and `method` of the page around it. */
const CARD_FRAME_SCRIPT = `
  const field = id => document.getElementById(id).value.replace(/\\s/g, '');
  const incomplete = () =>
    field('number').length < 12 ? 'Your card number is incomplete.'
    : field('expiry') === '' ? 'Your card’s expiration date is incomplete.'
    : field('cvc').length < 3 ? 'Your card’s security code is incomplete.' : null;
  const create = async key => {
    const response = await fetch('/v1/payment_methods', {
      method: 'POST',
      headers: { authorization: 'Bearer ' + key },
      body: new URLSearchParams({ type: 'card', 'card[number]': field('number') }),
    });
    const body = await response.json();
    return body.error ? { error: body.error } : { paymentMethod: body };
  };
  const css = (selector, rules) =>
    selector + '{' + Object.entries(rules).map(([name, value]) =>
      name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase()) + ':' + value).join(';') + '}';
  const dress = ({ variables, rules }) => {
    const look = document.getElementById('look') ?? document.body.appendChild(document.createElement('style'));
    look.id = 'look';
    const { fontFamily, colorBackground, colorText, borderRadius } = variables;
    look.textContent = css('body', { fontFamily, fontSize: variables.fontSizeBase }) +
      css('input', { background: colorBackground, color: colorText, borderRadius, ...rules['.Input'] }) +
      css('input:focus', rules['.Input:focus']) + css('label', rules['.Label']);
  };
  addEventListener('message', async ({ data, source, origin }) => {
    if (data.look) return dress(data.look);
    const message = incomplete();
    const error = message === null ? undefined : { type: 'validation_error', message };
    const answer = data.ask === 'submit' || error ? { error } : await create(data.key);
    source.postMessage({ id: data.id, ...answer }, origin);
  });
  parent.postMessage({ ready: true }, '*');
`;

/**
 * As much of Stripe.js as a page needs that shows the Payment Element and makes a payment method of it. Its
 * arguments are checked as strictly as the real one's.
 */
export function standInScript(baseUrl: string): string {
  return `
(() => {
  const base = ${JSON.stringify(baseUrl)};
  const must = (holds, words) => { if (!holds) throw new Error('IntegrationError: ' + words); };
  let asked = 0;
  const ask = (frame, message) => new Promise(resolve => {
    const id = ++asked;
    const hear = ({ data, source }) => {
      if (source !== frame.contentWindow || data.id !== id) return;
      removeEventListener('message', hear);
      resolve(data);
    };
    addEventListener('message', hear);
    frame.contentWindow.postMessage({ ...message, id }, base);
  });
  function Stripe(key) {
    must(/^pk_/.test(key), 'Please call Stripe() with your publishable key.');
    return {
      elements(options) {
        must(options.mode === 'payment', 'mode');
        must(Number.isInteger(options.amount) && options.amount > 0, 'amount');
        must(/^[a-z]{3}$/.test(options.currency), 'currency');
        const frame = document.createElement('iframe');
        Object.assign(frame, { src: base + '/card-frame', title: 'Secure payment input frame' });
        frame.style.cssText = 'border:0;width:100%;height:172px;display:block';
        const dress = () => frame.contentWindow?.postMessage({ look: options.appearance }, base);
        frame.addEventListener('load', dress);
        return {
          frame,
          options,
          create(type) {
            must(type === 'payment', 'type');
            const heard = {};
            return {
              on(name, work) { heard[name] = work; return this; },
              mount(place) {
                frame.addEventListener('load', () => heard.ready?.());
                place.replaceChildren(frame);
              },
            };
          },
          submit: () => ask(frame, { ask: 'submit' }),
          update(more) { Object.assign(options, more); dress(); },
        };
      },
      createPaymentMethod({ elements }) {
        must(elements.options.paymentMethodCreation === 'manual', 'paymentMethodCreation must be manual');
        return ask(elements.frame, { ask: 'method', key });
      },
    };
  }
  window.Stripe = Stripe;
})();
`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
}
