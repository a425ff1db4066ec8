import { openCardForm } from './checkout/card-form.js';

/** Pressing Pay twice sends once. Without this script the idempotency key does the same on the server. */
const form = document.querySelector<HTMLFormElement>('[data-checkout]');
const button = form?.querySelector<HTMLButtonElement>('[data-pay]');
const summary = document.querySelector<HTMLElement>('.error-summary');

if (form && button) {
  const words = button.querySelector('[data-pay-words]');
  const usual = words?.textContent ?? '';
  const card = openCardForm(form, button);
  const setBusy = (isBusy: boolean): void => {
    button.classList.toggle('is-busy', isBusy);
    if (isBusy) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
    if (words) words.textContent = isBusy ? (button.dataset.busy ?? usual) : usual;
  };
  form.addEventListener('submit', event => {
    const isBusy = button.classList.contains('is-busy');
    if (isBusy || card) event.preventDefault();
    if (isBusy) return;
    // A page that comes back from the server has an empty card form: what can be found out here is found out first.
    if (card && !form.reportValidity()) return;
    setBusy(true);
    void card?.fill().then(isFilled => {
      if (isFilled) form.submit();
      else setBusy(false);
    });
  });
}
// Back from the bank by the back button: the page comes from the browser's cache with its button still busy.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
summary?.focus();
