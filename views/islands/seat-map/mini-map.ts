import { tracePolygon } from './paint-house.js';
import type { Scene } from './scene.js';
import { seenBox, type View } from './view.js';

const WIDTH = 116;

/** The small map of a big house: where in the house the window is, and a way to go elsewhere. */
export function makeMiniMap(
  box: HTMLElement,
  scene: () => Scene,
  tierOfSection: Int16Array,
  goTo: (x: number, y: number) => void,
): (view: View) => void {
  const canvas = box.querySelector('canvas');
  const pen = canvas?.getContext('2d');
  const { size, sections, decorations = [] } = scene().chart.document;
  const scale = WIDTH / size.width;
  if (!canvas || !pen) return () => undefined;
  const ratio = 2;
  canvas.width = WIDTH * ratio;
  canvas.height = size.height * scale * ratio;
  const go = (event: PointerEvent): void => {
    const at = canvas.getBoundingClientRect();
    goTo(
      ((event.clientX - at.left) / at.width) * size.width,
      ((event.clientY - at.top) / at.height) * size.height,
    );
  };
  box.addEventListener('pointerdown', event => {
    box.setPointerCapture(event.pointerId);
    go(event);
  });
  box.addEventListener('pointermove', event => {
    if (event.buttons > 0) go(event);
  });
  return view => {
    const seen = seenBox(view);
    // Where the whole house is in sight the small map would only cover it.
    box.hidden = seen.width >= size.width * 0.95 && seen.height >= size.height * 0.95;
    if (box.hidden) return;
    const { colours, availability } = scene();
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.scale(scale, scale);
    sections.forEach((section, index) => {
      const share =
        (availability.freeBySection[index] ?? 0) / Math.max(1, availability.countBySection[index] ?? 1);
      tracePolygon(pen, section.outline);
      pen.globalAlpha = 0.2 + 0.8 * share;
      pen.fillStyle =
        share > 0
          ? (colours.tiers[Math.max(0, tierOfSection[index] ?? 0) % colours.tiers.length] ?? colours.ink)
          : colours.sold;
      pen.fill();
    });
    pen.globalAlpha = 1;
    pen.fillStyle = colours.ink;
    for (const { outline } of decorations) {
      tracePolygon(pen, outline);
      pen.fill();
    }
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 2 / scale;
    pen.strokeRect(seen.x, seen.y, seen.width, seen.height);
  };
}
