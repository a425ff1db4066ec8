import { type INestApplication, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Looks at a request as soon as its body is read, before guards, validation and the handler. */
export interface RouteGate {
  /** Never waits. @returns whether it has answered; otherwise the request goes on as if nobody had looked */
  answers(request: FastifyRequest, reply: FastifyReply): boolean;
}

interface Gated {
  gate?: Type<RouteGate>;
}

/** Puts a gate before one handler: for a refusal that is known at once and asked for by a crowd. */
export function AskFirst(gate: Type<RouteGate>): MethodDecorator {
  return RouteConfig({ gate } satisfies Gated);
}

/** Lets Fastify ask the gates of all routes that are added from now on. */
export function openGates(server: FastifyInstance, app: () => INestApplication): void {
  server.addHook('onRoute', route => {
    const type = (route.config as Gated | undefined)?.gate;
    if (type === undefined) return;
    const gate = app().get(type, { strict: false });
    route.preValidation = (request, reply, done) => {
      if (!gate.answers(request, reply)) done();
    };
  });
}
