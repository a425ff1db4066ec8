import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AdmissionsService } from '../../queue/index.js';
import { Catalogue } from '../catalogue.service.js';
import { RegistrationMails } from '../mails/registration-mails.js';
import { MAIL_LIMIT } from './mail-limit.js';
import { RoomPages } from './room-pages.js';
import { LINK_ON_ITS_WAY } from './room-notices.rules.js';
import { typedEmail } from './typed-email.rules.js';

const UNREADABLE = 422;

/** Joining a queue by e-mail, with or without a script: the form asks for a link, the link takes the place. */
@Controller('performances/:id/queue/registrations')
export class RegistrationPageController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly admissions: AdmissionsService,
    private readonly mails: RegistrationMails,
    private readonly pages: RoomPages,
  ) {}

  /** Says the same for every address. */
  @Post()
  @HttpCode(200)
  @RouteConfig(MAIL_LIMIT)
  async ask(
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { address, isGood } = typedEmail(body);
    if (!isGood) {
      await this.pages.show(request, reply.code(UNREADABLE), id, { wrongEmail: address });
      return;
    }
    try {
      await this.mails.send((await this.catalogue.staging(id)).performance, address);
    } catch (error) {
      await this.pages.refuse(request, reply, id, error);
      return;
    }
    await this.pages.show(request, reply, id, { notice: LINK_ON_ITS_WAY });
  }

  /** The link of the mail. Opened again, or by a program that looks at mails, it finds the same place. */
  @Get()
  async open(
    @Param('id') id: string,
    @Query('proof') proof: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (typeof proof !== 'string') {
      await reply.redirect(`/performances/${id}/queue`, 303);
      return;
    }
    try {
      const { entry } = await this.admissions.enter(id, undefined, { proof });
      await this.pages.carryOver(request, reply, id, entry);
    } catch (error) {
      await this.pages.refuse(request, reply, id, error);
    }
  }
}
