import { SEAT } from './availability.js';
import { FLAGS, visitSeats, type Box } from './chart.js';
import { rowLabelsOf } from './row-labels.js';
import { DIMMED, type Scene } from './scene.js';
import type { SeatSign } from './signs.js';
import { spritesFor, stamp, type Sprites } from './sprites.js';
import type { View } from './view.js';

const NUMBERS_FROM_PX = 20;
const ROWS_FROM_PX = 12;
const RADIUS_SHARE = 0.4;
/** Writing a number costs about as much as so many stamped seats. */
const NUMBER_COST = 4;

/** Of a seat, in CSS pixels. */
export const seatRadius = (scene: Scene, view: View): number =>
  Math.max(0.8, scene.chart.spacing * view.scale * RADIUS_SHARE);

/** How a seat is drawn when it is in this state. */
export function signOf(scene: Scene, seat: number, state: number | undefined): SeatSign {
  const flags = scene.chart.flags[seat] ?? 0;
  if (state === SEAT.held) return 'held';
  if (state === SEAT.sold) return 'sold';
  if (state === SEAT.blocked || (scene.chart.tier[seat] ?? -1) < 0) return 'blocked';
  if (flags & FLAGS.accessible) return 'wheel';
  return flags & FLAGS.restrictedView ? 'part' : 'free';
}

export const spritesAt = (scene: Scene, view: View, ratio: number): Sprites =>
  spritesFor(seatRadius(scene, view), ratio, scene.colours);

function paintNumbers(pen: CanvasRenderingContext2D, scene: Scene, view: View, seats: number[]): void {
  const { chart, colours } = scene;
  const radius = seatRadius(scene, view);
  pen.font = `700 ${(radius * 1.05).toFixed(1)}px ${colours.display}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let tier = -1;
  for (const seat of seats) {
    const label = chart.document.seats[seat]?.[3] ?? '';
    if (label.length > 3) continue;
    if (chart.tier[seat] !== tier) {
      tier = chart.tier[seat] ?? 0;
      pen.fillStyle = colours.onTiers[tier % colours.onTiers.length] ?? colours.onInk;
    }
    const x = (chart.x[seat] ?? 0) * view.scale + view.offsetX;
    const y = (chart.y[seat] ?? 0) * view.scale + view.offsetY;
    pen.fillText(label, x, y + radius * 0.05);
  }
}

function paintRowLabels(pen: CanvasRenderingContext2D, scene: Scene, view: View, seen: Box): void {
  const { chart, colours } = scene;
  const { texts, x, y } = rowLabelsOf(chart);
  pen.fillStyle = colours.ink2;
  pen.font = `500 ${Math.min(13, chart.spacing * view.scale * 0.6).toFixed(1)}px ${colours.text}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (let row = 0; row < texts.length; row += 1) {
    const [px, py] = [x[row] ?? 0, y[row] ?? 0];
    if (px < seen.x || py < seen.y || px > seen.x + seen.width || py > seen.y + seen.height) continue;
    pen.fillText(texts[row] ?? '', px * view.scale + view.offsetX, py * view.scale + view.offsetY);
  }
}

/**
 * Draws the seats of a part of the plan.
 * @param seen in plan units; seats that only reach into it are drawn too
 * @returns what it cost, in stamped seats
 */
export function paintSeats(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  { seen, ratio }: { seen: Box; ratio: number },
): number {
  const { chart, availability, hiddenTiers } = scene;
  const step = chart.spacing * view.scale;
  const sprites = spritesAt(scene, view, ratio);
  const numbers: number[] = [];
  const edge = chart.spacing * 2;
  const wide = {
    x: seen.x - edge,
    y: seen.y - edge,
    width: seen.width + 2 * edge,
    height: seen.height + 2 * edge,
  };
  let stamped = 0;
  let alpha = 1;
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  visitSeats(chart.grid, wide, seat => {
    const [x, y] = [chart.x[seat] ?? 0, chart.y[seat] ?? 0];
    if (x < wide.x || y < wide.y || x > wide.x + wide.width || y > wide.y + wide.height) return;
    const tier = chart.tier[seat] ?? -1;
    const sign = signOf(scene, seat, availability.states[seat]);
    const wanted = hiddenTiers.has(tier) ? DIMMED : 1;
    if (wanted !== alpha) pen.globalAlpha = alpha = wanted;
    const [px, py] = [(x * view.scale + view.offsetX) * ratio, (y * view.scale + view.offsetY) * ratio];
    stamp(pen, sprites, sprites.column(sign, Math.max(tier, 0)), px, py);
    stamped += 1;
    if (step >= NUMBERS_FROM_PX && sign === 'free' && wanted === 1) numbers.push(seat);
  });
  pen.restore();
  paintNumbers(pen, scene, view, numbers);
  if (step >= ROWS_FROM_PX) paintRowLabels(pen, scene, view, wide);
  return stamped + numbers.length * NUMBER_COST;
}
