import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Keyspace, RedisConnections, Script } from '../../platform/redis/index.js';
import { CHANGES_CHANNEL, keyPrefix } from './availability.keys.js';
import { SWEEP_LUA } from './availability.lua.js';
import type { AvailabilityBoard } from './board.js';
import { BoardLoader, type LoadedBoard } from './board-loader.js';
import { ChangeMessage } from './change-message.js';
import type { FollowedBoard } from './followed-board.js';
import { SeatCopy } from './seat-copy.js';

/** Twice and more in the second for which a board may be trusted unasked. */
const SWEEP_EVERY_MS = 300;
/** How long a board made without Redis serves before Redis is asked again. */
const RETRY_AFTER_MS = 1_000;
/** A board that nobody asked for is dropped, so that memory follows the sales of the day. */
const IDLE_MS = 10 * 60_000;

const sweep = new Script(SWEEP_LUA);

interface Kept extends LoadedBoard {
  usedAt: number;
}

interface Heard {
  message: ChangeMessage;
  server: number;
}

/** The boards of this process: loaded when first asked for, then fed by what the scripts publish. */
@Injectable()
export class AvailabilityService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(AvailabilityService.name);
  private readonly boards = new Map<string, Kept>();
  private readonly loading = new Map<string, Promise<Kept>>();
  /** What was published while a board was being made may be newer than what it was made from. */
  private readonly heardWhileLoading = new Map<string, Heard[]>();
  private timer: NodeJS.Timeout | undefined;
  private tidying: Promise<void> | undefined;

  constructor(
    private readonly redis: RedisConnections,
    private readonly loader: BoardLoader,
    private readonly copy: SeatCopy,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const [server, subscriber] of this.redis.subscribers.entries()) {
      subscriber.on('message', (_channel: string, message: string) => this.hear(message, server));
      const listen = async (): Promise<void> => {
        await subscriber.subscribe(CHANGES_CHANNEL);
        this.forgetWhoFollows(server);
      };
      // What was published while the connection was away is lost: begin again once it listens.
      subscriber.on('close', () => this.forgetWhoFollows(server));
      subscriber.on('ready', () => void listen());
      // A server that is away now is listened to when it comes.
      if (subscriber.status === 'ready') await listen();
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
    return this.loader.now();
  }

  /**
   * The negative cache: which of these seats this process knows to be out of the shopper's reach, by what was so at
   * most a second ago. Never waits; what is not known is not in the list.
   */
  knownTaken(performanceId: string, shopperId: string, seatIds: readonly string[]): string[] {
    const kept = this.boards.get(performanceId);
    const ms = this.clock.ms();
    if (kept === undefined || kept.isProvisional || !kept.followed.isFresh(ms)) return [];
    kept.usedAt = ms;
    const { board } = kept.followed;
    const { ordinalOf } = kept.directory;
    // A seat that does not exist is another matter, which whoever looks further explains.
    if (!seatIds.every(id => ordinalOf.has(id))) return [];
    const now = this.now();
    return seatIds.filter(id => board.isTakenFor(ordinalOf.get(id) ?? 0, shopperId, now));
  }

  /** What this process has of a performance without asking anybody, if it follows it. */
  present(performanceId: string): LoadedBoard | undefined {
    const kept = this.boards.get(performanceId);
    if (kept === undefined || kept.isProvisional) return undefined;
    kept.usedAt = this.clock.ms();
    return kept;
  }

  /** @throws not-found while the performance is not published */
  async board(performanceId: string): Promise<AvailabilityBoard> {
    return (await this.load(performanceId)).followed.board;
  }

  /** Sees to it that this process has the board. @throws not-found while the performance is not published */
  async load(performanceId: string): Promise<LoadedBoard> {
    const kept = this.boards.get(performanceId);
    if (kept !== undefined && (!kept.isProvisional || this.clock.ms() - kept.usedAt < RETRY_AFTER_MS)) {
      if (!kept.isProvisional) kept.usedAt = this.clock.ms();
      return kept;
    }
    const running = this.loading.get(performanceId);
    if (running !== undefined) return running;
    const work = this.make(performanceId).finally(() => this.loading.delete(performanceId));
    this.loading.set(performanceId, work);
    return work;
  }

  /** Takes a change in that a script of this process has just made on that server, ahead of its message. */
  heard(message: string, server: number): void {
    if (message === '') return;
    const followed = this.hear(message, server);
    if (followed !== undefined) followed.ownVersion = followed.newest;
  }

  /** Drops what this process knows of a performance; the next look loads it anew. */
  forget(performanceId: string): void {
    this.boards.delete(performanceId);
  }

  private forgetWhoFollows(server: number): void {
    for (const [id, { followed }] of this.boards) if (followed.server === server) this.boards.delete(id);
  }

  private hear(text: string, server: number): FollowedBoard | undefined {
    const message = ChangeMessage.read(text);
    this.heardWhileLoading.get(message.performanceId)?.push({ message, server });
    const followed = this.boards.get(message.performanceId)?.followed;
    if (followed === undefined || followed.server !== server) return undefined;
    if (followed.hear(message)) return followed;
    this.boards.delete(message.performanceId);
    return undefined;
  }

  private async make(performanceId: string): Promise<Kept> {
    const meanwhile: Heard[] = [];
    this.heardWhileLoading.set(performanceId, meanwhile);
    try {
      const loaded = await this.loader.load(performanceId);
      for (const { message, server } of meanwhile) {
        if (server === loaded.followed.server) loaded.followed.hear(message);
      }
      const kept = { ...loaded, usedAt: this.clock.ms() };
      this.boards.set(performanceId, kept);
      return kept;
    } finally {
      this.heardWhileLoading.delete(performanceId);
    }
  }

  /** Asks every server about every board here: what has run out is announced, what was wiped is made anew. */
  private async tidy(): Promise<void> {
    const idleSince = this.clock.ms() - IDLE_MS;
    for (const [id, { usedAt }] of this.boards) if (usedAt < idleSince) this.boards.delete(id);
    await Promise.all(
      [...this.boards].flatMap(([performanceId, kept]) =>
        this.redis.lockServers.map((keyspace, index) =>
          this.sweep(performanceId, kept, keyspace, index).catch((error: unknown) =>
            this.logger.debug(`no sweep: ${String(error)}`),
          ),
        ),
      ),
    );
  }

  private async sweep(performanceId: string, kept: Kept, keyspace: Keyspace, index: number): Promise<void> {
    const prefix = keyPrefix(performanceId);
    const askedAt = this.clock.ms();
    const said = (await sweep.run(keyspace, [prefix], runId => [prefix, runId])) as string[];
    const [version, message = '', serverMs] = said;
    if (version !== undefined) this.heard(message, index);
    if (index === kept.followed.server && !kept.isProvisional) {
      // Wiped or restarted: holds that this board still shows are gone, and would be refused in vain.
      const isWhole =
        version !== undefined && kept.followed.confirm(Number(version), askedAt, Number(serverMs));
      if (!isWhole && this.boards.get(performanceId) === kept) this.boards.delete(performanceId);
    }
    if (version === undefined) await this.copy.rebuild(keyspace, performanceId);
  }
}
