import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EventsSearch } from '../../events/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';

const AN_HOUR = 'public, max-age=3600, s-maxage=3600, stale-while-revalidate=3600, stale-if-error=86400';
const PAGE_SIZE = 100;
/** A sitemap may name 50,000 addresses; this many pages of events stay far below. */
const MOST_PAGES = 50;
const KEPT_FROM_ROBOTS = [
  '/admin',
  '/api/',
  '/basket',
  '/bookings/',
  '/checkout/',
  '/payments/',
  '/sandbox/',
];

/** What search engines and browsers ask every site for. */
@Controller()
export class SiteFilesController {
  constructor(
    private readonly search: EventsSearch,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get('robots.txt')
  async robots(@Res() reply: FastifyReply): Promise<void> {
    const lines = [
      'User-agent: *',
      ...KEPT_FROM_ROBOTS.map(path => `Disallow: ${path}`),
      '',
      `Sitemap: ${this.config.publicUrl}/sitemap.xml`,
      '',
    ];
    await reply.header('cache-control', AN_HOUR).type('text/plain; charset=utf-8').send(lines.join('\n'));
  }

  @Get('sitemap.xml')
  async sitemap(@Res() reply: FastifyReply): Promise<void> {
    const { publicUrl } = this.config;
    const paths = ['/'];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const from = this.clock.now();
      const found = await this.search.search({ sort: 'date', from, limit: PAGE_SIZE, cursor });
      // A slug holds nothing but letters, digits and dashes.
      paths.push(...found.items.map(({ slug }) => `/events/${slug}`));
      if (found.nextCursor === null) break;
      cursor = found.nextCursor;
    }
    const urls = paths.map(path => `<url><loc>${publicUrl}${path}</loc></url>`).join('\n');
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
    await reply
      .header('cache-control', AN_HOUR)
      .header('surrogate-key', 'events')
      .type('application/xml; charset=utf-8')
      .send(xml);
  }

  @Get('favicon.ico')
  async icon(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('cache-control', AN_HOUR).redirect('/assets/icon.svg', 302);
  }
}
