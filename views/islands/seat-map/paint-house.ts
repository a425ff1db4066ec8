import type { Box } from './chart.js';
import { outlinesOf, touches } from './outlines.js';
import type { Scene } from './scene.js';
import type { View } from './view.js';

/** Lets the pen draw in plan units. */
export function inPlan(pen: CanvasRenderingContext2D, view: View, draw: () => void): void {
  pen.save();
  pen.translate(view.offsetX, view.offsetY);
  pen.scale(view.scale, view.scale);
  draw();
  pen.restore();
}

/** What the seats stand on. @param seen in plan units; what lies outside is left out */
export function paintGround(pen: CanvasRenderingContext2D, scene: Scene, view: View, seen: Box): void {
  const { chart, colours } = scene;
  const { sections, decorations, areas } = outlinesOf(chart);
  inPlan(pen, view, () => {
    pen.fillStyle = colours.zone;
    for (const { path, box } of sections) if (touches(box, seen)) pen.fill(path);
    pen.fillStyle = colours.ink;
    for (const { path, box } of decorations) if (touches(box, seen)) pen.fill(path);
    pen.strokeStyle = colours.line;
    pen.lineWidth = 1.5 / view.scale;
    for (const { path, box } of areas) if (touches(box, seen)) pen.stroke(path);
  });
}

/** Writes a name into a box of the plan, as large as it fits, or not at all when it would be too small to read. */
export function paintName(
  pen: CanvasRenderingContext2D,
  view: View,
  { name, box, font }: { name: string; box: Box; font: string },
): void {
  const [width, height] = [box.width * view.scale, box.height * view.scale];
  const size = Math.min(28, height * 0.5, (width * 1.9) / Math.max(name.length, 3));
  if (size < 9) return;
  pen.font = `860 ${size.toFixed(1)}px ${font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(
    name,
    box.x * view.scale + view.offsetX + width / 2,
    box.y * view.scale + view.offsetY + height / 2,
  );
}

export function paintNames(pen: CanvasRenderingContext2D, scene: Scene, view: View, seen: Box): void {
  const { chart, colours } = scene;
  const { decorations, areas } = outlinesOf(chart);
  for (const [outlines, ink] of [
    [decorations, colours.onInk],
    [areas, colours.ink2],
  ] as const) {
    pen.fillStyle = ink;
    for (const { name, box } of outlines) {
      if (touches(box, seen)) paintName(pen, view, { name, box, font: colours.display });
    }
  }
}
