import type { Colours } from './colours.js';

export type SeatSign = 'free' | 'wheel' | 'part' | 'held' | 'sold' | 'blocked';

/** A pen on a canvas in the page or beside it. */
type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface SignWish {
  sign: SeatSign;
  tier: number;
  /** Of a free seat, in the pen's units. */
  radius: number;
  colours: Colours;
}

/**
 * From the fifth tier on a mark is cut out of the disc, because more hues than four cannot be told apart by everybody:
 * notches at the sides, above and below, at all four, and a rim. The middle stays free for the seat's number.
 */
const MARKS = ['none', 'none', 'none', 'none', 'sides', 'ends', 'all', 'rim'] as const;

const tierMark = (tier: number): (typeof MARKS)[number] => MARKS[tier % MARKS.length] ?? 'none';

function cutMark(pen: Pen, tier: number, radius: number): void {
  const mark = tierMark(tier);
  if (mark === 'none') return;
  pen.beginPath();
  if (mark === 'rim') {
    pen.arc(0, 0, radius * 0.74, 0, Math.PI * 2);
    pen.lineWidth = Math.max(0.7, radius * 0.16);
    pen.stroke();
    return;
  }
  pen.lineWidth = Math.max(1, radius * 0.34);
  const [from, to] = [radius * 0.56, radius * 1.2];
  const ways = [
    ...(mark === 'ends' ? [] : [[1, 0] as const, [-1, 0] as const]),
    ...(mark === 'sides' ? [] : [[0, 1] as const, [0, -1] as const]),
  ];
  for (const [x, y] of ways) {
    pen.moveTo(x * from, y * from);
    pen.lineTo(x * to, y * to);
  }
  pen.stroke();
}

function drawWheel(pen: Pen, radius: number, colours: Colours): void {
  const side = radius * 0.88;
  pen.lineWidth = Math.max(1, radius * 0.2);
  pen.fillStyle = colours.ground;
  pen.beginPath();
  pen.roundRect(-side, -side, side * 2, side * 2, radius * 0.25);
  pen.fill();
  pen.stroke();
  if (radius < 5) return;
  pen.beginPath();
  pen.arc(-radius * 0.08, radius * 0.22, radius * 0.36, 0, Math.PI * 2);
  pen.moveTo(-radius * 0.12, -radius * 0.52);
  pen.lineTo(-radius * 0.12, radius * 0.02);
  pen.lineTo(radius * 0.34, radius * 0.02);
  pen.lineTo(radius * 0.5, radius * 0.5);
  pen.lineWidth = Math.max(1, radius * 0.14);
  pen.stroke();
}

function drawCross(pen: Pen, radius: number): void {
  const arm = radius * 0.42;
  pen.lineWidth = Math.max(0.8, radius * 0.2);
  pen.moveTo(-arm, -arm);
  pen.lineTo(arm, arm);
  pen.moveTo(arm, -arm);
  pen.lineTo(-arm, arm);
  pen.stroke();
}

function drawFree(pen: Pen, { sign, tier, radius, colours }: SignWish): void {
  pen.arc(0, 0, radius, 0, Math.PI * 2);
  pen.fill();
  pen.lineCap = 'butt';
  pen.strokeStyle = colours.zone;
  cutMark(pen, tier, radius);
  if (sign !== 'part') return;
  pen.beginPath();
  pen.fillStyle = colours.ground;
  pen.arc(0, 0, radius * 0.74, Math.PI, Math.PI * 2);
  pen.fill();
}

/** Draws a seat around the pen's origin. Every state has a shape of its own; the hue only says the tier. */
export function drawSign(pen: Pen, wish: SignWish): void {
  const { sign, tier, radius, colours } = wish;
  const hue = colours.tiers[tier % colours.tiers.length] ?? colours.ink;
  pen.lineCap = 'round';
  pen.fillStyle = hue;
  pen.strokeStyle = hue;
  pen.beginPath();
  if (sign === 'sold') {
    pen.fillStyle = colours.sold;
    pen.arc(0, 0, Math.max(0.5, radius * 0.32), 0, Math.PI * 2);
    pen.fill();
  } else if (sign === 'held') {
    pen.strokeStyle = colours.held;
    pen.lineWidth = Math.max(0.8, radius * 0.2);
    pen.arc(0, 0, radius * 0.78, 0, Math.PI * 2);
    pen.stroke();
  } else if (sign === 'blocked') {
    pen.strokeStyle = colours.blocked;
    drawCross(pen, radius);
  } else if (sign === 'wheel') {
    drawWheel(pen, radius, colours);
  } else {
    drawFree(pen, wish);
  }
}
