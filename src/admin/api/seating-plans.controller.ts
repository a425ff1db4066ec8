import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SeatingPlansService } from '../../inventory/index.js';
import { Describe } from '../../platform/openapi/index.js';
import { notFound } from '../../platform/general-problems.js';
import { inUse } from '../../events/index.js';
import { badSeatingPlan } from '../../inventory/index.js';
import { Actor } from '../access/api-token.guard.js';
import { PageQuery } from './catalogue.forms.js';
import { SeatingPlanUpload } from './seating-plan-upload.service.js';

import { page, PAGE_QUERY, seatingPlanSchema } from './admin.schemas.js';
@Controller('api/v1/admin/seating-plans')
export class AdminSeatingPlansController {
  constructor(
    private readonly plans: SeatingPlansService,
    private readonly upload: SeatingPlanUpload,
  ) {}

  /** The body is a plan as it is: what is wrong with it is found by the reader of plans, not by a form. */
  @Post()
  @Describe({
    summary: 'Store a seating plan',
    description:
      'The body is a plan in the public pretix format, or `{ name, sections: [{ name, rows, seatsPerRow, category }] }`; 16 MiB at most.',
    answers: { 201: seatingPlanSchema },
    refuses: [badSeatingPlan],
  })
  create(@Req() request: FastifyRequest, @Actor() actor: string) {
    return this.upload.store(actor, request.body);
  }

  @Get()
  @Describe({ summary: 'List seating plans', answers: { 200: page(seatingPlanSchema) }, query: PAGE_QUERY })
  list(@Query() page: PageQuery) {
    return this.plans.list(page);
  }

  @Get(':id')
  @Describe({ summary: 'One seating plan', answers: { 200: seatingPlanSchema }, refuses: [notFound] })
  show(@Param('id') id: string) {
    return this.plans.summary(id);
  }

  @Delete(':id')
  @Describe({ summary: 'Delete a seating plan', answers: { 204: null }, refuses: [notFound, inUse] })
  @HttpCode(204)
  delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.upload.delete(actor, id);
  }
}
