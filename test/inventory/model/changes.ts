import fc from 'fast-check';
import { AvailabilityBoard, HELD, SOLD } from '../../../src/inventory/availability/board.js';
import { ChangeMessage } from '../../../src/inventory/availability/change-message.js';
import { FollowedBoard } from '../../../src/inventory/availability/followed-board.js';
import { SecondDeltas } from '../../../src/inventory/availability/second-deltas.js';

export const PLAN_SEATS = 3;
export const AREA = 'floor';
export const SIZE = 5;
export const FIRST_MS = 1_000_000;
export const LATEST = Number.MAX_SAFE_INTEGER;
const areaRanges = new Map([[AREA, [PLAN_SEATS, SIZE] as const]]);

interface Delta {
  second: number;
  after: number;
  version: number;
  changes: [ordinal: number, state: number][];
  areas: { id: string; available: number }[];
}

export const parsed = (body: Buffer): Delta => JSON.parse(body.toString()) as Delta;

/** Redis: what it holds, its clock, and every message it has sent. */
export class Server {
  version = FIRST_MS;
  ms = FIRST_MS;
  readonly states = Array.from({ length: SIZE }, () => 0);
  readonly messages: ChangeMessage[] = [];

  change(ordinal: number, state: number): void {
    this.version += 1;
    this.states[ordinal] = state;
    const text = state === HELD ? `${ordinal},1,${LATEST},somebody` : `${ordinal},${state},0,`;
    this.messages.push(ChangeMessage.read(`{p:one}: ${this.version} ${this.ms} ${text}`));
  }

  board(): FollowedBoard {
    const board = new AvailabilityBoard(SIZE, PLAN_SEATS);
    board.setStates(this.states.map(state => (state === SOLD ? SOLD : 0)).join(''));
    this.states.forEach((state, ordinal) => {
      if (state === HELD) board.apply([ordinal, HELD, LATEST, 'somebody']);
    });
    const { version, ms } = this;
    const beginning = { version, ms, states: board.states(), planSeats: PLAN_SEATS, areaRanges };
    return new FollowedBoard(board, 0, version, ms, new SecondDeltas(beginning));
  }
}

/** One process: its board, and the messages that are on their way to it. */
export class Process {
  board: FollowedBoard;
  private heard: number;
  private late: ChangeMessage[] = [];

  constructor(private readonly server: Server) {
    this.board = server.board();
    this.heard = server.messages.length;
  }

  /** Some messages arrive, one of them may be overtaken by the others, or get lost. */
  listen(fate: 'all' | 'one late' | 'one lost'): void {
    const next = this.server.messages.slice(this.heard);
    this.heard = this.server.messages.length;
    const late = fate === 'all' ? [] : next.splice(0, 1);
    for (const message of [...next, ...this.late]) this.board.hear(message);
    this.late = fate === 'one late' ? late : [];
  }

  /** Asks the server where it is. A board that lacks something it had the last time is made anew, as the service does. */
  sweep(): void {
    if (this.board.confirm(this.server.version, this.server.ms, this.server.ms)) return;
    this.board = this.server.board();
    this.late = [];
    this.heard = this.server.messages.length;
  }

  of(second: number): Buffer | string {
    return this.board.deltas?.of(second) ?? 'missing';
  }
}

/** A seat map that goes on from the document by the deltas of whatever process answers. */
class Client {
  states: number[] = [];
  free = 0;
  version = 0;
  second: number | null = null;
  documents = 0;
  deltas = 0;

  load({ board }: Process): void {
    this.documents += 1;
    this.states = [...board.board.states().slice(0, PLAN_SEATS)];
    this.free = board.board.availableIn(PLAN_SEATS, SIZE);
    this.version = board.version;
    this.second = board.deltas?.next ?? null;
  }

  goOn(process: Process): void {
    const body = this.second === null ? 'missing' : process.of(this.second);
    if (body === 'not-over') return;
    const delta = typeof body === 'string' ? undefined : parsed(body);
    if (delta === undefined || this.version < delta.after || this.version > delta.version) {
      this.load(process);
      return;
    }
    this.deltas += 1;
    for (const [ordinal, state] of delta.changes) this.states[ordinal] = state;
    for (const area of delta.areas) this.free = area.available;
    this.version = delta.version;
    this.second = delta.second + 1;
  }
}

type Step =
  | { is: 'wait'; ms: number }
  | { is: 'change'; ordinal: number; state: number }
  | { is: 'listen'; process: number; fate: 'all' | 'one late' | 'one lost' }
  | { is: 'sweep'; process: number }
  | { is: 'restart'; process: number }
  | { is: 'read'; process: number };

const which = { process: fc.nat(1) };
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ is: fc.constant('wait' as const), ms: fc.nat(900) }) },
  {
    weight: 6,
    arbitrary: fc.record({ is: fc.constant('change' as const), ordinal: fc.nat(SIZE - 1), state: fc.nat(2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...which,
      is: fc.constant('listen' as const),
      fate: fc.constantFrom('all' as const, 'all' as const, 'one late' as const, 'one lost' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ ...which, is: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ ...which, is: fc.constant('restart' as const) }) },
  { weight: 3, arbitrary: fc.record({ ...which, is: fc.constant('read' as const) }) },
);

/** Two processes and a client live through it; then all goes quiet, and everybody gets to the end. */
export function live(steps: Step[], look: (processes: Process[], server: Server) => void): [Server, Client] {
  const server = new Server();
  const processes = [new Process(server), new Process(server)];
  const at = (index: number): Process => processes[index] ?? new Process(server);
  const client = new Client();
  client.load(at(0));
  for (const now of steps) {
    if (now.is === 'wait') server.ms += now.ms;
    else if (now.is === 'change') server.change(now.ordinal, now.state);
    else if (now.is === 'listen') at(now.process).listen(now.fate);
    else if (now.is === 'sweep') at(now.process).sweep();
    else if (now.is === 'restart') processes[now.process] = new Process(server);
    else client.goOn(at(now.process));
    look(processes, server);
  }
  for (let round = 0; round < 40; round += 1) {
    server.ms += 500;
    for (const process of processes) {
      process.listen('all');
      process.sweep();
    }
    client.goOn(at(round % 2));
    look(processes, server);
  }
  return [server, client];
}
