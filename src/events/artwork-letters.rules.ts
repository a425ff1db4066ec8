/**
 * A playbill alphabet of our own: capitals drawn as strokes two units wide on a body ten units high, so that an
 * image carries its letters as lines and needs no font. Each glyph: its width in units, its path.
 */
const BOWL = 'M1 3Q1 1 2.5 1Q4 1 4 3V7Q4 9 2.5 9Q1 9 1 7Z';
const GLYPHS: Record<string, readonly [width: number, path: string]> = {
  A: [5, 'M1 10V3.4Q1 1 2.5 1Q4 1 4 3.4V10M1 6.4H4'],
  B: [5, 'M1 0V10M1 1H2.5Q4 1 4 2.9Q4 4.8 2.5 4.8H1M2.5 4.8Q4 4.8 4 6.9Q4 9 2.5 9H1'],
  C: [5, 'M4 3.7V3Q4 1 2.5 1Q1 1 1 3V7Q1 9 2.5 9Q4 9 4 7V6.3'],
  D: [5, 'M1 0V10M1 1H2.3Q4 1 4 3V7Q4 9 2.3 9H1'],
  E: [4.5, 'M1 0V10M1 1H4.5M1 5H4.1M1 9H4.5'],
  F: [4.4, 'M1 0V10M1 1H4.4M1 5.2H4'],
  G: [5, 'M4 3.5V3Q4 1 2.5 1Q1 1 1 3V7Q1 9 2.5 9Q4 9 4 7V5.4H2.6'],
  H: [5, 'M1 0V10M4 0V10M1 5H4'],
  I: [2, 'M1 0V10'],
  J: [4.4, 'M3.4 0V7Q3.4 9 2.1 9Q.9 9 .9 7.2V6.4'],
  K: [5.2, 'M1 0V10M4.2 0L1.5 5.2L4.3 10'],
  L: [4.3, 'M1 0V10M1 9H4.3'],
  M: [7, 'M1 10V0M6 10V0M1.1 .4L3.5 6.6L5.9 .4'],
  N: [5.4, 'M1 10V0M4.4 10V0M1.1 .4L4.3 9.6'],
  O: [5, BOWL],
  P: [5, 'M1 10V0M1 1H2.5Q4 1 4 3.3Q4 5.6 2.5 5.6H1'],
  Q: [5, `${BOWL}M2.5 6.8L4.2 10.6`],
  R: [5, 'M1 10V0M1 1H2.5Q4 1 4 3Q4 5.1 2.5 5.1H1M2.5 5.1Q4 5.1 4 7V10'],
  S: [5, 'M4 3.3V3Q4 1 2.5 1Q1 1 1 2.9Q1 4.4 2.5 5Q4 5.6 4 7.1Q4 9 2.5 9Q1 9 1 7V6.7'],
  T: [5, 'M2.5 0V10M0 1H5'],
  U: [5, 'M1 0V7Q1 9 2.5 9Q4 9 4 7V0'],
  V: [5.2, 'M1 0L2.6 9L4.2 0'],
  W: [7.6, 'M1 0L2.3 9L3.8 1.6L5.3 9L6.6 0'],
  X: [5, 'M.9 0L4.1 10M4.1 0L.9 10'],
  Y: [5, 'M.9 0L2.5 5.4L4.1 0M2.5 5V10'],
  Z: [4.8, 'M.4 1H3.6L1.2 9H4.5'],
  '0': [5, BOWL],
  '1': [3.2, 'M2.2 10V0M2 1.2L.3 2.4'],
  '2': [5, 'M1 3.4V3Q1 1 2.5 1Q4 1 4 3Q4 4.4 2.8 6L1.1 9H4.5'],
  '3': [5, 'M1 3V2.9Q1 1 2.5 1Q4 1 4 2.9Q4 4.8 2.3 4.8Q4 4.8 4 7Q4 9 2.5 9Q1 9 1 7V6.8'],
  '4': [5.2, 'M3.7 10V0M3.5 .4L1 6.9H5'],
  '5': [5, 'M4.3 1H1.2V4.7Q4 3.4 4 6.6Q4 9 2.5 9Q1 9 1 7.2'],
  '6': [5, 'M4 3Q4 1 2.5 1Q1 1 1 3V7Q1 9 2.5 9Q4 9 4 7Q4 4.8 2.5 4.8Q1 4.8 1 6.6'],
  '7': [4.6, 'M.4 1H3.5L2 10'],
  '8': [
    5,
    'M2.5 4.8Q1 4.8 1 2.9Q1 1 2.5 1Q4 1 4 2.9Q4 4.8 2.5 4.8Q1 4.8 1 6.9Q1 9 2.5 9Q4 9 4 6.9Q4 4.8 2.5 4.8Z',
  ],
  '9': [5, 'M1 7Q1 9 2.5 9Q4 9 4 7V3Q4 1 2.5 1Q1 1 1 3Q1 5.2 2.5 5.2Q4 5.2 4 3.4'],
  '&': [5.6, 'M4.9 10L1.7 4Q.9 1 2.4 1Q3.8 1 3.6 2.8Q3.4 4 2.2 5Q1 6 1 7.2Q1 9 2.5 9Q4.2 9 4.5 6'],
  "'": [2, 'M1 0V3'],
  '.': [2, 'M1 8V10'],
  ',': [2, 'M1 8V11.4'],
  ':': [2, 'M1 2.6V4.6M1 8V10'],
  '-': [3, 'M.3 5.2H2.7'],
  '!': [2, 'M1 0V6.4M1 8V10'],
  '+': [4.6, 'M2.3 3V8M0 5.4H4.6'],
  '/': [4, 'M3.6 0L.4 10'],
};

