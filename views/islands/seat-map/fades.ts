import { SEAT } from './availability.js';
import { signOf, spritesAt } from './paint-seats.js';
import { showsSeats, type Scene } from './scene.js';
import { stamp } from './sprites.js';
import type { View } from './view.js';

const FADE_MS = 180;
/** When more seats than this go at once nobody could follow them, and drawing them would cost frames. */
const MOST_FADING = 300;

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Seats that were free a moment ago. The picture already shows them taken; over it what they were fades away. */
export class Fades {
  private readonly since = new Map<number, number>();

  start(seat: number, now: number): void {
    if (this.since.size < MOST_FADING && !isCalm()) this.since.set(seat, now);
  }

  /** @returns whether another frame is needed */
  paint(
    pen: CanvasRenderingContext2D,
    scene: Scene,
    view: View,
    { ratio, now }: { ratio: number; now: number },
  ): boolean {
    if (!showsSeats(scene.chart, view)) this.since.clear();
    if (this.since.size === 0) return false;
    const { chart, hiddenTiers } = scene;
    const sprites = spritesAt(scene, view, ratio);
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    for (const [seat, start] of this.since) {
      const left = 1 - (now - start) / FADE_MS;
      const tier = Math.max(chart.tier[seat] ?? 0, 0);
      if (left <= 0) this.since.delete(seat);
      if (left <= 0 || hiddenTiers.has(tier)) continue;
      pen.globalAlpha = Math.min(1, left);
      const x = ((chart.x[seat] ?? 0) * view.scale + view.offsetX) * ratio;
      const y = ((chart.y[seat] ?? 0) * view.scale + view.offsetY) * ratio;
      stamp(pen, sprites, sprites.column(signOf(scene, seat, SEAT.free), tier), x, y);
    }
    pen.restore();
    return this.since.size > 0;
  }
}
