import {
  createServer,
  get,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { AvailabilityBoard } from '../../src/inventory/availability/board.js';
import { AvailabilityDocuments } from '../../src/inventory/availability/availability-documents.js';
import { AvailabilityService } from '../../src/inventory/availability/availability.service.js';
import type { LoadedBoard } from '../../src/inventory/availability/board-loader.js';
import { ChangeMessage } from '../../src/inventory/availability/change-message.js';
import { FollowedBoard } from '../../src/inventory/availability/followed-board.js';
import { StreamChannel } from '../../src/inventory/availability/stream-channel.js';
import { StreamViewer } from '../../src/inventory/availability/stream-viewer.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { until } from '../support/until.js';
import { StreamReader } from './model/stream-reader.js';

const SEATS = 20_000;
/** So many that the document is shorter than what has changed: each message is a snapshot. */
const CHANGES = 2_000;
/** More messages than the buffers of any system take. */
const MANY = 2_000;
const SKIPS = 100;
const HALF_A_MINUTE_MS = 30_000;

function loadedBoard(version: number): LoadedBoard {
  const board = new AvailabilityBoard(SEATS, SEATS);
  board.setStates('0'.repeat(SEATS));
  const followed = new FollowedBoard(board, 0, version, 0);
  const directory = {
    ...{ performanceId: 'one', plan: null, planId: null, planSeats: SEATS, seats: [] },
    ...{ ordinalOf: new Map<string, number>(), areas: [], areaRanges: new Map<string, [number, number]>() },
  };
  return { followed, directory, isProvisional: false };
}

/** Other seats than the last time are sold, and the last ones are given back. */
function change({ followed }: LoadedBoard, count: number): void {
  const version = followed.version + 1;
  const seats = Array.from({ length: count }, (_, i) => (i * 7 + version * 13) % SEATS);
  const changes = seats.map((seat, i) => `${seat},${(version + i) % 2 === 0 ? 2 : 0},0,`);
  followed.hear(ChangeMessage.read(`{p:one}: ${version} ${version} ${changes.join(';')}`));
}

describe('a stream to clients of all kinds', () => {
  let server: HttpServer;
  let channel: StreamChannel;
  let loaded: LoadedBoard;
  const responses: ServerResponse[] = [];

  beforeEach(async () => {
    // Nothing is loaded in here: documents are made of the boards that are handed in.
    const none = Object.create(AvailabilityService.prototype) as AvailabilityService;
    channel = new StreamChannel(new AvailabilityDocuments(none, new Clock()));
    loaded = loadedBoard(1);
    responses.length = 0;
    server = createServer((_, response) => {
      responses.push(response);
      const viewer = new StreamViewer(response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      channel.join(viewer, loaded, undefined);
      response.on('close', () => channel.leave(viewer));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const open = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject);
    });
  const waiting = (): number => Math.max(0, ...responses.map(response => response.writableLength));

  it('keeps no more than one message for a client that does not read, and brings it up to date when it does', async () => {
    const [slow, quick] = [await open(), new StreamReader(SEATS)];
    quick.read(await open());
    let [mostWaiting, skips] = [0, 0];
    for (let i = 0; i < MANY && skips < SKIPS; i += 1) {
      if (responses[0]?.writableLength !== 0) skips += 1;
      change(loaded, CHANGES);
      channel.deliver(loaded, 0);
      await turn();
      mostWaiting = Math.max(mostWaiting, waiting());
    }
    const { length } = new AvailabilityDocuments(
      Object.create(AvailabilityService.prototype) as AvailabilityService,
      new Clock(),
    ).from(loaded).json;
    const states = [...loaded.followed.board.states()];
    expect(skips).toBe(SKIPS);
    expect(mostWaiting).toBeLessThan(2 * length);

    const reader = new StreamReader(SEATS);
    reader.read(slow);
    const deliver = (): Promise<void> => Promise.resolve(void channel.deliver(loaded, 0));
    for (const one of [reader, quick]) {
      await until(
        async () => {
          await deliver();
          return one.version;
        },
        version => version === loaded.followed.version,
      );
      expect([...one.states]).toEqual(states);
    }
    // From here on it is a client like any other.
    change(loaded, 3);
    await until(
      async () => {
        await deliver();
        return reader.last;
      },
      last => last === 'delta',
    );
    expect([...reader.states]).toEqual([...loaded.followed.board.states()]);
  }, 60_000);

  it('ends a client that takes nothing for half a minute, and no other', async () => {
    const [dead, alive] = [await open(), new StreamReader(SEATS)];
    alive.read(await open());
    let now = 0;
    const flood = async (): Promise<void> => {
      change(loaded, CHANGES);
      channel.deliver(loaded, now);
      await turn();
    };
    for (let i = 0; i < MANY && responses[0]?.writableLength === 0; i += 1) await flood();
    await flood();
    expect(responses[0]?.writableLength).toBeGreaterThan(0);
    now += HALF_A_MINUTE_MS - 1;
    await flood();
    expect(responses[0]?.destroyed).toBe(false);
    now += 1;
    await flood();
    expect(responses[0]?.destroyed).toBe(true);
    await until(
      async () => {
        await flood();
        return alive.version;
      },
      version => version === loaded.followed.version,
    );
    expect(responses[1]?.destroyed).toBe(false);
    dead.on('error', () => undefined).resume();
  }, 60_000);

  it('goes on with what is different when the board has been made anew', async () => {
    const reader = new StreamReader(SEATS);
    reader.read(await open());
    change(loaded, 3);
    loaded = loadedBoard(loaded.followed.version + 10);
    change(loaded, 5);
    channel.deliver(loaded, 0);
    await until(
      () => Promise.resolve(reader.version),
      version => version === loaded.followed.version,
    );
    expect(reader.last).toBe('delta');
    expect([...reader.states]).toEqual([...loaded.followed.board.states()]);
  });
});
