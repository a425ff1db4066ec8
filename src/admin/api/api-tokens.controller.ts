import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { conflict, invalidRequest, notFound } from '../../platform/general-problems.js';
import { Describe } from '../../platform/openapi/index.js';
import { Actor } from '../access/api-token.guard.js';
import { ApiTokens, type ListedToken } from '../access/api-tokens.js';
import { AdminActs } from '../audit/admin-acts.js';
import { apiTokenSchema, madeApiTokenSchema, page, PAGE_QUERY } from './admin.schemas.js';
import { ApiTokenForm } from './api-tokens.forms.js';
import { PageQuery } from './catalogue.forms.js';

/** Tokens for programs: `admin` for everything here, `door` for check-ins alone. */
@Controller('api/v1/admin/api-tokens')
export class AdminApiTokensController {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly acts: AdminActs,
  ) {}

  @Post()
  @Describe({
    summary: 'Make an API token',
    description: 'The answer carries `token`, which is never shown again. Valid tokens have different names.',
    answers: { 201: madeApiTokenSchema },
    refuses: [invalidRequest, conflict],
  })
  @Header('cache-control', 'no-store')
  async create(@Body() { name, role }: ApiTokenForm, @Actor() actor: string) {
    const id = uuid();
    const act = { actor, action: 'api-token.created', id, detail: { name, role } };
    const made = await this.acts.run(act, tx => this.tokens.make(tx, { id, name, role }));
    return { ...toView(made), token: made.token };
  }

  @Get()
  @Describe({
    summary: 'Valid API tokens, oldest first, without the tokens themselves',
    answers: { 200: page(apiTokenSchema) },
    query: PAGE_QUERY,
    refuses: [invalidRequest],
  })
  @Header('cache-control', 'no-store')
  async list(@Query() request: PageQuery) {
    const { items, nextCursor } = await this.tokens.list(request);
    return { items: items.map(toView), nextCursor };
  }

  @Delete(':id')
  @Describe({ summary: 'Revoke an API token', answers: { 204: null }, refuses: [notFound] })
  @HttpCode(204)
  async revoke(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    await this.acts.run({ actor, action: 'api-token.revoked', id }, tx => this.tokens.revoke(tx, id));
  }
}

function toView({ id, name, role, createdAt }: ListedToken) {
  return { id, name, role, createdAt: createdAt.toISOString() };
}
