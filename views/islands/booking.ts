/** Copies the booking reference. Browsers without a clipboard keep the button hidden. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const text = button.dataset.copy ?? '';
  if (!('clipboard' in navigator) || !window.isSecureContext) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(() => {
      button.setAttribute('aria-label', 'Copied');
    });
  });
}
