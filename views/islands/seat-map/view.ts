import type { Box } from './chart.js';

/** Which part of the plan is seen: pixel = plan * scale + offset. */
export interface View {
  scale: number;
  offsetX: number;
  offsetY: number;
  width: number;
  height: number;
}

export interface Limits {
  size: { width: number; height: number };
  largestScale: number;
}

const MARGIN = 24;

function fitScale(view: View, box: Box): number {
  return Math.min(
    (view.width - 2 * MARGIN) / Math.max(box.width, 1),
    (view.height - 2 * MARGIN) / Math.max(box.height, 1),
  );
}

/** Shows a box in the middle, as large as it goes. */
export function showBox(view: View, box: Box, limits: Limits): View {
  const scale = Math.min(Math.max(fitScale(view, box), 0.0001), limits.largestScale);
  return {
    ...view,
    scale,
    offsetX: view.width / 2 - (box.x + box.width / 2) * scale,
    offsetY: view.height / 2 - (box.y + box.height / 2) * scale,
  };
}

export const wholeBox = (limits: Limits): Box => ({ x: 0, y: 0, ...limits.size });

/**
 * How a map opens: a big house as a whole; a small one as large as its seats need to be told apart, from the
 * stage side, which plans have at the top.
 */
export function firstView(view: View, limits: Limits, isBig: boolean): View {
  const whole = showBox(view, wholeBox(limits), limits);
  const wide = showBox(view, { x: 0, y: 0, width: limits.size.width, height: 1 }, limits);
  if (isBig || wide.scale < whole.scale * 1.05 || wide.scale > whole.scale * 2.2) return whole;
  return { ...wide, offsetY: MARGIN };
}

/** Keeps the plan from being lost: not smaller than the whole, and some of it always in sight. */
export function clampView(view: View, limits: Limits): View {
  const smallest = fitScale(view, wholeBox(limits)) * 0.9;
  if (view.scale < smallest) return showBox(view, wholeBox(limits), limits);
  const keep = (offset: number, seen: number, size: number): number => {
    const length = size * view.scale;
    const slack = Math.min(seen * 0.5, length * 0.5);
    return Math.min(seen - slack, Math.max(slack - length, offset));
  };
  return {
    ...view,
    offsetX: keep(view.offsetX, view.width, limits.size.width),
    offsetY: keep(view.offsetY, view.height, limits.size.height),
  };
}

/** Zooms so that the place under (`x`, `y`), in pixels, stays there. */
export function zoomAt(view: View, factor: number, at: { x: number; y: number }, limits: Limits): View {
  const smallest = fitScale(view, wholeBox(limits)) * 0.95;
  const scale = Math.min(limits.largestScale, Math.max(smallest, view.scale * factor));
  const ratio = scale / view.scale;
  return clampView(
    {
      ...view,
      scale,
      offsetX: at.x - (at.x - view.offsetX) * ratio,
      offsetY: at.y - (at.y - view.offsetY) * ratio,
    },
    limits,
  );
}

export function seenBox(view: View): Box {
  return {
    x: -view.offsetX / view.scale,
    y: -view.offsetY / view.scale,
    width: view.width / view.scale,
    height: view.height / view.scale,
  };
}

export const planX = (view: View, x: number): number => (x - view.offsetX) / view.scale;
export const planY = (view: View, y: number): number => (y - view.offsetY) / view.scale;

/** A step of the way between two views; the zoom goes by ratio, so that it looks even. */
export function between(from: View, to: View, share: number): View {
  const eased = 1 - (1 - share) ** 3;
  const scale = from.scale * (to.scale / from.scale) ** eased;
  const middle = (view: View): Box => seenBox(view);
  const [a, b] = [middle(from), middle(to)];
  const x = a.x + a.width / 2 + (b.x + b.width / 2 - a.x - a.width / 2) * eased;
  const y = a.y + a.height / 2 + (b.y + b.height / 2 - a.y - a.height / 2) * eased;
  return { ...to, scale, offsetX: to.width / 2 - x * scale, offsetY: to.height / 2 - y * scale };
}
