import type { Colours } from './colours.js';
import { drawSign, type SeatSign } from './signs.js';

/**
 * All signs of one size in one picture. Each is drawn once and then copied: ten thousand copies cost less than ten
 * thousand arcs, and copies from one picture onto whole pixels are the cheapest there are.
 */
export interface Sprites {
  /** Side of a sign, in device pixels. */
  side: number;
  sheet: CanvasImageSource;
  /** Where in the sheet: columns are signs and tiers, rows are the parts of a pixel that a seat stands off by. */
  column: (sign: SeatSign, tier: number) => number;
  phases: number;
}

const PLAIN: readonly SeatSign[] = ['held', 'sold', 'blocked'];
const COLOURED: readonly SeatSign[] = ['free', 'wheel', 'part'];
/** Below this radius, in device pixels, a seat moved by half a pixel would be seen to stand out of its row. */
const SMALL = 5;
const MARGIN = 1.5;
const MOST_KEPT = 6;

function makeSprites(radius: number, ratio: number, colours: Colours): Sprites {
  const side = Math.max(3, Math.ceil((radius + MARGIN) * 2 * ratio));
  const phases = radius * ratio < SMALL ? 2 : 1;
  const columns = PLAIN.length + COLOURED.length * colours.tiers.length;
  const column = (sign: SeatSign, tier: number): number => {
    const plain = PLAIN.indexOf(sign);
    return plain >= 0
      ? plain
      : PLAIN.length + COLOURED.indexOf(sign) * colours.tiers.length + (tier % colours.tiers.length);
  };
  const sheet = new OffscreenCanvas(side * columns, side * phases * phases);
  const pen = sheet.getContext('2d');
  const tiers = colours.tiers.map((_, tier) => tier);
  const signs = [
    ...PLAIN.map(sign => ({ sign, tier: 0 })),
    ...COLOURED.flatMap(sign => tiers.map(tier => ({ sign, tier }))),
  ];
  for (let phase = 0; pen && phase < phases * phases; phase += 1) {
    for (const { sign, tier } of signs) {
      const x = (column(sign, tier) + 0.5) * side + (phase % phases) / phases;
      const y = (phase + 0.5) * side + Math.floor(phase / phases) / phases;
      pen.setTransform(ratio, 0, 0, ratio, x, y);
      drawSign(pen, { sign, tier, radius, colours });
    }
  }
  return { side, sheet: sheet.transferToImageBitmap(), column, phases };
}

const kept = new Map<string, Sprites>();

/** Signs for seats of `radius` CSS pixels on a screen with `ratio` device pixels to one. */
export function spritesFor(radius: number, ratio: number, colours: Colours): Sprites {
  const size = Math.round(radius * 10) / 10;
  const key = `${size} ${ratio} ${colours.tiers.join()} ${colours.ground}`;
  const sprites = kept.get(key) ?? makeSprites(size, ratio, colours);
  kept.delete(key);
  kept.set(key, sprites);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return sprites;
}

/** Stamps a sign with its middle at a place in device pixels; the pen must not be scaled. */
export function stamp(
  pen: CanvasRenderingContext2D,
  { side, sheet, phases }: Sprites,
  column: number,
  x: number,
  y: number,
): void {
  const left = Math.floor((x - side / 2) * phases + 0.5);
  const top = Math.floor((y - side / 2) * phases + 0.5);
  const [wholeX, wholeY] = [Math.floor(left / phases), Math.floor(top / phases)];
  const phase = left - wholeX * phases + (top - wholeY * phases) * phases;
  pen.drawImage(sheet, column * side, phase * side, side, side, wholeX, wholeY, side, side);
}
