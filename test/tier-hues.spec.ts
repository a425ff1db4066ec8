import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrast } from '../views/islands/seat-map/contrast.js';

type Three = readonly [number, number, number];
type Matrix = readonly [Three, Three, Three];

const css = readFileSync(join(import.meta.dirname, '..', 'views', 'styles', 'tokens.css'), 'utf8');
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A colour token in one of the two themes, from 0 to 255. */
function token(name: string, theme: 'light' | 'dark'): Three {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? [];
  const hex = theme === 'light' ? light : dark;
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

const times = (matrix: Matrix, [x, y, z]: Three): Three => {
  const row = ([a, b, c]: Three): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
const each = (change: (value: number) => number, [x, y, z]: Three): Three => [
  change(x),
  change(y),
  change(z),
];
const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

/** How people without one kind of cone see linear RGB: Machado, Oliveira and Fernandes 2009, severity 1. */
const EYES: Record<string, Matrix> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab, where equal distances look equal: Björn Ottosson 2020. */
function oklab(colour: Three): Three {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(Math.cbrt, cones),
  );
}

function seen(colour: Three, eyes: Matrix): Three {
  const light = times(
    eyes,
    each(value => linear(value / 255), colour),
  );
  return oklab(each(value => Math.min(1, Math.max(0, value)), light));
}

describe.each(['light', 'dark'] as const)('the hues of the tiers, %s', theme => {
  const hues = LETTERS.map(letter => token(`tier-${letter}`, theme));

  it('let the number of a seat be read in ink or its opposite', () => {
    const [ink, onInk] = [token('ink', theme), token('ground', theme)];
    const best = hues.map(hue => Math.max(contrast(ink, hue), contrast(onInk, hue)));
    expect(Math.min(...best)).toBeGreaterThanOrEqual(4.5);
  });

  it('stand out from the zone', () => {
    const zone = token('map-zone', theme);
    expect(Math.min(...hues.map(hue => contrast(hue, zone)))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(EYES))('are told apart with %s', (_, eyes) => {
    const spots = hues.map(hue => seen(hue, eyes));
    const nearest = (some: Three[]): number =>
      Math.min(
        ...some.flatMap((one, i) =>
          some.slice(0, i).map(other => Math.hypot(...one.map((v, k) => v - (other[k] ?? 0)))),
        ),
      );
    expect(nearest(spots)).toBeGreaterThanOrEqual(0.09);
    expect(nearest(spots.slice(0, 4))).toBeGreaterThanOrEqual(0.14);
  });
});
