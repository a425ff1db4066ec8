/** What a page tells about its own frames. All times in milliseconds. */
export interface Recording {
  /** From one frame to the next, by the frames' own times. */
  intervals: number[];
  /** What the page's animation callbacks took, one entry for each frame that had any. */
  work: number[];
  /** Tasks of more than 50 ms. */
  longTasks: number[];
}

declare global {
  interface Window {
    /** Put there by `installRecorder`. */
    frameRecorder: { start: () => void; stop: () => Recording };
  }
}

/**
 * Runs in the page before any script of its own: animation callbacks are timed on their way through, so what is
 * measured needs no probe in itself.
 */
export function installRecorder(): void {
  const ask = window.requestAnimationFrame.bind(window);
  let recording: Recording = { intervals: [], work: [], longTasks: [] };
  let isOn = false;
  let last = 0;
  let workOfFrame: number | undefined;
  window.requestAnimationFrame = callback =>
    ask(time => {
      const began = performance.now();
      callback(time);
      workOfFrame = (workOfFrame ?? 0) + performance.now() - began;
    });
  const tick = (time: number): void => {
    if (!isOn) return;
    if (last > 0) recording.intervals.push(time - last);
    // This callback may come before the page's own of the same frame: their work is then told one frame later.
    if (workOfFrame !== undefined) recording.work.push(workOfFrame);
    workOfFrame = undefined;
    last = time;
    ask(tick);
  };
  new PerformanceObserver(list => {
    if (isOn) recording.longTasks.push(...list.getEntries().map(entry => entry.duration));
  }).observe({ type: 'longtask' });
  window.frameRecorder = {
    start: () => {
      recording = { intervals: [], work: [], longTasks: [] };
      [isOn, last, workOfFrame] = [true, 0, undefined];
      ask(tick);
    },
    stop: () => {
      isOn = false;
      return recording;
    },
  };
}

/** Runs in an empty page: a canvas of this size (CSS pixels) where each frame clears it and draws one small disc. */
export function showBareCanvas({ width, height }: { width: number; height: number }): void {
  document.body.style.margin = '0';
  const canvas = document.createElement('canvas');
  const ratio = Math.min(window.devicePixelRatio, 2);
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  canvas.style.cssText = `display: block; inline-size: ${width}px; block-size: ${height}px`;
  document.body.append(canvas);
  const sprite = document.createElement('canvas');
  [sprite.width, sprite.height] = [24, 24];
  const spritePen = sprite.getContext('2d');
  spritePen?.arc(12, 12, 10, 0, Math.PI * 2);
  spritePen?.fill();
  const at = { x: 0, y: 0 };
  canvas.addEventListener('pointermove', event => ([at.x, at.y] = [event.clientX, event.clientY]));
  canvas.addEventListener('wheel', event => event.preventDefault(), { passive: false });
  const pen = canvas.getContext('2d');
  const draw = (): void => {
    pen?.clearRect(0, 0, canvas.width, canvas.height);
    pen?.drawImage(sprite, at.x * ratio + Math.random(), at.y * ratio);
    requestAnimationFrame(draw);
  };
  draw();
}
