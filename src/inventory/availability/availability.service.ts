import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/index.js';
import { type LockServer, RedisConnections, runIdOf, Script } from '../../platform/redis/index.js';
import { PerformanceSeatsStore } from '../performance-seats/performance-seats.store.js';
import { SeatDirectories } from '../performance-seats/seat-directory.js';
import { CHANGES_CHANNEL, keyPrefix, performanceOfPrefix } from './availability.keys.js';
import { SNAPSHOT_LUA, SWEEP_LUA } from './availability.lua.js';
import { AvailabilityBoard, type ChangeMessage, HELD } from './board.js';
import { boardFrom, type Snapshot } from './board-snapshot.js';
import { SeatCopy } from './seat-copy.js';

const SWEEP_EVERY_MS = 1_000;
/** How long a board made without Redis serves before Redis is asked again. */
const RETRY_AFTER_MS = 1_000;
/** A board that nobody asked for is dropped, so that memory follows the sales of the day. */
const IDLE_MS = 10 * 60_000;

const snapshot = new Script(SNAPSHOT_LUA);
const sweep = new Script(SWEEP_LUA);

interface Kept {
  board: AvailabilityBoard;
  /** Index of the lock server whose changes the board follows; versions of another would not fit. */
  server: number;
  usedAt: number;
  /** Made from Postgres alone while Redis is away: every look tries for the real one again. */
  isProvisional: boolean;
}

/** The boards of this process: loaded when first asked for, then fed by what the scripts publish. */
@Injectable()
export class AvailabilityService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(AvailabilityService.name);
  private readonly boards = new Map<string, Kept>();
  private readonly loading = new Map<string, Promise<Kept>>();
  private timer: NodeJS.Timeout | undefined;
  private tidying: Promise<void> | undefined;
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

  async onModuleInit(): Promise<void> {
    for (const [server, subscriber] of this.redis.subscribers.entries()) {
      subscriber.on('message', (_channel: string, message: string) => this.hear(message, server));
      await subscriber.subscribe(CHANGES_CHANNEL);
      // What was published while the connection was away is lost: begin again once it listens.
      subscriber.on('close', () => this.boards.clear());
      subscriber.on('ready', () => {
        void subscriber.subscribe(CHANGES_CHANNEL).then(() => this.boards.clear());
      });
    }
    this.timer = setInterval(() => {
      this.tidying ??= this.tidy().finally(() => (this.tidying = undefined));
    }, SWEEP_EVERY_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Milliseconds since 1970 by the clock that ends holds. */
  now(): number {
    return this.clock.ms() + this.skewMs;
  }

  /** The board if this process has it already; the negative cache asks this way and never waits. */
  known(performanceId: string): AvailabilityBoard | undefined {
    const kept = this.boards.get(performanceId);
    if (kept === undefined || kept.isProvisional) return undefined;
    kept.usedAt = this.clock.ms();
    return kept.board;
  }

  /** Sees to it that this process has the board. @returns undefined while Redis cannot say what is held */
  async load(performanceId: string): Promise<AvailabilityBoard | undefined> {
    await this.board(performanceId);
    return this.known(performanceId);
  }

  /** @throws not-found while the performance is not published */
  async board(performanceId: string): Promise<AvailabilityBoard> {
    const kept = this.boards.get(performanceId);
    if (kept !== undefined && (!kept.isProvisional || this.clock.ms() - kept.usedAt < RETRY_AFTER_MS)) {
      if (!kept.isProvisional) kept.usedAt = this.clock.ms();
      return kept.board;
    }
    const running = this.loading.get(performanceId);
    if (running !== undefined) return (await running).board;
    const work = this.make(performanceId).finally(() => this.loading.delete(performanceId));
    this.loading.set(performanceId, work);
    return (await work).board;
  }

  /** Takes a change in that a script of this process has just made on that server, ahead of its message. */
  heard(message: string, server: number): void {
    if (message === '') return;
    const performanceId = this.hear(message, server);
    const kept = this.boards.get(performanceId);
    if (kept !== undefined) kept.board.ownVersion = kept.board.version;
  }

  /** Drops what this process knows of a performance; the next look loads it anew. */
  forget(performanceId: string): void {
    this.boards.delete(performanceId);
  }

  private hear(text: string, server: number): string {
    const message = JSON.parse(text) as ChangeMessage;
    const performanceId = performanceOfPrefix(message.p);
    const kept = this.boards.get(performanceId);
    if (kept === undefined || kept.server !== server || message.v <= kept.board.version) return performanceId;
    if (message.v === kept.board.version + 1) {
      kept.board.apply(message.c);
      kept.board.version = message.v;
    } else {
      this.boards.delete(performanceId);
    }
    return performanceId;
  }

  private async make(performanceId: string): Promise<Kept> {
    const { seats } = await this.directories.of(performanceId);
    const kept =
      (await this.loadFromRedis(performanceId, seats.length)) ??
      (await this.loadFromPostgres(performanceId, seats.length));
    this.boards.set(performanceId, kept);
    return kept;
  }

  private async loadFromRedis(performanceId: string, size: number): Promise<Kept | undefined> {
    for (const [index, server] of this.redis.lockServers.entries()) {
      try {
        let found = await this.snapshot(server, performanceId);
        if (found[0] !== 1) {
          await this.copy.rebuild(server, performanceId);
          found = await this.snapshot(server, performanceId);
        }
        if (found[0] === 1) return this.keep(boardFrom(found, size), index, false);
      } catch (error) {
        this.logger.warn(`No availability from Redis: ${String(error)}`);
      }
    }
    return undefined;
  }

  private async snapshot({ client }: LockServer, performanceId: string): Promise<Snapshot> {
    const prefix = keyPrefix(performanceId);
    const before = this.clock.ms();
    const found = (await snapshot.run(client, [prefix], [prefix, runIdOf(client)])) as Snapshot;
    this.skewMs = Number(found[4]) - Math.round((before + this.clock.ms()) / 2);
    return found;
  }

  /** Sold, blocked and claimed seats are known without Redis; holds that nobody pays for are not. */
  private async loadFromPostgres(performanceId: string, size: number): Promise<Kept> {
    const board = new AvailabilityBoard(size, 0);
    const sql = this.database.primary;
    board.setStates((await this.store.wholeState(sql, performanceId)).states);
    const claimed = await this.store.claimed(sql, performanceId);
    board.apply(
      claimed.map(row => [row.ordinal, HELD, this.now() + (row.claimLeftMs ?? 0), row.shopperId ?? '']),
    );
    return this.keep(board, 0, true);
  }

  private keep(board: AvailabilityBoard, server: number, isProvisional: boolean): Kept {
    return { board, server, usedAt: this.clock.ms(), isProvisional };
  }

  /** Publishes what has run out, for every board here; forgets boards that nobody uses. */
  private async tidy(): Promise<void> {
    for (const [performanceId, kept] of this.boards) {
      if (this.clock.ms() - kept.usedAt > IDLE_MS) {
        this.boards.delete(performanceId);
        continue;
      }
      const prefix = keyPrefix(performanceId);
      for (const [server, { client }] of this.redis.lockServers.entries()) {
        try {
          const message = String(await sweep.run(client, [prefix], [prefix, runIdOf(client)]));
          // Wiped or restarted: holds that this board still shows are gone, and would be refused in vain.
          if (message !== 'lost') this.heard(message, server);
          else if (server === kept.server) this.boards.delete(performanceId);
        } catch (error) {
          this.logger.debug(`no sweep: ${String(error)}`);
        }
      }
    }
  }
}
