import { Controller, Get, Query } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditQuery } from './catalogue.forms.js';

@Controller('api/v1/admin/audit')
export class AdminAuditController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  async list(@Query() { limit, cursor, q }: AuditQuery) {
    const { items, nextCursor } = await this.log.list({ limit, cursor }, q);
    return { items: items.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })), nextCursor };
  }
}
