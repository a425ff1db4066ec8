import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SeatingPlansService } from '../../inventory/index.js';
import { Actor } from '../access/api-token.guard.js';
import { PageQuery } from './catalogue.forms.js';
import { SeatingPlanUpload } from './seating-plan-upload.service.js';

@Controller('api/v1/admin/seating-plans')
export class AdminSeatingPlansController {
  constructor(
    private readonly plans: SeatingPlansService,
    private readonly upload: SeatingPlanUpload,
  ) {}

  /** The body is a plan as it is: what is wrong with it is found by the reader of plans, not by a form. */
  @Post()
  create(@Req() request: FastifyRequest, @Actor() actor: string) {
    return this.upload.store(actor, request.body);
  }

  @Get()
  list(@Query() page: PageQuery) {
    return this.plans.list(page);
  }

  @Get(':id')
  show(@Param('id') id: string) {
    return this.plans.summary(id);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.upload.delete(actor, id);
  }
}
