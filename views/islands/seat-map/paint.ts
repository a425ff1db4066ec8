import { paintGround, paintNames, paintSections } from './paint-house.js';
import { paintSeats } from './paint-seats.js';
import { showsSeats, type Scene } from './scene.js';
import type { View } from './view.js';

/** Draws the whole picture anew. */
export function paint(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  more: { ratio: number; tierOfSection: Int16Array },
): void {
  pen.setTransform(more.ratio, 0, 0, more.ratio, 0, 0);
  pen.clearRect(0, 0, view.width, view.height);
  paintGround(pen, scene, view);
  if (showsSeats(scene.chart, view)) paintSeats(pen, scene, view, more.ratio);
  else paintSections(pen, scene, view, more.tierOfSection);
  paintNames(pen, scene, view);
}
