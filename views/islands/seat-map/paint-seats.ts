import { SEAT } from './availability.js';
import { FLAGS, visitSeats } from './chart.js';
import type { Colours } from './colours.js';
import { DIMMED, type Scene } from './scene.js';
import { makeSprites, type SeatSign, type Sprites } from './sprites.js';
import { seenBox, type View } from './view.js';

const NUMBERS_FROM_PX = 20;
const ROWS_FROM_PX = 12;
const RADIUS_SHARE = 0.4;

function signOf(scene: Scene, seat: number): SeatSign {
  const state = scene.availability.states[seat];
  const flags = scene.chart.flags[seat] ?? 0;
  if (state === SEAT.held) return 'held';
  if (state === SEAT.sold) return 'sold';
  if (state === SEAT.blocked || (scene.chart.tier[seat] ?? -1) < 0) return 'blocked';
  if (flags & FLAGS.accessible) return 'wheel';
  return flags & FLAGS.restrictedView ? 'part' : 'free';
}

let kept: { key: string; sprites: Sprites } | undefined;

function spritesFor(radius: number, ratio: number, colours: Colours): Sprites {
  const key = `${radius.toFixed(1)} ${ratio} ${colours.tiers.join()} ${colours.ground}`;
  if (kept?.key !== key) kept = { key, sprites: makeSprites(radius, ratio, colours) };
  return kept.sprites;
}

export function paintMine(pen: CanvasRenderingContext2D, scene: Scene, view: View, radius: number): void {
  const { chart, colours } = scene;
  const half = Math.max(radius * 1.12, 5);
  for (const seat of scene.mine) {
    const x = (chart.x[seat] ?? 0) * view.scale + view.offsetX;
    const y = (chart.y[seat] ?? 0) * view.scale + view.offsetY;
    pen.fillStyle = colours.yours;
    pen.strokeStyle = colours.ink;
    pen.lineWidth = Math.max(1.5, radius * 0.17);
    pen.beginPath();
    pen.roundRect(x - half, y - half, half * 2, half * 2, half * 0.28);
    pen.fill();
    pen.stroke();
    if (half < 7) continue;
    const label = chart.document.seats[seat]?.[3] ?? '';
    pen.fillStyle = colours.onYours;
    pen.font = `900 ${Math.min(half * 1.35, (half * 3.1) / Math.max(label.length, 1)).toFixed(1)}px ${colours.display}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(label, x, y + half * 0.06);
  }
}

function paintRowLabels(pen: CanvasRenderingContext2D, scene: Scene, view: View, step: number): void {
  const { chart, colours } = scene;
  pen.fillStyle = colours.ink2;
  pen.font = `500 ${Math.min(13, step * 0.6).toFixed(1)}px ${colours.text}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const [, label, first, count] of chart.document.rows) {
    const last = first + count - 1;
    for (const [end, inner] of [
      [first, Math.min(first + 1, last)],
      [last, Math.max(last - 1, first)],
    ] as const) {
      const [x, y] = [chart.x[end] ?? 0, chart.y[end] ?? 0];
      const [ix, iy] = [chart.x[inner] ?? x, chart.y[inner] ?? y];
      const far = Math.hypot(x - ix, y - iy) || 1;
      const px = (x + ((x - ix) / far) * chart.spacing * 1.25) * view.scale + view.offsetX;
      const py = (y + ((y - iy) / far) * chart.spacing * 1.25) * view.scale + view.offsetY;
      if (far > 1 && px > -20 && py > -20 && px < view.width + 20 && py < view.height + 20) {
        pen.fillText(label, px, py);
      }
    }
  }
}

export function paintSeats(pen: CanvasRenderingContext2D, scene: Scene, view: View, ratio: number): void {
  const { chart, colours, hiddenTiers } = scene;
  const step = chart.spacing * view.scale;
  const radius = Math.max(0.8, step * RADIUS_SHARE);
  const sprites = spritesFor(radius, ratio, colours);
  const side = sprites.half * 2;
  const numbers: { label: string; x: number; y: number }[] = [];
  const edge = chart.spacing;
  const box = seenBox(view);
  let alpha = 1;
  visitSeats(
    chart.grid,
    { x: box.x - edge, y: box.y - edge, width: box.width + 2 * edge, height: box.height + 2 * edge },
    seat => {
      if (scene.mine.has(seat)) return;
      const tier = chart.tier[seat] ?? -1;
      const sign = signOf(scene, seat);
      const wanted = hiddenTiers.has(tier) ? DIMMED : 1;
      if (wanted !== alpha) pen.globalAlpha = alpha = wanted;
      const x = (chart.x[seat] ?? 0) * view.scale + view.offsetX;
      const y = (chart.y[seat] ?? 0) * view.scale + view.offsetY;
      pen.drawImage(sprites.get(sign, Math.max(tier, 0)), x - sprites.half, y - sprites.half, side, side);
      if (step >= NUMBERS_FROM_PX && sign === 'free' && wanted === 1) {
        numbers.push({ label: chart.document.seats[seat]?.[3] ?? '', x, y });
      }
    },
  );
  pen.globalAlpha = 1;
  pen.fillStyle = colours.ground;
  pen.font = `700 ${(radius * 1.05).toFixed(1)}px ${colours.display}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const { label, x, y } of numbers) {
    if (label.length <= 3) pen.fillText(label, x, y + radius * 0.05);
  }
  if (step >= ROWS_FROM_PX) paintRowLabels(pen, scene, view, step);
  paintMine(pen, scene, view, radius);
}
