import type { Point } from './chart.js';
import { paintMine } from './paint-seats.js';
import { DIMMED, type Scene } from './scene.js';
import type { View } from './view.js';

export function tracePolygon(pen: CanvasRenderingContext2D, outline: readonly Point[]): void {
  pen.beginPath();
  for (const [x, y] of outline) pen.lineTo(x, y);
  pen.closePath();
}

export function paintGround(pen: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const { chart, colours } = scene;
  pen.save();
  pen.translate(view.offsetX, view.offsetY);
  pen.scale(view.scale, view.scale);
  pen.lineJoin = 'round';
  pen.fillStyle = colours.zone;
  pen.strokeStyle = colours.zone;
  for (const section of chart.document.sections) {
    tracePolygon(pen, section.outline);
    pen.fill();
  }
  for (const { outline } of chart.document.decorations ?? []) {
    pen.fillStyle = colours.ink;
    tracePolygon(pen, outline);
    pen.fill();
  }
  for (const { outline } of chart.document.areas) {
    if (!outline) continue;
    pen.strokeStyle = colours.line;
    pen.lineWidth = 1.5 / view.scale;
    tracePolygon(pen, outline);
    pen.stroke();
  }
  pen.restore();
}

/** Writes a name into a box, as large as it fits, or not at all when it would be too small to read. */
function paintName(
  pen: CanvasRenderingContext2D,
  text: string,
  box: { x: number; y: number; width: number; height: number },
  font: string,
): void {
  const size = Math.min(28, box.height * 0.5, (box.width * 1.9) / Math.max(text.length, 3));
  if (size < 9) return;
  pen.font = `860 ${size.toFixed(1)}px ${font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, box.x + box.width / 2, box.y + box.height / 2);
}

export function paintNames(pen: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const { chart, colours } = scene;
  const named = [
    ...(chart.document.decorations ?? []).map(each => ({
      name: each.text,
      outline: each.outline,
      ink: colours.onInk,
    })),
    ...chart.document.areas.map(each => ({ name: each.name, outline: each.outline, ink: colours.ink2 })),
  ];
  for (const { name, outline, ink } of named) {
    if (!outline) continue;
    const xs = outline.map(([x]) => x * view.scale + view.offsetX);
    const ys = outline.map(([, y]) => y * view.scale + view.offsetY);
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    pen.fillStyle = ink;
    paintName(pen, name, { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, colours.display);
  }
}

/** A big house from afar: each section filled in the hue of its tier, the fuller the more is free. */
export function paintSections(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  tierOfSection: Int16Array,
): void {
  const { chart, availability, colours, hiddenTiers } = scene;
  pen.save();
  pen.translate(view.offsetX, view.offsetY);
  pen.scale(view.scale, view.scale);
  pen.lineWidth = 1 / view.scale;
  chart.document.sections.forEach((section, index) => {
    const tier = tierOfSection[index] ?? -1;
    const share =
      (availability.freeBySection[index] ?? 0) / Math.max(1, availability.countBySection[index] ?? 1);
    tracePolygon(pen, section.outline);
    if (tier >= 0 && share > 0) {
      pen.globalAlpha = (0.22 + 0.78 * share) * (hiddenTiers.has(tier) ? DIMMED : 1);
      pen.fillStyle = colours.tiers[tier % colours.tiers.length] ?? colours.ink;
      pen.fill();
    }
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.ground;
    pen.stroke();
  });
  pen.restore();
  chart.boxes.forEach((box, index) => {
    const share =
      (availability.freeBySection[index] ?? 0) / Math.max(1, availability.countBySection[index] ?? 1);
    const name = chart.document.sections[index]?.name ?? '';
    const short = name.replace(/^(block|section)\s+/i, '');
    pen.fillStyle =
      share > 0.3 && !hiddenTiers.has(tierOfSection[index] ?? -1) ? colours.ground : colours.ink;
    paintName(
      pen,
      short,
      {
        x: box.x * view.scale + view.offsetX,
        y: box.y * view.scale + view.offsetY,
        width: box.width * view.scale,
        height: box.height * view.scale,
      },
      colours.display,
    );
  });
  paintMine(pen, scene, view, 5);
}
