import { Controller, Get, Header, Render } from '@nestjs/common';
import type { DrawDocsView } from '../views/draw.view.js';
import { drawDocsPage } from './draw-docs.page.js';

@Controller('docs/draw')
export class DrawDocsController {
  @Get()
  @Render('docs/draw')
  @Header('cache-control', 'public, max-age=300, s-maxage=3600, stale-while-revalidate=3600')
  show(): DrawDocsView {
    return drawDocsPage();
  }
}
