/** Lets every button with `data-copy` copy that text. Browsers without a clipboard keep the button hidden. */
export function copyButtons(): void {
  if (!('clipboard' in navigator) || !window.isSecureContext) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
        button.setAttribute('aria-label', 'Copied');
      });
    });
  }
}
