import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ArtworkShape, artworkSvg, EventsService } from '../../events/index.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';
import { isKnown } from '../../platform/web/entity-tags.rules.js';
import { artworkHash } from './artwork-address.rules.js';

const SHAPES: readonly string[] = ['poster', 'wide', 'thumb'] satisfies ArtworkShape[];
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_WHILE = 'public, max-age=60, s-maxage=60, stale-if-error=600';
const DRAWINGS_IN_MEMORY = 300;

/** The picture of an event, drawn from its words. */
@Controller('art')
export class ArtworkController {
  private readonly drawings = new Map<string, string>();

  constructor(private readonly events: EventsService) {}

  @Get(':slug/:file')
  async show(
    @Param('slug') slug: string,
    @Param('file') file: string,
    @Query('v') version: unknown,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shape = file.replace(/\.svg$/, '');
    if (!isShape(shape) || shape === file) throw new DomainError(notFound);
    const { name, attraction, genre, slug: seed } = await this.events.getPublic(slug);
    const hash = artworkHash({ slug: seed, name, attraction, genre });
    const etag = `"${hash}-${shape}"`;
    void reply.header('cache-control', version === hash ? FOR_EVER : FOR_A_WHILE).header('etag', etag);
    if (isKnown(known, etag)) {
      await reply.code(304).send();
      return;
    }
    const svg = this.drawn(etag, () => artworkSvg({ title: name, attraction, genre, seed, shape }));
    await reply.type('image/svg+xml; charset=utf-8').send(svg);
  }

  private drawn(key: string, draw: () => string): string {
    const known = this.drawings.get(key);
    if (known !== undefined) return known;
    if (this.drawings.size >= DRAWINGS_IN_MEMORY) this.drawings.clear();
    const svg = draw();
    this.drawings.set(key, svg);
    return svg;
  }
}

function isShape(text: string): text is ArtworkShape {
  return SHAPES.includes(text);
}
