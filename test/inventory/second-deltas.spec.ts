import fc from 'fast-check';
import { HELD, SOLD } from '../../src/inventory/availability/board.js';
import type { FollowedBoard } from '../../src/inventory/availability/followed-board.js';
import { SecondDeltas } from '../../src/inventory/availability/second-deltas.js';
import {
  AREA,
  FIRST_MS,
  LATEST,
  live,
  parsed,
  PLAN_SEATS,
  Process,
  Server,
  SIZE,
  step,
} from './model/changes.js';

describe('the changes of one second', () => {
  it('are the same whichever process tells them and whenever, or it tells nothing', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const known = new Map<number, string>();
        live(steps, (processes, { ms }) => {
          const now = Math.floor(ms / 1000);
          for (let second = FIRST_MS / 1000; second <= now; second += 1) {
            for (const process of processes) {
              const body = process.of(second);
              if (typeof body === 'string') continue;
              told += 1;
              expect(known.get(second) ?? body.toString()).toBe(body.toString());
              known.set(second, body.toString());
            }
          }
        });
      }),
      { numRuns: 200 },
    );
    expect(told).toBeGreaterThan(10_000);
  });

  it('lead from any document to what the server has, through any processes', () => {
    const seen = { documents: 0, deltas: 0 };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const [server, client] = live(steps, () => undefined);
        expect(client.states).toEqual(server.states.slice(0, PLAN_SEATS));
        expect(client.free).toBe(server.states.slice(PLAN_SEATS).filter(state => state === 0).length);
        expect(client.version).toBe(server.version);
        seen.documents += client.documents;
        seen.deltas += client.deltas;
      }),
      { numRuns: 300 },
    );
    expect(seen.deltas).toBeGreaterThan(seen.documents * 3);
  });

  it('are not told before the server has said that the second is over', () => {
    const server = new Server();
    const process = new Process(server);
    server.ms += 1_500;
    const second = FIRST_MS / 1000 + 1;
    server.change(0, HELD);
    process.listen('all');
    expect(process.of(second)).toBe('not-over');
    server.change(0, SOLD);
    server.ms += 600;
    expect(process.of(second)).toBe('not-over');
    process.listen('all');
    process.sweep();
    expect(parsed(process.of(second) as Buffer)).toMatchObject({ changes: [[0, SOLD]], areas: [] });
  });

  it('have a seat that is again as it was, since the document may have been made in between', () => {
    const server = new Server();
    const process = new Process(server);
    server.ms += 1_000;
    const second = Math.floor(server.ms / 1000);
    server.change(1, HELD);
    server.change(1, 0);
    server.change(4, HELD);
    server.ms += 1_000;
    process.listen('all');
    process.sweep();
    const delta = parsed(process.of(second) as Buffer);
    expect(delta).toMatchObject({ changes: [[1, 0]], areas: [{ id: AREA, available: 1 }] });
    expect([delta.after, delta.version]).toEqual([FIRST_MS, FIRST_MS + 3]);
  });

  it('are kept for a minute, and of more changes than a document is long there is nothing', () => {
    const planSeats = 5_000;
    const log = new SecondDeltas({
      ...{ version: 1, ms: FIRST_MS, states: new Uint8Array(planSeats), planSeats, areaRanges: new Map() },
    });
    const first = FIRST_MS / 1000;
    log.take(2, FIRST_MS + 1_000, [[0, HELD, LATEST, 'somebody']]);
    log.take(
      3,
      FIRST_MS + 2_000,
      Array.from({ length: planSeats }, (_, i) => [i, SOLD, 0, '']),
    );
    log.pass(FIRST_MS + 61_000);
    expect(parsed(log.of(first + 1) as Buffer)).toMatchObject({ after: 1, version: 2 });
    expect(log.of(first + 2)).toBe('missing');
    expect(parsed(log.of(first + 3) as Buffer)).toMatchObject({ after: 3, version: 3, changes: [] });
    log.pass(FIRST_MS + 62_000);
    expect(log.of(first + 1)).toBe('missing');
    log.pass(FIRST_MS + 64_000);
    expect(parsed(log.of(first + 4) as Buffer)).toMatchObject({ after: 3, version: 3, changes: [] });
  });

  it('are not told of seconds that come twice because the clock of the server was put back', () => {
    const log = new SecondDeltas({
      ...{ version: 1, ms: FIRST_MS, states: new Uint8Array(1), planSeats: 1, areaRanges: new Map() },
    });
    const second = (count: number): number => FIRST_MS / 1000 + count;
    log.take(2, FIRST_MS + 5_000, [[0, HELD, LATEST, 'somebody']]);
    log.take(3, FIRST_MS + 3_000, [[0, 0, 0, '']]);
    expect(log.next).toBeNull();
    expect([log.of(second(2)), log.of(second(5)), log.of(second(9))]).toEqual([
      'missing',
      'missing',
      'missing',
    ]);
    log.take(4, FIRST_MS + 5_000, [[0, HELD, LATEST, 'somebody']]);
    log.take(5, FIRST_MS + 6_000, [[0, 0, 0, '']]);
    log.pass(FIRST_MS + 7_000);
    expect(log.of(second(5))).toBe('missing');
    expect(parsed(log.of(second(6)) as Buffer)).toMatchObject({ after: 4, version: 5, changes: [[0, 0]] });
  });
});

describe('what has changed since a version', () => {
  it('brings anybody up to date who was told at any times, also when the board is another by then', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        let board: FollowedBoard | undefined;
        let [version, states]: [number, Uint8Array] = [0, new Uint8Array(SIZE)];
        let looks = 0;
        const [server] = live(steps, ([process]) => {
          if (process === undefined) return;
          looks += 1;
          if (looks % 3 !== 0) return;
          const now = process.board;
          const changed = board?.changedSince(version, now);
          if (changed === undefined) states = now.board.states();
          else for (const ordinal of changed) states[ordinal] = now.board.shownOf(ordinal);
          [board, version] = [now, now.version];
          expect(states).toEqual(now.board.states());
        });
        expect(board?.changedSince(version)).toEqual([]);
        expect([...states]).toEqual(server.states);
      }),
      { numRuns: 200 },
    );
  });

  it('is not known of versions before the board was made, or that it has not come to', () => {
    const server = new Server();
    server.change(0, HELD);
    const { board } = new Process(server);
    expect(board.changedSince(FIRST_MS)).toBeUndefined();
    expect(board.changedSince(FIRST_MS + 1)).toEqual([]);
    expect(board.changedSince(FIRST_MS + 2)).toBeUndefined();
  });
});
