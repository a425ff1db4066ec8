import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '../../platform/database/index.js';
import { type Keyspace, RedisConnections, Script } from '../../platform/redis/index.js';
import { PerformanceSeatsStore, type SeatState } from '../performance-seats/performance-seats.store.js';
import { keyPrefix } from './availability.keys.js';
import { REBUILD_FINISH_LUA, REBUILD_START_LUA, SYNC_LUA } from './availability.lua.js';

const STATE_BYTES = { available: 0, sold: 2, blocked: 3 } as const;
/** Together ten seconds: longer than a rebuild that died keeps others out. */
const MAX_REBUILD_TRIES = 200;
const LOOK_AGAIN_MS = 50;

const start = new Script(REBUILD_START_LUA);
const finish = new Script(REBUILD_FINISH_LUA);
const sync = new Script(SYNC_LUA);

interface SeatForScript {
  o: number;
  id: string;
  s: number;
  v: number;
  shopper: string;
  left?: number;
  claim?: string;
}

/** Keeps the copy of the seats in every lock server true to Postgres, which alone decides what is sold. */
@Injectable()
export class SeatCopy {
  private readonly logger = new Logger(SeatCopy.name);
  private readonly rebuilding = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly store: PerformanceSeatsStore,
  ) {}

  /**
   * Carries the present rows of these seats over, to every lock server.
   * @returns what each server's script published, in the order of the servers
   */
  async sync(performanceId: string, ordinals: number[]): Promise<string[]> {
    const sql = this.database.primary;
    const rows = await this.store.states(sql, performanceId, ordinals);
    const seats = rows.map(forScript);
    const bought = await this.store.boughtBy(sql, performanceId, [
      ...new Set(seats.map(seat => seat.shopper)),
    ]);
    const args = [keyPrefix(performanceId), JSON.stringify(seats), JSON.stringify(bought)];
    const servers = this.redis.lockServers;
    const published = servers.map(keyspace => sync.run(keyspace, [keyPrefix(performanceId)], args));
    return (await Promise.all(published)).map(String);
  }

  /** Makes the copy whole on one server. Many who ask at once cause one rebuild in a process. */
  rebuild(keyspace: Keyspace, performanceId: string): Promise<void> {
    const key = `${this.redis.lockServers.indexOf(keyspace)}:${performanceId}`;
    const running = this.rebuilding.get(key);
    if (running !== undefined) return running;
    const work = this.rebuildNow(keyspace, performanceId).finally(() => this.rebuilding.delete(key));
    this.rebuilding.set(key, work);
    return work;
  }

  private async rebuildNow(keyspace: Keyspace, performanceId: string): Promise<void> {
    const prefix = keyPrefix(performanceId);
    for (let attempt = 1; attempt <= MAX_REBUILD_TRIES; attempt += 1) {
      const token = randomUUID();
      const begun = await start.run(keyspace, [prefix], runId => [prefix, token, runId]);
      if (begun === 'complete') return;
      if (begun === 'mine' && (await this.writeCopy(keyspace, performanceId, token))) return;
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    throw new Error(`the seats of performance ${performanceId} could not be rebuilt in time`);
  }

  /** @returns whether it is complete now; not when the copy was wiped meanwhile */
  private async writeCopy(keyspace: Keyspace, performanceId: string, token: string): Promise<boolean> {
    const prefix = keyPrefix(performanceId);
    const sql = this.database.primary;
    const { states, versions } = await this.store.wholeState(sql, performanceId);
    const claims = (await this.store.claimed(sql, performanceId)).map(forScript);
    const bought = await this.store.boughtBy(sql, performanceId);
    const rest = [states, versions, JSON.stringify(claims), JSON.stringify(bought)];
    const said = await finish.run(keyspace, [prefix], runId => [prefix, token, runId, ...rest]);
    if (said !== 1) return false;
    this.logger.log(`Seats of performance ${performanceId} are complete again (${states.length})`);
    return true;
  }
}

function forScript(row: SeatState): SeatForScript {
  const { ordinal, seatId, status, version, shopperId, claimId, claimLeftMs } = row;
  const claim =
    claimId === null || claimLeftMs === null ? {} : { claim: claimId, left: Math.max(1, claimLeftMs) };
  return { o: ordinal, id: seatId, s: STATE_BYTES[status], v: version, shopper: shopperId ?? '', ...claim };
}
