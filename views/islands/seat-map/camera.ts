import type { Screen } from './screen.js';
import { between, clampView, firstView, showBox, wholeBox, zoomAt, type Limits, type View } from './view.js';

const MOVE_MS = 180;

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves what is seen: at once under a finger, gliding after a key or a button. */
export class Camera {
  private moving = 0;
  private hasMoved = false;

  constructor(
    private readonly screen: Screen,
    readonly limits: Limits,
    private readonly isBig: boolean,
  ) {}

  get view(): View {
    return this.screen.view;
  }

  /** The window has another size. Until the map was moved by hand it shows itself as it opened. */
  resize(width: number, height: number): void {
    if (width < 2 || height < 2) return;
    const sized = { ...this.view, width, height };
    this.screen.view = this.hasMoved
      ? clampView(sized, this.limits)
      : firstView(sized, this.limits, this.isBig);
    this.screen.redraw();
  }

  set(view: View): void {
    cancelAnimationFrame(this.moving);
    this.hasMoved = true;
    this.screen.view = clampView(view, this.limits);
    this.screen.redraw();
  }

  pan(dx: number, dy: number): void {
    this.set({ ...this.view, offsetX: this.view.offsetX + dx, offsetY: this.view.offsetY + dy });
  }

  zoom(factor: number, at: { x: number; y: number }): void {
    this.set(zoomAt(this.view, factor, at, this.limits));
  }

  glide(to: View): void {
    const from = this.view;
    const goal = clampView(to, this.limits);
    const start = performance.now();
    const step = (): void => {
      const share = isCalm() ? 1 : Math.min(1, (performance.now() - start) / MOVE_MS);
      this.set(this.inWindow(share < 1 ? between(from, goal, share) : goal));
      if (share < 1) this.moving = requestAnimationFrame(step);
    };
    step();
  }

  /** The window may have changed its size since this view was thought out; its middle stays the middle. */
  private inWindow(view: View): View {
    const { width, height } = this.view;
    const [dx, dy] = [(width - view.width) / 2, (height - view.height) / 2];
    return { ...view, width, height, offsetX: view.offsetX + dx, offsetY: view.offsetY + dy };
  }

  glideZoom(factor: number, at = { x: this.view.width / 2, y: this.view.height / 2 }): void {
    this.glide(zoomAt(this.view, factor, at, this.limits));
  }

  glideToAll(): void {
    this.glide(showBox(this.view, wholeBox(this.limits), this.limits));
  }

  /** The view with a place of the plan in its middle. */
  middleOn(x: number, y: number, scale = this.view.scale): View {
    const { view } = this;
    return { ...view, scale, offsetX: view.width / 2 - x * scale, offsetY: view.height / 2 - y * scale };
  }
}
