import { say } from '../harness/progress.js';
import type { Crowd } from './crowd.js';

const EVERY_MS = 1_000;
const SAY_EVERY = 5;

/** How things stood at one second. */
export interface DiaryEntry {
  /** Seconds from the opening; before it they are negative. */
  at: number;
  joined: number;
  nowServing: number;
  inside: number;
  standing: number;
  bookings: number;
}

/** Writes down how a rehearsal goes, and says so now and then. */
export class Diary {
  readonly entries: DiaryEntry[] = [];
  private readonly timer: NodeJS.Timeout;

  /** @param opensAt of `performance.now()`, ms */
  constructor(
    private readonly crowd: Crowd,
    private readonly opensAt: number,
  ) {
    this.timer = setInterval(() => this.write(), EVERY_MS);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private write(): void {
    const { joined, shop, watch } = this.crowd;
    const at = (performance.now() - this.opensAt) / 1_000;
    const nowServing = watch.line?.nowServing ?? 0;
    const { inside, standing, bookings } = shop;
    this.entries.push({ at, joined, nowServing, inside, standing, bookings });
    if (this.entries.length % SAY_EVERY !== 0) return;
    const count = (value: number): string => value.toLocaleString('en');
    say(
      `  ${at < 0 ? '' : '+'}${at.toFixed(0)} s: ${count(joined)} joined, now serving ${count(nowServing)}, ` +
        `${count(inside)} inside, ${count(standing)} at the door, ${count(bookings)} bookings`,
    );
  }
}
