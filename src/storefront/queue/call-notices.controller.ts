import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallNoticesService } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { EntryCookie } from './entry-cookie.js';
import { MAIL_LIMIT } from './mail-limit.js';
import { UNKNOWN_STOP } from './refusal-words.rules.js';
import { NO_MORE_MAILS } from './room-notices.rules.js';
import { RoomPages } from './room-pages.js';
import { typedEmail } from './typed-email.rules.js';

const UNREADABLE = 422;
const NOT_FOUND = 404;

/** Asking to be told by e-mail when the turn comes, and asking for no more of it. */
@Controller('performances/:id/queue/call-notices')
export class CallNoticesController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly notices: CallNoticesService,
    private readonly cookie: EntryCookie,
    private readonly pages: RoomPages,
  ) {}

  @Post()
  @HttpCode(303)
  @RouteConfig(MAIL_LIMIT)
  async ask(
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { address, isGood } = typedEmail(body, 'callEmail');
    const entry = this.cookie.of(request, id);
    if (!isGood && entry !== undefined) {
      await this.pages.show(request, reply.code(UNREADABLE), id, { wrongCallEmail: address });
      return;
    }
    try {
      if (entry !== undefined) {
        await this.notices.ask((await this.catalogue.staging(id)).performance, entry, address);
        this.cookie.keepAskedForMail(reply, id, true);
      }
      await reply.redirect(`/performances/${id}/queue`, 303);
    } catch (error) {
      await this.pages.refuse(request, reply, id, error);
    }
  }

  /** The link of a mail. Programs that look at mails open it too, so it only asks. */
  @Get(['removal', ''])
  async question(
    @Param('id') id: string,
    @Query('stop') stop: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(request, reply, id, typeof stop === 'string' ? { stop } : {});
  }

  /** By the page, by the question above, or by a mail program that posts to the link of the mail (RFC 8058). */
  @Post('removal')
  @HttpCode(200)
  async stop(
    @Param('id') id: string,
    @Query('stop') link: unknown,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = body?.['stop'] ?? link;
    const entry = this.cookie.of(request, id);
    try {
      if (typeof token === 'string' && !(await this.notices.stopBy(id, token))) {
        await this.pages.show(request, reply.code(NOT_FOUND), id, { refusal: UNKNOWN_STOP });
        return;
      }
      if (typeof token !== 'string' && entry !== undefined) await this.notices.stop(id, entry);
      this.cookie.keepAskedForMail(reply, id, false);
      await this.pages.show(request, reply, id, { notice: NO_MORE_MAILS, hasAsked: false });
    } catch (error) {
      await this.pages.refuse(request, reply, id, error);
    }
  }
}
