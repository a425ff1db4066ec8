import { qrPath } from '../../../src/platform/web/qr-path.js';
import { artworkSvg, type ArtworkShape } from '../../../src/events/artwork.rules.js';
import type { ClockView } from '../../../src/storefront/views/shared.view.js';

import { SAMPLE_EVENTS, type SampleEvent } from './sample-events.js';

export * from './sample-events.js';

export const artPath = (slug: string, shape: ArtworkShape): string => `/art/${slug}-${shape}.svg`;

/** What a server of these pages answers at `artPath`; undefined for an event it does not know. */
export function sampleArt(path: string): string | undefined {
  const [, slug, shape] = /^\/art\/(.+)-(poster|wide|thumb)\.svg$/.exec(path) ?? [];
  const event = SAMPLE_EVENTS.find(each => each.slug === slug);
  return event && artworkSvg({ ...event, seed: event.slug, shape: shape as ArtworkShape });
}

export const nameOf = (event: SampleEvent): string =>
  event.attraction === event.title ? event.title : `${event.attraction}: ${event.title}`;

export const sampleQr = (code: string): { size: number; path: string } => qrPath(code);

export function sampleClock(more: Partial<ClockView>): ClockView {
  return {
    now: '2026-11-24T20:05:18Z',
    expiresAt: '2026-11-24T20:14:00Z',
    zone: 'Europe/London',
    totalSeconds: 600,
    timeLeft: '8:42',
    percentLeft: 87,
    isLate: false,
    isOne: false,
    canExtend: true,
    extendMinutes: 10,
    extendAction: '/basket/h1/extension',
    ...more,
  };
}

export const LATE_CLOCK = sampleClock({
  now: '2026-11-24T20:12:12Z',
  timeLeft: '1:48',
  percentLeft: 18,
  isLate: true,
});
