import { Controller, Get, Query } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditQuery } from './catalogue.forms.js';
import { Describe } from '../../platform/openapi/index.js';

import { auditSchema, page, PAGE_QUERY } from './admin.schemas.js';
@Controller('api/v1/admin/audit')
export class AdminAuditController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Describe({
    summary: 'Who changed what, newest first',
    answers: { 200: page(auditSchema) },
    query: [...PAGE_QUERY, { name: 'q', description: 'Part of the actor, action or subject.' }],
  })
  async list(@Query() { limit, cursor, q }: AuditQuery) {
    const { items, nextCursor } = await this.log.list({ limit, cursor }, q);
    return { items: items.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })), nextCursor };
  }
}
