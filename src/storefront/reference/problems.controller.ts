import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound } from '../../platform/general-problems.js';
import { allProblems, DomainError, problemByCode } from '../../platform/problem.js';
import { problemPage } from './problem.page.js';

const AN_HOUR = 'public, max-age=300, s-maxage=3600, stale-while-revalidate=3600, stale-if-error=86400';

@Controller('problems')
export class ProblemsController {
  @Get(':code')
  async show(@Param('code') code: string, @Res() reply: FastifyReply): Promise<void> {
    const problem = problemByCode(code);
    if (problem === undefined) throw new DomainError(notFound);
    void reply.header('cache-control', AN_HOUR).header('surrogate-key', 'problems');
    await reply.view('storefront/problem', problemPage(problem, allProblems()));
  }
}
