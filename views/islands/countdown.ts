/** The clock of every hold on the page. It is quiet until two minutes are left, and speaks at milestones only. */
import { startClock } from './countdown/hold-clock.js';

for (const element of document.querySelectorAll<HTMLElement>('[data-clock]')) startClock(element);

// A page out of the browser's cache has a clock that stood still.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
