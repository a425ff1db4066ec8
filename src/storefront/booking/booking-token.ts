import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const BEARER = /^Bearer ([\w-]{1,128})$/;

/** The access token of a booking: from its Authorization header, else from the address. */
export const BookingToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { token?: unknown } }>>();
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const { token } = request.query;
    return bearer ?? (typeof token === 'string' ? token : undefined);
  },
);
