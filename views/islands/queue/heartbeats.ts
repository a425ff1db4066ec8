import { HEARTBEAT_SECONDS, isSampled } from '../../../src/queue/heartbeats/sampling.rules.js';
import type { RoomState } from '../../../src/storefront/queue/room.rules.js';

const TIMEOUT_MS = 10_000;
/** Less than what is left to a window, so that somebody who is there is in each. */
const JITTER = 0.1;
const WHILE: readonly RoomState[] = ['draw', 'waiting', 'paused'];

interface Sender {
  url: string;
  entry: string;
  index: number;
}

/** Says now and then that somebody waits here, where the sale asks this entry for it. */
export class Heartbeats {
  private dueAt = performance.now() + Math.random() * HEARTBEAT_SECONDS * 1000;

  constructor(private readonly sender: Sender) {}

  /** Each second, with how things stand. */
  tick(state: RoomState, every = 0): void {
    const now = performance.now();
    if (now < this.dueAt || !WHILE.includes(state) || !isSampled(this.sender.index, every)) return;
    this.dueAt = now + HEARTBEAT_SECONDS * 1000 * (1 - JITTER + 2 * JITTER * Math.random());
    void this.send();
  }

  private async send(): Promise<void> {
    try {
      await fetch(this.sender.url, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        ...{ body: JSON.stringify({ entry: this.sender.entry }), signal: AbortSignal.timeout(TIMEOUT_MS) },
      });
    } catch {
      // One that is lost makes the told time less exact, and nothing else.
    }
  }
}
