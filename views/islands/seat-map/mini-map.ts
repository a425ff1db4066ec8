import { outlinesOf } from './outlines.js';
import { freeShare, strengthOf } from './paint-sections.js';
import type { Scene } from './scene.js';
import { seenBox, type View } from './view.js';

const WIDTH = 116;
const RATIO = 2;
/** The small map may be a moment older than the large one. */
const REPAINT_MS = 1000;

export interface MiniMap {
  /** Shows which part of the house is in sight. */
  follow: (view: View) => void;
  repaint: () => void;
  /** Within a second, however often it is asked for. */
  repaintSoon: () => void;
}

function paintHouse(pen: CanvasRenderingContext2D, scene: Scene, tierOfSection: Int16Array): void {
  const { colours, chart } = scene;
  const scale = (WIDTH * RATIO) / chart.document.size.width;
  const { sections, decorations } = outlinesOf(chart);
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, chart.document.size.width, chart.document.size.height);
  sections.forEach(({ path }, section) => {
    const share = freeShare(scene, section);
    const tier = Math.max(0, tierOfSection[section] ?? 0);
    pen.globalAlpha = share > 0 ? strengthOf(share) : 0.4;
    pen.fillStyle = share > 0 ? (colours.tiers[tier % colours.tiers.length] ?? colours.ink) : colours.sold;
    pen.fill(path);
  });
  pen.globalAlpha = 1;
  pen.fillStyle = colours.ink;
  for (const { path } of decorations) pen.fill(path);
}

/** The house is painted seldom; the frame around what is in sight is an element of its own and only moved. */
function listenTo(box: HTMLElement, canvas: HTMLCanvasElement, goTo: (x: number, y: number) => void): void {
  const go = (event: PointerEvent): void => {
    const at = canvas.getBoundingClientRect();
    goTo((event.clientX - at.left) / at.width, (event.clientY - at.top) / at.height);
  };
  box.addEventListener('pointerdown', event => {
    box.setPointerCapture(event.pointerId);
    go(event);
  });
  box.addEventListener('pointermove', event => {
    if (event.buttons > 0) go(event);
  });
}

/**
 * The small map of a big house: where in the house the window is, and a way to go elsewhere.
 * @param goTo gets a place of the plan that is to come into the middle
 */
export function makeMiniMap(
  box: HTMLElement,
  scene: Scene,
  tierOfSection: Int16Array,
  goTo: (x: number, y: number) => void,
): MiniMap | undefined {
  const canvas = box.querySelector('canvas');
  const frame = box.querySelector<HTMLElement>('[data-map-frame]');
  const pen = canvas?.getContext('2d');
  const { size } = scene.chart.document;
  if (!canvas || !pen || !frame) return undefined;
  canvas.width = WIDTH * RATIO;
  canvas.height = (size.height / size.width) * WIDTH * RATIO;
  listenTo(box, canvas, (x, y) => goTo(x * size.width, y * size.height));
  let timer = 0;
  const repaint = (): void => {
    clearTimeout(timer);
    timer = 0;
    paintHouse(pen, scene, tierOfSection);
  };
  return {
    repaint,
    repaintSoon: () => {
      timer ||= window.setTimeout(repaint, REPAINT_MS);
    },
    follow: view => {
      const seen = seenBox(view);
      // Where the whole house is in sight the small map would only cover it.
      const isNeedless = seen.width >= size.width * 0.95 && seen.height >= size.height * 0.95;
      if (box.hidden !== isNeedless) box.hidden = isNeedless;
      if (isNeedless) return;
      const [left, top] = [Math.max(0, seen.x / size.width), Math.max(0, seen.y / size.height)];
      const right = Math.min(1, (seen.x + seen.width) / size.width);
      const bottom = Math.min(1, (seen.y + seen.height) / size.height);
      // Percentages of a frame that is as large as the small map: no layout has to be asked for.
      frame.style.inset = [top, 1 - right, 1 - bottom, left]
        .map(share => `${(share * 100).toFixed(2)}%`)
        .join(' ');
    },
  };
}
