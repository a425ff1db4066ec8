import type { ServerResponse } from 'node:http';
import type { FollowedBoard } from './followed-board.js';

/** Longer than this nobody takes nothing who is still there. */
const MAX_STUCK_MS = 30_000;

/** What a client has: all that a board showed at a version. */
export interface Seen {
  followed: FollowedBoard;
  version: number;
}

/**
 * One client of the stream: what it has, and whether it takes what it is sent. Nothing is written to a client that has
 * not taken the last message yet, so it never costs more memory than that one message.
 */
export class StreamViewer {
  /** None: everything has to be told. */
  seen: Seen | undefined;
  private stuckSince: number | undefined;

  constructor(private readonly response: ServerResponse) {}

  /** Whether it can be written to. Ends a client that has taken nothing for too long. @param now in milliseconds */
  isReady(now: number): boolean {
    if (this.response.writableLength === 0) {
      this.stuckSince = undefined;
      return !this.response.destroyed;
    }
    this.stuckSince ??= now;
    if (now - this.stuckSince >= MAX_STUCK_MS) this.response.destroy();
    return false;
  }

  send(text: Buffer): void {
    this.response.write(text);
  }

  end(): void {
    this.response.end();
  }
}
