import { Controller, Get, Header } from '@nestjs/common';
import { ApiDocument } from './api-document.js';
import type { OpenApiDocument } from './document.js';

@Controller('api')
export class OpenApiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Header('cache-control', 'public, max-age=300')
  show(): OpenApiDocument {
    return this.document.get();
  }
}
