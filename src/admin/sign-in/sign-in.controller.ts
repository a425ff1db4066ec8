import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../../platform/database/index.js';
import { Admins } from '../access/admins.js';
import { AuditLog } from '../audit/audit-log.js';
import type { SignInView } from '../views/shell.view.js';
import { SignInFilter } from './admin-page.guard.js';
import { AdminSessions } from './admin-sessions.js';
import { nextAddress } from './next-address.rules.js';
import { SignInLimit } from './sign-in-limit.js';

const MAX_EMAIL = 254;
const MAX_PASSWORD = 200;
/** The same for a wrong password and for an address that nobody has. */
const WRONG = 'E-mail or password is not right. Try once more.';
const HINT = 'The first password was printed once when Frontrow was started.';

@Controller('admin')
@UseFilters(SignInFilter)
export class SignInController {
  constructor(
    private readonly admins: Admins,
    private readonly sessions: AdminSessions,
    private readonly limit: SignInLimit,
    private readonly database: Database,
    private readonly log: AuditLog,
  ) {}

  @Get('sign-in')
  async show(@Query('next') next: unknown, @Res() reply: FastifyReply): Promise<void> {
    await reply.view('admin/sign-in', signInPage({ next: nextAddress(next) }));
  }

  @Post('sign-in')
  async signIn(
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limit.count(request.ip);
    const email = textOf(body?.['email'], MAX_EMAIL).trim();
    const password = textOf(body?.['password'], MAX_PASSWORD);
    const next = nextAddress(body?.['next']);
    const admin = await this.admins.authenticate(email, password);
    if (admin === undefined) {
      await reply.code(422).view('admin/sign-in', signInPage({ next, email, error: WRONG }));
      return;
    }
    await this.sessions.begin(request, reply, admin);
    await this.record(admin.email, 'admin.signed-in', admin.id);
    await reply.redirect(next, 303);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(request, reply);
    const { admin } = request;
    if (admin !== undefined) await this.record(admin.email, 'admin.signed-out', admin.id);
    await reply.redirect('/admin/sign-in', 303);
  }

  private record(actor: string, action: string, id: string): Promise<void> {
    return this.database.run(tx => this.log.record(tx, { actor, action, subject: `admin:${id}` }));
  }
}

function textOf(value: unknown, most: number): string {
  return typeof value === 'string' && value.length <= most ? value : '';
}

function signInPage(page: { next: string; email?: string; error?: string }): SignInView {
  return {
    ...{ title: 'Sign in', description: null, palette: null, action: '/admin/sign-in', hint: HINT },
    next: page.next,
    email: page.email ?? '',
    error: page.error ?? null,
  };
}
