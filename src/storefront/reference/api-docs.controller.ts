import { Controller, Get, Header, Render } from '@nestjs/common';
import { ApiDocument } from '../../platform/openapi/index.js';
import { apiDocsView, type OpenApiDocument } from '../views/api-docs.rules.js';
import type { ApiDocsView } from '../views/api-docs.view.js';

@Controller('api/docs')
export class ApiDocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get()
  @Render('docs/api')
  @Header('cache-control', 'public, max-age=300')
  show(): ApiDocsView {
    return apiDocsView(this.document.get() as unknown as OpenApiDocument, '/api/openapi.json');
  }
}
