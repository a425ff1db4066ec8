import type { Colours } from './colours.js';

export type SeatSign = 'free' | 'wheel' | 'part' | 'held' | 'sold' | 'blocked';

/** Each sign is drawn once a size and then copied: ten thousand copies cost less than ten thousand arcs. */
export interface Sprites {
  /** Half the side, in CSS pixels. */
  half: number;
  get: (sign: SeatSign, tier: number) => CanvasImageSource;
}

function drawWheel(pen: CanvasRenderingContext2D, middle: number, radius: number, colours: Colours): void {
  const side = radius * 0.88;
  pen.lineWidth = Math.max(1, radius * 0.2);
  pen.fillStyle = colours.ground;
  pen.beginPath();
  pen.roundRect(middle - side, middle - side, side * 2, side * 2, radius * 0.25);
  pen.fill();
  pen.stroke();
  if (radius < 5) return;
  pen.beginPath();
  pen.arc(middle - radius * 0.08, middle + radius * 0.22, radius * 0.36, 0, Math.PI * 2);
  pen.moveTo(middle - radius * 0.12, middle - radius * 0.52);
  pen.lineTo(middle - radius * 0.12, middle + radius * 0.02);
  pen.lineTo(middle + radius * 0.34, middle + radius * 0.02);
  pen.lineTo(middle + radius * 0.5, middle + radius * 0.5);
  pen.lineWidth = Math.max(1, radius * 0.14);
  pen.stroke();
}

function drawSign(
  pen: CanvasRenderingContext2D,
  sign: SeatSign,
  middle: number,
  radius: number,
  colours: Colours,
): void {
  pen.lineCap = 'round';
  pen.beginPath();
  if (sign === 'sold') {
    pen.fillStyle = colours.sold;
    pen.arc(middle, middle, Math.max(0.5, radius * 0.32), 0, Math.PI * 2);
    pen.fill();
  } else if (sign === 'held') {
    pen.strokeStyle = colours.held;
    pen.lineWidth = Math.max(0.8, radius * 0.2);
    pen.arc(middle, middle, radius * 0.78, 0, Math.PI * 2);
    pen.stroke();
  } else if (sign === 'blocked') {
    pen.strokeStyle = colours.blocked;
    pen.lineWidth = Math.max(0.8, radius * 0.2);
    const arm = radius * 0.42;
    pen.moveTo(middle - arm, middle - arm);
    pen.lineTo(middle + arm, middle + arm);
    pen.moveTo(middle + arm, middle - arm);
    pen.lineTo(middle - arm, middle + arm);
    pen.stroke();
  } else if (sign === 'wheel') {
    drawWheel(pen, middle, radius, colours);
  } else {
    pen.arc(middle, middle, radius, 0, Math.PI * 2);
    pen.fill();
    if (sign === 'part') {
      pen.beginPath();
      pen.fillStyle = colours.ground;
      pen.arc(middle, middle, radius * 0.74, Math.PI, Math.PI * 2);
      pen.fill();
    }
  }
}

/** Signs for seats of `radius` CSS pixels on a screen with `ratio` device pixels to one. */
export function makeSprites(radius: number, ratio: number, colours: Colours): Sprites {
  const half = radius + 1.5;
  const side = Math.max(1, Math.ceil(half * 2 * ratio));
  const made = new Map<string, HTMLCanvasElement>();
  return {
    half: side / ratio / 2,
    get: (sign, tier) => {
      const hasHue = sign === 'free' || sign === 'wheel' || sign === 'part';
      const key = hasHue ? `${sign}${tier}` : sign;
      const known = made.get(key);
      if (known) return known;
      const canvas = document.createElement('canvas');
      canvas.width = side;
      canvas.height = side;
      made.set(key, canvas);
      const pen = canvas.getContext('2d');
      if (!pen) return canvas;
      pen.scale(ratio, ratio);
      const hue = colours.tiers[tier % colours.tiers.length] ?? colours.ink;
      pen.fillStyle = hue;
      pen.strokeStyle = hue;
      drawSign(pen, sign, side / ratio / 2, radius, colours);
      return canvas;
    },
  };
}
