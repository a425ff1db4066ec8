import fc from 'fast-check';
import { AVAILABLE, AvailabilityBoard, HELD } from './board.js';
import { ChangeMessage } from './change-message.js';
import { FollowedBoard } from './followed-board.js';

const SEATS = 3;
const SWEEP_EVERY_MS = 300;
const LATEST = Number.MAX_SAFE_INTEGER;
const SECOND_MS = 1_000;

function message(version: number, ordinal: number, isTaken: boolean): ChangeMessage {
  const change = isTaken ? `${ordinal},1,${LATEST},somebody` : `${ordinal},0,0,`;
  return ChangeMessage.read(`{p:one}: ${version} ${version} ${change}`);
}

/** The server that holds the truth: seats that are taken and given back, and when. */
class Server {
  version = 1;
  readonly taken = Array.from({ length: SEATS }, () => false);
  private readonly freeSince = Array.from({ length: SEATS }, () => -Infinity);

  change(ordinal: number, now: number): ChangeMessage {
    this.taken[ordinal] = this.taken[ordinal] !== true;
    if (!this.taken[ordinal]) this.freeSince[ordinal] = now;
    this.version += 1;
    return message(this.version, ordinal, this.taken[ordinal]);
  }

  /** Whether the seat was taken at any time since. */
  wasTaken(ordinal: number, since: number): boolean {
    return this.taken[ordinal] === true || (this.freeSince[ordinal] ?? 0) >= since;
  }

  board(now: number): FollowedBoard {
    const board = new AvailabilityBoard(SEATS, SEATS);
    board.setStates('0'.repeat(SEATS));
    this.taken.forEach((isTaken, ordinal) => {
      if (isTaken) board.apply([ordinal, HELD, LATEST, 'somebody']);
    });
    return new FollowedBoard(board, 0, this.version, now);
  }
}

interface Step {
  waitMs: number;
  seat: number;
  /** Until the message is here; null: it is lost. */
  delayMs: number | null;
  /** Whether the server can be asked from here on. */
  answers: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  waitMs: fc.integer({ min: 0, max: 700 }),
  seat: fc.nat(SEATS - 1),
  delayMs: fc.option(fc.integer({ min: 0, max: 2_500 }), { freq: 4 }),
  answers: fc.boolean(),
});

interface Event {
  at: number;
  happens: () => void;
}

/**
 * Lets changes, their messages and the questions to the server happen, each at its time, and looks after each of them.
 * A board that cannot go on is made anew, as the service does.
 */
function live(steps: Step[], look: (server: Server, followed: FollowedBoard, now: number) => void): void {
  const server = new Server();
  let followed = server.board(0);
  let now = 0;
  const events: Event[] = [];
  const plan = (at: number, happens: () => void): void => void events.push({ at, happens });
  const renewUnless = (isGood: boolean): void => {
    if (!isGood) followed = server.board(now);
  };
  let at = 0;
  let isThere = true;
  for (const { waitMs, seat, delayMs, answers } of steps) {
    at += waitMs;
    plan(at, () => {
      isThere = answers;
      const said = server.change(seat, now);
      if (delayMs !== null) plan(now + delayMs, () => renewUnless(followed.hear(said)));
    });
  }
  for (let time = SWEEP_EVERY_MS; time <= at + 5 * SECOND_MS; time += SWEEP_EVERY_MS) {
    plan(time, () => {
      if (isThere) renewUnless(followed.confirm(server.version, now, now));
    });
  }
  plan(at, () => (isThere = true));
  while (events.length > 0) {
    const next = events.reduce((first, event) => (event.at < first.at ? event : first));
    events.splice(events.indexOf(next), 1);
    now = next.at;
    next.happens();
    look(server, followed, now);
  }
}

describe('a board that follows a server', () => {
  it('refuses only seats that were taken a second ago or later, whatever is late or lost', () => {
    let refusals = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        live(steps, (server, followed, now) => {
          if (!followed.isFresh(now)) return;
          for (let ordinal = 0; ordinal < SEATS; ordinal += 1) {
            if (!followed.board.isTakenFor(ordinal, 'me', now)) continue;
            refusals += 1;
            expect(server.wasTaken(ordinal, now - SECOND_MS)).toBe(true);
          }
        });
      }),
      { numRuns: 300 },
    );
    expect(refusals).toBeGreaterThan(1_000);
  });

  it('shows in the end what the server has, in whatever turn messages came and however many were lost', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let last: [Server, FollowedBoard] | undefined;
        live(steps, (server, followed) => (last = [server, followed]));
        const [server, followed] = last ?? [undefined, undefined];
        const shown = Array.from(followed?.board.states() ?? [], state => state !== AVAILABLE);
        expect(shown).toEqual(server?.taken ?? []);
        expect(followed?.version).toBe(server?.version);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the change of its own process at once, ahead of messages that are still to come', () => {
    const server = new Server();
    const followed = server.board(0);
    const [first, second] = [server.change(0, 0), server.change(1, 0)];
    followed.hear(second);
    expect(followed.board.isTakenFor(1, 'me', 0)).toBe(true);
    expect(followed.board.isTakenFor(0, 'me', 0)).toBe(false);
    followed.hear(first);
    expect([followed.version, followed.newest]).toEqual([server.version, server.version]);
  });
});
