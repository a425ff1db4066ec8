import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditorService } from '../../payments/index.js';
import type { Admin } from '../access/admins.js';
import { ResolutionForm } from '../api/reconciliation.forms.js';
import { BookKeeping } from '../control/book-keeping.service.js';
import { SignedIn, SignInFilter } from '../sign-in/admin-page.guard.js';
import { booksPage } from './books.page.js';
import { attempt, checkedForm } from './checked-form.js';
import { type FormBody, textIn } from './form-body.rules.js';
import { frame } from './frame.js';

const OPEN_SHOWN = 100;
const SETTLED_SHOWN = 20;

@Controller('admin/books')
@UseFilters(SignInFilter)
export class BooksController {
  constructor(
    private readonly auditor: AuditorService,
    private readonly keeping: BookKeeping,
  ) {}

  @Get()
  async books(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, null);
  }

  @Post('audit')
  async audit(@Res() reply: FastifyReply, @SignedIn() admin: Admin): Promise<void> {
    await this.keeping.audit(admin.email);
    await reply.redirect('/admin/books?done=compared', 303);
  }

  @Post(':id/resolution')
  async resolve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    const note = textIn(body ?? {}, 'note').trim();
    const outcome = await attempt(async () => {
      const form = await checkedForm(ResolutionForm, { note });
      await this.keeping.resolve(admin.email, id, form.note);
    });
    if ('value' in outcome) {
      await reply.redirect('/admin/books?done=settled', 303);
      return;
    }
    const error = 'Say in a line, of at most 500 characters, what you found and did.';
    await this.page(request, reply.code(422), { id, note, error });
  }

  @Post('refunds/:id')
  async sendAgain(
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
    @SignedIn() admin: Admin,
  ): Promise<void> {
    await this.keeping.sendAgain(admin.email, id);
    await reply.redirect('/admin/books?done=refunded', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    refused: { id: string; note: string; error: string } | null,
  ): Promise<void> {
    const view = booksPage({
      frame: frame(request, 'The books', 'books'),
      latest: await this.auditor.latest(),
      open: (await this.auditor.list({ status: 'open', limit: OPEN_SHOWN })).items,
      settled: (await this.auditor.list({ status: 'resolved', limit: SETTLED_SHOWN })).items,
      refused,
    });
    await reply.view('admin/books', view);
  }
}
