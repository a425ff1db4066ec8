import {
  partsOf,
  progressOf,
  type RoomFacts,
  stateOf,
  stepOf,
} from '../../../src/storefront/queue/room.rules.js';
import { textsOf } from '../../../src/storefront/queue/room-words.rules.js';

/** Puts on the page how things stand, by the same rules as the server did. What has not changed is not touched. */
export class RoomPage {
  constructor(private readonly root: HTMLElement) {}

  show(facts: RoomFacts): void {
    const state = stateOf(facts);
    const [shows, texts]: [Record<string, boolean>, Record<string, string>] = [
      partsOf(facts),
      textsOf(facts),
    ];
    this.root.dataset['state'] = state;
    for (const element of this.root.querySelectorAll<HTMLElement>('[data-part]'))
      element.hidden = !shows[element.dataset['part'] ?? ''];
    for (const element of this.root.querySelectorAll<HTMLElement>('[data-text]'))
      write(element, texts[element.dataset['text'] ?? ''] ?? '');
    for (const element of this.root.querySelectorAll<HTMLElement>('[data-step]'))
      element.classList.toggle('is-now', element.dataset['step'] === stepOf(state));
    const bar = this.root.querySelector('progress');
    const { max, value } = progressOf(facts);
    if (bar) Object.assign(bar, { max, value });
    const title = `${texts['title'] ?? ''} · Frontrow`;
    if (document.title !== title) document.title = title;
  }

  /** Time to the opening, in the last day before it. */
  countDown(leftMs: number): void {
    const element = this.root.querySelector<HTMLElement>('[data-countdown]');
    if (!element) return;
    element.hidden = leftMs <= 0 || leftMs > DAY_MS;
    write(element, `${hoursMinutesSeconds(leftMs)} to go`);
  }

  /** Said while nothing can be heard from the server; null when all is well. */
  showAge(ageMs: number | null): void {
    const element = this.root.querySelector<HTMLElement>('[data-stale]');
    if (!element) return;
    element.hidden = ageMs === null;
    if (ageMs !== null)
      write(
        element,
        `No connection just now. Updated ${hoursMinutesSeconds(ageMs)} ago; your place is kept.`,
      );
  }

  announce(words: string): void {
    const voice = this.root.querySelector('[data-announce]');
    if (voice) voice.textContent = words;
  }
}

const DAY_MS = 24 * 3_600_000;

function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** `0:00:12`, also for more than a day. */
function hoursMinutesSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
