import type { Scene } from './scene.js';
import { seatRadius } from './paint-seats.js';
import type { View } from './view.js';

const PIN_PX = 11;
/** A halo in the colour of the ground keeps own seats apart from whatever lies around them. */
const HALO_PX = 2;

interface Spot {
  x: number;
  y: number;
}

function spotOf({ chart }: Scene, view: View, seat: number): Spot {
  return {
    x: (chart.x[seat] ?? 0) * view.scale + view.offsetX,
    y: (chart.y[seat] ?? 0) * view.scale + view.offsetY,
  };
}

function write(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  text: string,
  { x, y }: Spot,
  size: number,
): void {
  pen.fillStyle = scene.colours.onYours;
  pen.font = `900 ${size.toFixed(1)}px ${scene.colours.display}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, x, y);
}

function fillAndEdge(pen: CanvasRenderingContext2D, scene: Scene, width: number): void {
  pen.lineJoin = 'round';
  pen.strokeStyle = scene.colours.ground;
  pen.lineWidth = width + 2 * HALO_PX;
  pen.stroke();
  pen.fillStyle = scene.colours.yours;
  pen.fill();
  pen.strokeStyle = scene.colours.ink;
  pen.lineWidth = width;
  pen.stroke();
}

/** Own seats among others: squares with their numbers, where all else is round. */
export function paintMine(pen: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const radius = seatRadius(scene, view);
  const half = Math.max(radius * 1.12, 5);
  for (const seat of scene.mine) {
    const { x, y } = spotOf(scene, view, seat);
    pen.beginPath();
    pen.roundRect(x - half, y - half, half * 2, half * 2, half * 0.28);
    fillAndEdge(pen, scene, Math.max(1.5, radius * 0.17));
    const label = scene.chart.document.seats[seat]?.[3] ?? '';
    const size = Math.min(half * 1.35, (half * 3.1) / Math.max(label.length, 1));
    if (half >= 7) write(pen, scene, label, { x, y: y + half * 0.06 }, size);
  }
}

/** Own seats from afar: one pin for each section that has some, with their number. */
export function paintPins(pen: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const bySection = new Map<number, Spot[]>();
  for (const seat of scene.mine) {
    const section = scene.chart.section[seat] ?? 0;
    bySection.set(section, [...(bySection.get(section) ?? []), spotOf(scene, view, seat)]);
  }
  for (const spots of bySection.values()) {
    const x = spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length;
    const tip = spots.reduce((sum, spot) => sum + spot.y, 0) / spots.length;
    const y = tip - PIN_PX * 1.7;
    pen.beginPath();
    pen.arc(x, y, PIN_PX, Math.PI * 0.75, Math.PI * 0.25);
    pen.lineTo(x, tip);
    pen.closePath();
    fillAndEdge(pen, scene, 2);
    write(pen, scene, String(spots.length), { x, y: y + 1 }, PIN_PX * 1.5);
  }
}
