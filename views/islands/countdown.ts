/** The clock of every hold on the page. It is quiet until two minutes are left, and speaks at milestones only. */
import { startClock } from './countdown/hold-clock.js';

for (const element of document.querySelectorAll<HTMLElement>('[data-clock]')) startClock(element);
