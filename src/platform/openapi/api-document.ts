import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../assert.js';
import { viewsFolder } from '../web/views-folder.js';
import { type OpenApiDocument, openApiDocument } from './document.js';

/** The OpenAPI document of the running application: made when first asked for, from what really serves. */
@Injectable()
export class ApiDocument {
  private app: NestFastifyApplication | undefined;
  private document: OpenApiDocument | undefined;

  of(app: NestFastifyApplication): void {
    this.app = app;
  }

  get(): OpenApiDocument {
    if (this.document !== undefined) return this.document;
    invariant(this.app !== undefined, 'the application says so when it is made');
    const file = join(viewsFolder(), '..', 'package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    this.document = openApiDocument(this.app, version);
    return this.document;
  }
}
