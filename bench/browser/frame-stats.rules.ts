import type { Recording } from './frame-recorder.js';

/** Frames of one stretch of time. Times in milliseconds, shares from 0 to 1. */
export interface FrameStats {
  framesPerSecond: number;
  medianMs: number;
  p95Ms: number;
  /** Frames that came later than 60 a second, and later than 30 a second allow. */
  shareOver16: number;
  shareOver33: number;
  /** In how many of the frames the page drew something. */
  drawnShare: number;
  /** Script of the page's animation callbacks in a frame that drew. */
  workMedianMs: number;
  workP95Ms: number;
  /** Everything the page's main thread did, by frame: script, layout, drawing of the canvas. */
  mainThreadMs: number;
  longTasks: number;
}

/** Timers are not exact: an interval counts as late from a quarter of a frame on. */
const TOLERANCE_MS = 4;
const FRAME_MS = 1000 / 60;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** @param mainThreadMs what the main thread did in all that time */
export function statsOf({ intervals, work, longTasks }: Recording, mainThreadMs: number): FrameStats {
  const total = intervals.reduce((sum, each) => sum + each, 0);
  const frames = Math.max(1, intervals.length);
  const shareOver = (limit: number): number =>
    intervals.filter(each => each > limit + TOLERANCE_MS).length / frames;
  return {
    framesPerSecond: total > 0 ? (intervals.length / total) * 1000 : 0,
    medianMs: quantile(intervals, 0.5),
    p95Ms: quantile(intervals, 0.95),
    shareOver16: shareOver(FRAME_MS),
    shareOver33: shareOver(2 * FRAME_MS),
    drawnShare: Math.min(1, work.length / frames),
    workMedianMs: quantile(work, 0.5),
    workP95Ms: quantile(work, 0.95),
    mainThreadMs: mainThreadMs / frames,
    longTasks: longTasks.length,
  };
}
