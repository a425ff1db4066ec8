import { createHash } from 'node:crypto';
import type { ArtworkShape } from '../../events/index.js';

/** To be raised when the drawing itself changes, so that no cache keeps the old one. */
const EDITION = 1;
const HASH_LENGTH = 10;

export interface Drawn {
  slug: string;
  name: string;
  attraction: string;
  genre: string;
}

/** Changes with everything that the picture shows. */
export function artworkHash({ slug, name, attraction, genre }: Drawn): string {
  const text = JSON.stringify([EDITION, slug, name, attraction, genre]);
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

/** An address whose picture never changes. */
export function artworkUrl(event: Drawn, shape: ArtworkShape): string {
  return `/art/${event.slug}/${shape}.svg?v=${artworkHash(event)}`;
}
