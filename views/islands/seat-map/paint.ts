import type { Box } from './chart.js';
import { paintGround, paintNames } from './paint-house.js';
import { paintSeats } from './paint-seats.js';
import { paintSections } from './paint-sections.js';
import { showsSeats, type Scene } from './scene.js';
import type { View } from './view.js';

/** How far beyond its middle anything small reaches: a seat, a row's letter. In CSS pixels. */
const REACH_PX = 4;

/**
 * Draws a part of the picture anew, and nothing beside it.
 * @param part in device pixels, whole ones, so that parts meet without a seam
 * @returns what it cost, in stamped seats
 */
export function paintPart(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  { part, ratio, tierOfSection }: { part: Box; ratio: number; tierOfSection: Int16Array },
): number {
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.beginPath();
  pen.rect(part.x, part.y, part.width, part.height);
  pen.clip();
  pen.fillStyle = scene.colours.ground;
  pen.fillRect(part.x, part.y, part.width, part.height);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const seen = {
    x: (part.x / ratio - REACH_PX - view.offsetX) / view.scale,
    y: (part.y / ratio - REACH_PX - view.offsetY) / view.scale,
    width: (part.width / ratio + 2 * REACH_PX) / view.scale,
    height: (part.height / ratio + 2 * REACH_PX) / view.scale,
  };
  paintGround(pen, scene, view, seen);
  const cost = showsSeats(scene.chart, view)
    ? paintSeats(pen, scene, view, { seen, ratio })
    : paintSections(pen, scene, view, { seen, tierOfSection });
  paintNames(pen, scene, view, seen);
  pen.restore();
  return cost;
}
