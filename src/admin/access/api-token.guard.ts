import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthorized } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { type ApiRole, ApiTokens } from './api-tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts, as the audit log names them. */
    actor?: string;
  }
}

const BEARER = /^Bearer ([\w.~+/=-]{8,256})$/;

/** Which roles may use a route of the API; undefined: it is not an admin's. */
function rolesFor(route: string): ApiRole[] | undefined {
  if (route.startsWith('/api/v1/admin/') || route === '/api/v1/admin') return ['admin'];
  if (route === '/api/v1/checkins') return ['admin', 'door'];
  return undefined;
}

/**
 * Lets nobody into the admin API without a token of the right role. It looks at the route's own path, whichever
 * controller serves it, so a new one is closed until somebody opens it here.
 */
@Injectable()
export class ApiTokenGuard implements CanActivate {
  constructor(private readonly tokens: ApiTokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const roles = rolesFor(request.routeOptions.url ?? request.url);
    if (roles === undefined) return true;
    const presented = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const token = presented === undefined ? undefined : await this.tokens.find(presented);
    if (token === undefined) {
      throw new DomainError(unauthorized, { detail: 'Send an API token: Authorization: Bearer <token>.' });
    }
    if (!roles.includes(token.role)) throw new DomainError(forbidden);
    request.actor = `token:${token.name}`;
    return true;
  }
}

/** Who acts, for the audit log. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor === undefined) throw new DomainError(unauthorized);
  return actor;
});
