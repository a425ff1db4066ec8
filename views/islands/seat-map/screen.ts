import { paint } from './paint.js';
import type { Scene } from './scene.js';
import type { View } from './view.js';

/** A full picture that took longer than this is not drawn at every step of a movement. */
const EASY_MS = 7;
const SETTLE_MS = 90;

/** The canvas: draws when something has changed, once a frame, and never more than a frame can carry. */
export interface Screen {
  view: View;
  /** Asks for a new picture with the next frame; `moving` says that another will follow at once. */
  redraw: (moving: boolean) => void;
  /** Asks only for what lies over the picture: the ring around the seat pointed at. */
  overlay: () => void;
  /** For measuring: how long the last full picture took, in milliseconds. */
  lastPaintMs: number;
}

/**
 * While the map moves and full pictures are slow, the last full picture is moved and stretched instead, and a
 * full one follows when the movement rests. So a house of 60,000 seats moves with every frame.
 */
export function makeScreen(
  canvas: HTMLCanvasElement,
  { scene, tierOfSection }: { scene: Scene; tierOfSection: Int16Array },
  paintOver: (pen: CanvasRenderingContext2D) => void,
): Screen {
  const pen = canvas.getContext('2d');
  const still = document.createElement('canvas');
  const stillPen = still.getContext('2d');
  let stillView: View | undefined;
  let frame = 0;
  let settle = 0;
  let wantsFull = true;

  const drawFull = (ratio: number): void => {
    if (!stillPen) return;
    const start = performance.now();
    paint(stillPen, scene, screen.view, { ratio, tierOfSection });
    screen.lastPaintMs = performance.now() - start;
    stillView = { ...screen.view };
    wantsFull = false;
  };

  const draw = (): void => {
    frame = 0;
    if (!pen || screen.view.width < 2) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(screen.view.width * ratio), Math.round(screen.view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      [canvas.width, canvas.height, still.width, still.height] = [width, height, width, height];
      wantsFull = true;
    }
    if (wantsFull || !stillView) drawFull(ratio);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    const from = stillView ?? screen.view;
    const grow = screen.view.scale / from.scale;
    const left = (screen.view.offsetX - from.offsetX * grow) * ratio;
    const top = (screen.view.offsetY - from.offsetY * grow) * ratio;
    pen.setTransform(grow, 0, 0, grow, left, top);
    pen.drawImage(still, 0, 0);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintOver(pen);
  };

  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const screen: Screen = {
    view: { scale: 1, offsetX: 0, offsetY: 0, width: 1, height: 1 },
    lastPaintMs: 0,
    overlay: ask,
    redraw: moving => {
      if (!moving || screen.lastPaintMs <= EASY_MS) wantsFull = true;
      clearTimeout(settle);
      if (moving) settle = window.setTimeout(() => screen.redraw(false), SETTLE_MS);
      ask();
    },
  };
  return screen;
}
