/** Pressing Pay twice sends once. Without this script the idempotency key does the same on the server. */
const form = document.querySelector<HTMLFormElement>('[data-checkout]');
const summary = document.querySelector<HTMLElement>('.error-summary');

form?.addEventListener('submit', event => {
  const button = form.querySelector<HTMLButtonElement>('[data-pay]');
  if (!button) return;
  if (button.classList.contains('is-busy')) {
    event.preventDefault();
    return;
  }
  button.classList.add('is-busy');
  button.setAttribute('aria-disabled', 'true');
  const words = button.querySelector('[data-pay-words]');
  if (words && button.dataset.busy) words.textContent = button.dataset.busy;
});
// Back from the bank by the back button: the page comes from the browser's cache with its button still busy.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
summary?.focus();
