import { Fades } from './fades.js';
import type { PictureOf } from './level.js';
import { paintMine, paintPins } from './paint-mine.js';
import { Picture } from './picture.js';
import { showsSeats } from './scene.js';
import type { View } from './view.js';

/** The map has come to rest when it was not moved for so long. */
const REST_MS = 90;
const LARGEST_RATIO = 2;

/** What is seen of the house: drawn when something has changed, once a frame. */
export interface Screen {
  view: View;
  /** The view was moved, or something over the picture was: asks for a frame. */
  redraw: () => void;
  /** Everything looks different: other lights, other tiers. */
  repaint: () => void;
  /** A seat's state is another one now. @param wasFree it fades away */
  changeSeat: (seat: number, wasFree: boolean) => void;
}

/** The view with its picture on whole device pixels, so that it can be moved without being drawn again. */
function onPixels(view: View, ratio: number): View {
  return {
    ...view,
    offsetX: Math.round(view.offsetX * ratio) / ratio,
    offsetY: Math.round(view.offsetY * ratio) / ratio,
  };
}

const isSame = (a: View, b: View): boolean =>
  a.scale === b.scale && a.offsetX === b.offsetX && a.offsetY === b.offsetY;

/** Puts the picture behind the canvas, which itself only carries what lies over it. */
function frameBehind(canvas: HTMLCanvasElement): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'map__picture';
  frame.setAttribute('aria-hidden', 'true');
  canvas.before(frame);
  return frame;
}

/** @param paintOver draws over picture and own seats, and says whether it drew anything */
export function makeScreen(
  canvas: HTMLCanvasElement,
  of: PictureOf,
  paintOver: (pen: CanvasRenderingContext2D, view: View) => boolean,
): Screen {
  const pen = canvas.getContext('2d');
  const picture = new Picture(of, frameBehind(canvas));
  const fades = new Fades();
  let frame = 0;
  let lastFrame = 0;
  let lastView: View | undefined;
  let movedAt = 0;
  let isClean = false;

  const sizeTo = (ratio: number): void => {
    const width = Math.round(screen.view.width * ratio);
    const height = Math.round(screen.view.height * ratio);
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  };

  /** @returns whether something fades, so that another frame is needed */
  const drawOver = (view: View, ratio: number): boolean => {
    if (!pen) return false;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!isClean) pen.clearRect(0, 0, view.width, view.height);
    const wasClean = isClean;
    const isFading = fades.paint(pen, of.scene, view, { ratio, now: performance.now() });
    if (showsSeats(of.scene.chart, view)) paintMine(pen, of.scene, view);
    else paintPins(pen, of.scene, view);
    const isMarked = paintOver(pen, view);
    isClean = !isMarked && !isFading && of.scene.mine.size === 0;
    // An empty canvas would be handed on with every frame all the same.
    if (wasClean !== isClean) canvas.style.visibility = isClean ? 'hidden' : 'visible';
    return isFading;
  };

  const draw = (time: number): void => {
    frame = 0;
    if (screen.view.width < 2) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST_RATIO);
    sizeTo(ratio);
    const view = onPixels(screen.view, ratio);
    if (!lastView || !isSame(lastView, view)) movedAt = time;
    lastView = view;
    picture.tune(time - lastFrame);
    lastFrame = time;
    const isDone = picture.show(view, ratio, time - movedAt >= REST_MS);
    const isFading = drawOver(view, ratio);
    if (!isDone || isFading) ask();
  };

  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const screen: Screen = {
    view: { scale: 1, offsetX: 0, offsetY: 0, width: 1, height: 1 },
    redraw: ask,
    repaint: () => {
      picture.invalidate();
      ask();
    },
    changeSeat: (seat, wasFree) => {
      picture.change(seat);
      if (wasFree) fades.start(seat, performance.now());
      ask();
    },
  };
  return screen;
}
