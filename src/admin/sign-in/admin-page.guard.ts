import {
  type ArgumentsHost,
  type CanActivate,
  Catch,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../platform/problem.js';
import { ProblemFilter } from '../../platform/web/problem.filter.js';
import type { Admin } from '../access/admins.js';
import { AdminSessions } from './admin-sessions.js';
import { formTooOld, signInFirst } from './sign-in.problems.js';
import { readUpload } from './upload.js';

declare module 'fastify' {
  interface FastifyRequest {
    admin?: Admin;
    /** The one file that came with a form. */
    upload?: { name: string; content: Buffer };
  }
  interface FastifyReply {
    /** What every page may read beside its own view model. */
    locals?: Record<string, unknown>;
  }
}

const SIGN_IN = '/admin/sign-in';
const SAFE_METHODS = ['GET', 'HEAD'];

/**
 * Lets only admins who are signed in see the admin area, and takes only forms that it gave them. Like the guard of
 * the API it looks at the route's own path, so a new page is closed by itself.
 */
@Injectable()
export class AdminPageGuard implements CanActivate {
  constructor(private readonly sessions: AdminSessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const route = request.routeOptions.url ?? request.url;
    if (route !== '/admin' && !route.startsWith('/admin/')) return true;
    // What an admin has seen stays in no cache: the back button shows nothing after signing out.
    void reply.header('cache-control', 'no-store');
    if (route !== SIGN_IN) {
      const admin = await this.sessions.admin(request);
      if (admin === undefined) throw new DomainError(signInFirst);
      request.admin = admin;
      request.actor = admin.email;
    }
    if (!SAFE_METHODS.includes(request.method)) await this.checkForm(request);
    reply.locals = { ...reply.locals, csrfToken: this.sessions.csrfToken(request, reply) };
    return true;
  }

  private async checkForm(request: FastifyRequest): Promise<void> {
    const body = request.isMultipart()
      ? await readUpload(request)
      : (request.body as Record<string, unknown> | undefined);
    if (!this.sessions.isCsrfToken(request, body?.['_csrf'])) throw new DomainError(formTooOld);
  }
}

/** Who is not signed in is led to the sign-in page and comes back; all else is a problem like any other. */
@Catch(DomainError)
export class SignInFilter implements ExceptionFilter<DomainError> {
  private readonly otherwise = new ProblemFilter();

  catch(error: DomainError, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (error.problem !== signInFirst) {
      this.otherwise.catch(error, host);
      return;
    }
    const next = SAFE_METHODS.includes(request.method) ? request.url : '/admin';
    void http
      .getResponse<FastifyReply>()
      .header('cache-control', 'no-store')
      .redirect(`${SIGN_IN}?next=${encodeURIComponent(next)}`, 303);
  }
}

/** The admin that the guard let through. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Admin => {
  const { admin } = context.switchToHttp().getRequest<FastifyRequest>();
  if (admin === undefined) throw new DomainError(signInFirst);
  return admin;
});
