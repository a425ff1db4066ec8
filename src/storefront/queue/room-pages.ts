import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/problem.js';
import { AdmissionsService, WaitingRoomService } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { forbidCaching } from '../public-answer.js';
import { EntryCookie } from './entry-cookie.js';
import { type QueueContent, queuePage } from './queue.page.js';
import {
  OTHER_PLACE,
  queueRefusalWords,
  type Refusal,
  refusalOver,
  UNKNOWN_PLACE,
  wordsOf,
} from './refusal-words.rules.js';

interface Said {
  refusal: Refusal | null;
  /** What was done, in words. */
  notice: QueueContent['notice'];
  /** An address as it was typed, that nobody could write to. */
  wrongEmail: string | null;
  /** The same, for the mail when the turn comes. */
  wrongCallEmail: string | null;
  /** Whether the browser gets a mail when the turn comes, where its cookie does not know yet. */
  hasAsked: boolean;
  /** The link of a mail by which its owner wants no more of them, and has to say so once more. */
  stop: string | null;
  /** Seconds until one may come in by the arrival that the browser carries; null when that is not what it is about. */
  waitSeconds: number | null;
}

const NOTHING_SAID = { notice: null, wrongEmail: null, wrongCallEmail: null, stop: null, waitSeconds: null };

/** The page of a waiting room, for whatever led to it. */
@Injectable()
export class RoomPages {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly room: WaitingRoomService,
    private readonly admissions: AdmissionsService,
    private readonly cookie: EntryCookie,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** To a browser that has no place any more: why, however often it is loaded, until it joins anew. */
  async showOver(request: FastifyRequest, reply: FastifyReply, id: string, reason: unknown): Promise<void> {
    const refusal = this.cookie.of(request, id) === undefined ? refusalOver(reason) : undefined;
    if (refusal === undefined) await reply.redirect(`/performances/${id}/queue`, 303);
    else await this.show(request, reply, id, { refusal });
  }

  /** The place of this browser. One that has had its turn is given up for it, and it may join anew. */
  async showPlace(request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
    const { performance } = await this.catalogue.staging(id);
    const { entry, line } = await this.room.of(performance, this.cookie.of(request, id));
    try {
      // Only who is called can have been inside: those who wait cost Postgres nothing.
      if (entry !== null && entry.rank !== null && entry.rank <= line.nowServing)
        await this.admissions.checkTurn(id, entry.index);
    } catch (error) {
      await this.refuse(request, reply, id, error);
      return;
    }
    await this.show(request, reply, id);
  }

  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    said: Partial<Said> = {},
  ): Promise<void> {
    forbidCaching(reply);
    const { refusal = null, ...rest } = said;
    const hasAsked = said.hasAsked ?? this.cookie.hasAskedForMail(request, id);
    const staged = await this.catalogue.staging(id);
    const token = this.cookie.of(request, id);
    const room = await this.room.of(staged.performance, token, this.cookie.arrivalOf(request, id));
    if (room.arrival !== null) this.cookie.keepArrival(reply, id, room.arrival);
    const { publicUrl } = this.config;
    const error = refusal === null ? null : wordsOf(refusal, room.asks);
    const about = { ...NOTHING_SAID, ...rest, error, hasAsked, publicUrl, now: this.clock.now() };
    await reply.view('storefront/queue', queuePage({ staged, ...room, ...about }));
  }

  /** Says on the page why something could not be done; what the page has no words for is thrown on. */
  async refuse(request: FastifyRequest, reply: FastifyReply, id: string, error: unknown): Promise<void> {
    const refusal = error instanceof DomainError ? queueRefusalWords(error) : undefined;
    if (refusal === undefined || !(error instanceof DomainError)) throw error;
    // What has had its turn is no place any more: one may join anew. The address keeps saying so when it is loaded again.
    if (refusal.over !== null) {
      this.cookie.forget(reply, id);
      await reply.redirect(`/performances/${id}/queue?over=${refusal.over}`, 303);
      return;
    }
    void reply.code(error.problem.status);
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds);
    await this.show(request, reply, id, { refusal });
  }

  /** Takes over a place from elsewhere. A place that this browser has already is never taken from it by a link. */
  async carryOver(request: FastifyRequest, reply: FastifyReply, id: string, place: string): Promise<void> {
    const { performance } = await this.catalogue.staging(id);
    const [{ entry: brought }, { entry: own }] = await Promise.all([
      this.room.of(performance, place),
      this.room.of(performance, this.cookie.of(request, id)),
    ]);
    if (brought === null || (own !== null && own.index !== brought.index)) {
      const refusal = brought === null ? UNKNOWN_PLACE : OTHER_PLACE;
      await this.show(request, reply.code(409), id, { refusal });
      return;
    }
    this.cookie.keep(reply, id, place);
    // To the address without the place, which is nobody else's business.
    await reply.redirect(`/performances/${id}/queue`, 303);
  }
}
