import { minutesAndSeconds, serverClock } from '../shared/clock.js';

const LATE_MS = 120_000;
const TICK_MS = 250;
/** Said once each, when so many seconds are left. */
const MILESTONES: readonly (readonly [seconds: number, words: string])[] = [
  [120, 'Two minutes left.'],
  [60, 'One minute left.'],
  [30, 'Thirty seconds left.'],
];

function show(element: HTMLElement, state: 'calm' | 'late' | 'over'): void {
  for (const each of ['calm', 'late', 'over']) {
    const words = element.querySelector<HTMLElement>(`[data-${each}]`);
    if (words) words.hidden = each !== state;
  }
  element.classList.toggle('clock--calm', state === 'calm');
  element.classList.toggle('clock--over', state === 'over');
  const extend = element.querySelector<HTMLElement>('[data-extend]');
  extend?.classList.toggle('btn--primary', state === 'late');
  extend?.classList.toggle('btn--line', state !== 'late');
}

/** Runs one clock from its data attributes until the time is over; then the page loads itself again. */
export function startClock(element: HTMLElement): void {
  const { now, expiresAt, totalSeconds } = element.dataset;
  if (!now || !expiresAt) return;
  const clock = serverClock(now);
  const end = Date.parse(expiresAt);
  const time = element.querySelector('.clock__time');
  const bar = element.querySelector('progress');
  const voice = element.querySelector('[data-announce]');
  let said = Number.POSITIVE_INFINITY;
  const tick = (): void => {
    const left = end - clock.now();
    if (time) time.textContent = minutesAndSeconds(left);
    if (bar) bar.value = Math.max(0, (left / 1000 / Number(totalSeconds ?? 600)) * 100);
    const due = MILESTONES.findLast(([seconds]) => left <= seconds * 1000 && seconds < said);
    if (due && voice) {
      [said] = due;
      voice.textContent = due[1];
    }
    show(element, left <= 0 ? 'over' : left <= LATE_MS ? 'late' : 'calm');
    if (left > 0) return;
    clearInterval(timer);
    if (voice) voice.textContent = 'Your time is over. You have not been charged.';
    setTimeout(() => location.reload(), 3000);
  };
  const timer = setInterval(tick, TICK_MS);
  tick();
}