/** Marks over and under letters, by their Unicode combining character, for a letter five units wide. */
const MARKS: Record<string, string> = {
  '\u0301': 'M2 -1L3.4 -2.8',
  '\u0300': 'M3 -1L1.6 -2.8',
  '\u0308': 'M1 -2.6V-1M4 -2.6V-1',
  '\u0302': 'M.8 -1L2.5 -2.8L4.2 -1',
  '\u030C': 'M.8 -2.8L2.5 -1L4.2 -2.8',
  '\u0303': 'M.6 -1.4Q1.6 -2.8 2.5 -1.9T4.4 -2.4',
  '\u030A': 'M2.5 -1Q1.7 -1 1.7 -1.8T2.5 -2.6T3.3 -1.8T2.5 -1',
  '\u0327': 'M2.5 10V11.6L1.4 12.4',
};

const SPACE = 2.2;
const TRACKING = 0.62;

export interface Lettering {
  /** In units of the body, which is ten high. */
  width: number;
  /** Glyphs as `<path>` elements, to be scaled by the caller. */
  paths: string;
}

/** Sets one line. Characters without a glyph leave a gap, so any name gives a picture. */
export function setLine(text: string): Lettering {
  let x = 0;
  let lastLeft = 0;
  let lastWidth = 5;
  const paths: string[] = [];
  for (const char of text
    .toUpperCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2013\u2014]/g, '-')
    .normalize('NFD')) {
    const mark = MARKS[char];
    const glyph = GLYPHS[char];
    if (mark) {
      paths.push(`<path transform="translate(${fixed(lastLeft + lastWidth / 2 - 2.5)})" d="${mark}"/>`);
    } else if (glyph) {
      paths.push(`<path transform="translate(${fixed(x)})" d="${glyph[1]}"/>`);
      [lastLeft, lastWidth] = [x, glyph[0]];
      x += glyph[0] + TRACKING;
    } else {
      x += SPACE;
    }
  }
  return { width: Math.max(x - TRACKING, 1), paths: paths.join('') };
}

export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Fits a line into a box as wood type does: as wide as the box, the letters up to 1.5 times wider or narrower
 * than drawn, never higher than the box. `y` is the top of the capitals.
 */
export function fitLine(text: string, box: Box, colour: string): { svg: string; height: number } {
  const { width, paths } = setLine(text);
  const wide = box.width / width;
  const height = Math.min(box.height / 10, wide * 1.5);
  const across = Math.min(wide, height * 1.5);
  return {
    height: height * 10,
    svg:
      `<g transform="translate(${fixed(box.x)} ${fixed(box.y)}) scale(${across.toFixed(3)} ${height.toFixed(3)})" ` +
      `fill="none" stroke="${colour}" stroke-width="2" stroke-miterlimit="3">${paths}</g>`,
  };
}

/** Breaks a name into at most `most` lines of about the same length; words are never broken. */
export function breakLines(text: string, most: number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const total = words.join(' ').length;
  const count = Math.max(1, Math.min(most, words.length, Math.ceil(total / 9)));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const isFull = line.length > 0 && line.length + word.length / 2 > total / count;
    if (isFull && lines.length < count - 1) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].filter(Boolean);
}
