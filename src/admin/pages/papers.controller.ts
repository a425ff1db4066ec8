import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.js';
import { notFound } from '../../platform/general-problems.js';
import { type Mail, MailsService } from '../../platform/mail/index.js';
import { DomainError } from '../../platform/problem.js';
import { AuditQuery, PageQuery } from '../api/catalogue.forms.js';
import { AuditLog } from '../audit/audit-log.js';
import { SignInFilter } from '../sign-in/admin-page.guard.js';
import type { AuditView, MailsView, MailView } from '../views/bookings.view.js';
import type { NoticeView, StateView } from '../views/shell.view.js';
import { frame } from './frame.js';
import { withPictures } from './mail-preview.rules.js';
import { pager } from './pager.rules.js';

/** A mail carries its styles inline; nothing in it may run, load or leave its frame. */
const MAIL_POLICY =
  "default-src 'none'; img-src data: 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const ZONE = 'UTC';

@Controller('admin')
@UseFilters(SignInFilter)
export class PapersController {
  constructor(
    private readonly log: AuditLog,
    private readonly mails: MailsService,
    private readonly config: Config,
  ) {}

  @Get('audit')
  async audit(
    @Query() { limit, cursor, q = '' }: AuditQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.log.list({ limit, cursor }, q);
    const view: AuditView = {
      ...frame(request, 'Audit log', 'audit'),
      q,
      entries: page.items.map(({ at, actor, action, subject, detail }) => ({
        at: at.toISOString(),
        zone: ZONE,
        who: actor,
        what: action,
        on: subject,
        href: null,
        detail: Object.keys(detail).length === 0 ? '' : JSON.stringify(detail),
      })),
      ...pager('/admin/audit', { q }, cursor, page.nextCursor),
    };
    await reply.view('admin/audit', view);
  }

  @Get('mails')
  async list(
    @Query() { limit, cursor }: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.mails.list({ limit, cursor });
    const view: MailsView = {
      ...frame(request, 'Mail', 'mails'),
      transportWords:
        this.config.smtpUrl === undefined
          ? 'No mail server is set: mails stay in this outbox.'
          : 'Mails are sent through the mail server of the settings.',
      mails: page.items.map(mail => ({
        href: `/admin/mails/${mail.id}`,
        at: mail.createdAt.toISOString(),
        zone: ZONE,
        to: mail.recipient,
        subject: mail.subject,
        state: stateOf(mail),
      })),
      ...pager('/admin/mails', {}, cursor, page.nextCursor),
    };
    await reply.view('admin/mails', view);
  }

  @Get('mails/:id')
  async mail(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mail = await this.mails.get(id);
    const view: MailView = {
      ...frame(request, mail.subject, 'mails'),
      subject: mail.subject,
      to: mail.recipient,
      at: mail.createdAt.toISOString(),
      zone: ZONE,
      state: stateOf(mail),
      refusal: refusalOf(mail),
      htmlHref: `/admin/mails/${id}/html`,
      text: mail.text,
      attachments: mail.attachments.map(({ filename }, index) => ({
        href: `/admin/mails/${id}/attachments/${index}`,
        label: filename,
      })),
    };
    // The one page that has a frame: the mail, from our own address.
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    await reply.header('content-security-policy', `${policy};frame-src 'self'`).view('admin/mail', view);
  }

  @Get('mails/:id/html')
  async html(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.mails.get(id);
    await reply
      .header('content-security-policy', MAIL_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(withPictures(mail.html, mail.attachments));
  }

  @Get('mails/:id/attachments/:index')
  async attachment(
    @Param('id') id: string,
    @Param('index') index: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = (await this.mails.get(id)).attachments[Number(index)];
    if (found === undefined) throw new DomainError(notFound);
    await reply
      .type(found.contentType)
      .header('content-disposition', `attachment; filename="${found.filename.replace(/[^\w.-]/g, '_')}"`)
      .send(Buffer.from(found.content, 'base64'));
  }
}

function stateOf({ sentAt, refusedAt }: Mail): StateView {
  if (refusedAt !== null) return { tone: 'off', words: 'Refused' };
  return sentAt === null ? { tone: 'soon', words: 'In the outbox' } : { tone: 'on', words: 'Sent' };
}

function refusalOf({ refusedAt, refusal }: Mail): NoticeView | null {
  if (refusedAt === null) return null;
  const words = `It is not tried again. The mail server said: ${refusal ?? 'nothing'}`;
  return { tone: 'bad', symbol: 'circle-alert', heading: 'Not delivered', words };
}
