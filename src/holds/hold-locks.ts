import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { AvailabilityService, keyPrefix, SeatCopy, seatKey } from '../inventory/index.js';
import {
  type Keyspace,
  RedisConnections,
  REQUEST,
  ScriptedLocks,
  type Verdict,
} from '../platform/redis/index.js';
import type { Hold } from './hold.js';
import { agreedHold, eldestHold } from './hold-agreement.rules.js';
import { HOLD_SCRIPTS } from './hold.lua.js';
import { changeText, type HoldChange, type Placement, placementText } from './hold-request.rules.js';

/** A hold, or the script's word for why not, with what it said about it. */
export type HoldOutcome = { hold: Hold } | Refusal;

interface Refusal {
  refusal: string;
  about: string;
  /** Some servers would have granted it. */
  isSplit: boolean;
}

/**
 * Two who ask at the same moment may each get some of the lock servers, and neither has the seats. Both are undone and
 * try again after a time of chance, as Redlock wants it, so that nobody is told of taken seats that nobody has.
 */
const MAX_TRIES = 3;
const SPLIT_PAUSE_MS = 30;

/** Holds as locks: one Redlock round trip for each act, and the process's own boards told at once. */
@Injectable()
export class HoldLocks {
  private readonly locks: ScriptedLocks;
  private attempts = 0;

  constructor(
    private readonly redis: RedisConnections,
    private readonly availability: AvailabilityService,
    private readonly copy: SeatCopy,
  ) {
    this.locks = new ScriptedLocks(redis.lockServers, HOLD_SCRIPTS, (news, server) =>
      availability.heard(news, server),
    );
  }

  /** @throws when too few lock servers answer */
  async place(placement: Placement): Promise<HoldOutcome> {
    for (let tries = 1; ; tries += 1) {
      const outcome = await this.placeOnce(placement);
      if (!('refusal' in outcome) || tries >= MAX_TRIES) return outcome;
      if (outcome.refusal === 'incomplete') await this.rebuild(placement.performanceId);
      else if (outcome.isSplit) await pause(SPLIT_PAUSE_MS * Math.random());
      else return outcome;
    }
  }

  async change(hold: Hold, change: HoldChange): Promise<HoldOutcome> {
    const attempt = this.nextAttempt();
    const resources = this.resources(hold, changeText(attempt, hold.id, change));
    // The script keeps the time; Redlock's own ttl only has to be longer than the call.
    const ttlMs = Math.max(1_000, hold.expiresAt - this.availability.now());
    const isEnd = change.op === 'release' || change.op === 'settle';
    const verdict = isEnd
      ? await this.locks.release(attempt, resources, hold.token)
      : await this.locks.change(attempt, resources, hold.token, ttlMs);
    const outcome = this.read(verdict);
    if ('refusal' in outcome) return outcome;
    const known = outcome.said.map(text => JSON.parse(text) as Hold);
    return { hold: agreedHold(known, this.redis.quorum) ?? hold };
  }

  /** @returns the hold if most lock servers know it @throws when that cannot be told */
  async find(performanceId: string, holdId: string): Promise<Hold | undefined> {
    const known = await this.known(performanceId, (server, prefix) => server.get(`${prefix}hold:${holdId}`));
    // What a minority is left with is no hold any more, and its seats need not wait for the end of its time.
    if (known.length < this.redis.quorum) {
      await Promise.all(known.map(one => this.change(one, { op: 'release' })));
    }
    return agreedHold(known, this.redis.quorum);
  }

  async findOfShopper(performanceId: string, shopperId: string): Promise<Hold | undefined> {
    const known = await this.known(performanceId, async (server, prefix) => {
      const id = await server.get(`${prefix}shopper:${shopperId}`);
      return id === null ? null : server.get(`${prefix}hold:${id}`);
    });
    return agreedHold(known, this.redis.quorum);
  }

  private async placeOnce(placement: Placement): Promise<HoldOutcome> {
    const attempt = this.nextAttempt();
    const resources = this.resources(placement, placementText(attempt, this.availability.now(), placement));
    const verdict = await this.locks.acquire(attempt, resources, placement.ttlMs);
    const outcome = this.read(verdict);
    if ('refusal' in outcome) return outcome;
    const known = outcome.said.map(text => heldBy(placement, verdict.value, text));
    const hold = agreedHold(known, this.redis.quorum) ?? eldestHold(known);
    return known.every(({ id }) => id === hold.id) ? { hold } : this.adopt(hold);
  }

  /** One server that is away does not matter while most are there; whether they are, the next try will say. */
  private async rebuild(performanceId: string): Promise<void> {
    const { lockServers } = this.redis;
    await Promise.allSettled(lockServers.map(server => this.copy.rebuild(server, performanceId)));
  }

  /** Sees to it that every server knows the placed hold by the same id and times. */
  private adopt(hold: Hold): Promise<HoldOutcome> {
    const { createdAt, expiresAt, extensionsLeft } = hold;
    return this.change(hold, { op: 'adopt', createdAt, expiresAt, extensionsLeft });
  }

  /** Whoever asked a server is found by it in this process, and nowhere else. */
  private nextAttempt(): string {
    this.attempts += 1;
    return String(this.attempts);
  }

  private resources(hold: Pick<Hold, 'performanceId' | 'shopperId' | 'seats'>, request: string): string[] {
    const prefix = keyPrefix(hold.performanceId);
    return [
      `${prefix}shopper:${hold.shopperId}`,
      `${prefix}${REQUEST}${request}`,
      ...hold.seats.map(seat => seatKey(hold.performanceId, seat.seatId)),
    ];
  }

  private read(verdict: Verdict): Refusal | { said: string[] } {
    const replies = verdict.replies.filter(reply => reply !== undefined);
    const yes = replies.filter(([vote]) => vote !== '0');
    if (verdict.granted) {
      return { said: yes.flatMap(([, text = '']) => (text === '' ? [] : [text])) };
    }
    const [, refusal = 'no-quorum', about = ''] = replies.find(([vote]) => vote === '0') ?? [];
    return { refusal, about, isSplit: yes.length > 0 };
  }

  /** What each server that has a hold says of it. @throws when those that do not answer could make a quorum of it */
  private async known(performanceId: string, read: Read): Promise<Hold[]> {
    const { lockServers, quorum } = this.redis;
    const prefix = keyPrefix(performanceId);
    const answers = await Promise.allSettled(
      lockServers.map(keyspace => keyspace.at(prefix, server => read(server, prefix))),
    );
    const failed = answers.filter(answer => answer.status === 'rejected');
    const holds = answers.flatMap(answer =>
      answer.status === 'fulfilled' && answer.value !== null ? [JSON.parse(answer.value) as Hold] : [],
    );
    const isOpen = agreedHold(holds, quorum) === undefined && holds.length + failed.length >= quorum;
    if (failed[0] !== undefined && isOpen) throw failed[0].reason;
    return holds;
  }
}

/** @param said `<id> <created> <expires> <extensions left>`, of an older hold if the shopper had one */
function heldBy({ performanceId, shopperId, currency, seats }: Placement, token: string, said: string): Hold {
  const [id = '', createdAt, expiresAt, extensionsLeft] = said.split(' ');
  return {
    id,
    performanceId,
    shopperId,
    token,
    createdAt: Number(createdAt),
    expiresAt: Number(expiresAt),
    extensionsLeft: Number(extensionsLeft),
    currency,
    seats,
  };
}

type RedisServer = Keyspace['servers'][number];
type Read = (server: RedisServer, prefix: string) => Promise<string | null>;
