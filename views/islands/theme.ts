/**
 * House lights: the choice is kept in this browser and set before the first paint. Pages are the same for
 * everybody and may be cached, so the choice cannot come from the server.
 */
import { keepChoice, readChoice, applyChoice } from './theme/choice.js';

applyChoice(readChoice());
document.addEventListener('DOMContentLoaded', () => {
  const choice = readChoice();
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="lights"]')) {
    radio.checked = radio.value === choice;
    radio.addEventListener('change', () => {
      if (radio.value === 'auto' || radio.value === 'light' || radio.value === 'dark') {
        keepChoice(radio.value);
      }
      applyChoice(readChoice());
    });
  }
});
