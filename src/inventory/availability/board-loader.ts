import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { type Keyspace, RedisConnections, Script } from '../../platform/redis/index.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { type SeatDirectory, SeatDirectories } from '../performance-seats/seat-directory.js';
import { keyPrefix } from './availability.keys.js';
import { SNAPSHOT_LUA } from './availability.lua.js';
import { AvailabilityBoard, HELD } from './board.js';
import { boardFrom, type Snapshot } from './board-snapshot.js';
import { FollowedBoard } from './followed-board.js';
import { SeatCopy } from './seat-copy.js';
import { SecondDeltas } from './second-deltas.js';

const snapshot = new Script(SNAPSHOT_LUA);

export interface LoadedBoard {
  followed: FollowedBoard;
  directory: SeatDirectory;
  /** Made from Postgres alone while Redis is away: every look tries for the real one again. */
  isProvisional: boolean;
}

/** Makes boards, from the copy in Redis if any lock server has or gets a whole one, else from Postgres. */
@Injectable()
export class BoardLoader {
  private readonly logger = new Logger(BoardLoader.name);
  /** Redis time minus ours, in milliseconds: holds end by Redis's clock. */
  private skewMs = 0;

  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly copy: SeatCopy,
    private readonly directories: SeatDirectories,
    private readonly store: PerformanceSeatsStore,
    private readonly clock: Clock,
  ) {}

  /** Milliseconds since 1970 by the clock that ends holds. */
  now(): number {
    return this.clock.ms() + this.skewMs;
  }

  /** @throws not-found while the performance is not published */
  async load(performanceId: string): Promise<LoadedBoard> {
    const directory = await this.directories.of(performanceId);
    const followed = await this.loadFromRedis(directory);
    if (followed !== undefined) return { followed, directory, isProvisional: false };
    return { followed: await this.loadFromPostgres(directory), directory, isProvisional: true };
  }

  private async loadFromRedis(directory: SeatDirectory): Promise<FollowedBoard | undefined> {
    const { performanceId, seats, planSeats, areaRanges } = directory;
    for (const [index, keyspace] of this.redis.lockServers.entries()) {
      try {
        let askedAt = this.clock.ms();
        let found = await this.snapshot(keyspace, performanceId);
        if (found[0] !== 1) {
          await this.copy.rebuild(keyspace, performanceId);
          askedAt = this.clock.ms();
          found = await this.snapshot(keyspace, performanceId);
        }
        if (found[0] !== 1) continue;
        const board = boardFrom(found, seats.length, planSeats);
        const [version, ms] = [Number(found[1]), Number(found[4])];
        // Every lock server counts for itself. Only of the first do other processes and clients know what is meant.
        const beginning = { version, ms, states: board.states(), planSeats, areaRanges };
        const deltas = index === 0 ? new SecondDeltas(beginning) : undefined;
        return new FollowedBoard(board, index, version, askedAt, deltas);
      } catch (error) {
        this.logger.warn(`No availability from Redis: ${String(error)}`);
      }
    }
    return undefined;
  }

  private async snapshot(keyspace: Keyspace, performanceId: string): Promise<Snapshot> {
    const prefix = keyPrefix(performanceId);
    const before = this.clock.ms();
    const found = (await snapshot.run(keyspace, [prefix], runId => [prefix, runId])) as Snapshot;
    this.skewMs = Number(found[4]) - Math.round((before + this.clock.ms()) / 2);
    return found;
  }

  /** Sold, blocked and claimed seats are known without Redis; holds that nobody pays for are not. */
  private async loadFromPostgres({ performanceId, seats, planSeats }: SeatDirectory): Promise<FollowedBoard> {
    const board = new AvailabilityBoard(seats.length, planSeats);
    const sql = this.database.primary;
    board.setStates((await this.store.wholeState(sql, performanceId)).states);
    for (const { ordinal, claimLeftMs, shopperId } of await this.store.claimed(sql, performanceId)) {
      board.apply([ordinal, HELD, this.now() + (claimLeftMs ?? 0), shopperId ?? '']);
    }
    return new FollowedBoard(board, 0, 0, this.clock.ms());
  }
}
