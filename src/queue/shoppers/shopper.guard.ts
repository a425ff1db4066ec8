import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { unauthorized } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { Shoppers } from './shoppers.js';

declare module 'fastify' {
  interface FastifyRequest {
    shopperId?: string;
  }
}

/** Lets only requests with a valid shopper token through. */
@Injectable()
export class ShopperGuard implements CanActivate {
  constructor(private readonly shoppers: Shoppers) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const shopperId = this.shoppers.of(request);
    if (shopperId === undefined) {
      throw new DomainError(unauthorized, {
        detail: 'Send a shopper token. POST /api/v1/performances/{id}/admissions gives one.',
      });
    }
    request.shopperId = shopperId;
    return true;
  }
}

/** The shopper that the guard let through. */
export const ShopperId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { shopperId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (shopperId === undefined) throw new DomainError(unauthorized);
  return shopperId;
});
