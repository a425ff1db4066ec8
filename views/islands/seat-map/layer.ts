import type { Box } from './chart.js';
import { paintPart } from './paint.js';
import { showsSeats, type Scene } from './scene.js';
import type { View } from './view.js';

/** What is the same for every picture of a house. */
export interface PictureOf {
  scene: Scene;
  tierOfSection: Int16Array;
}

/** A picture of the house that is kept, and the view that it was made for. */
export class Layer {
  readonly canvas = document.createElement('canvas');
  readonly pen = this.canvas.getContext('2d', { alpha: false });
  /** None until something was drawn. */
  view: View | undefined;
  ratio = 1;

  constructor(private readonly of: PictureOf) {}

  resize(width: number, height: number, ratio: number): void {
    [this.canvas.width, this.canvas.height, this.ratio, this.view] = [width, height, ratio, undefined];
  }

  get isOfSeats(): boolean {
    return this.view !== undefined && showsSeats(this.of.scene.chart, this.view);
  }

  /** @param part in whole device pixels. @returns what it cost, in stamped seats */
  paint(part: Box): number {
    if (!this.pen || !this.view) return 0;
    return paintPart(this.pen, this.of.scene, this.view, { ...this.of, part, ratio: this.ratio });
  }

  paintAll(view: View): void {
    this.view = view;
    this.paint({ x: 0, y: 0, width: this.canvas.width, height: this.canvas.height });
  }

  /** Draws a place of the plan anew, with all around it that may reach into it. In plan units. */
  patch({ x, y, width, height }: Box): void {
    if (!this.view) return;
    const { scale, offsetX, offsetY } = this.view;
    const left = Math.max(0, Math.floor((x * scale + offsetX) * this.ratio));
    const top = Math.max(0, Math.floor((y * scale + offsetY) * this.ratio));
    const right = Math.min(this.canvas.width, Math.ceil(((x + width) * scale + offsetX) * this.ratio));
    const bottom = Math.min(this.canvas.height, Math.ceil(((y + height) * scale + offsetY) * this.ratio));
    if (right > left && bottom > top)
      this.paint({ x: left, y: top, width: right - left, height: bottom - top });
  }

  /** Takes over another picture moved by whole device pixels, and paints only the strips that have come into sight. */
  takeMoved(from: Layer, view: View, dx: number, dy: number): void {
    this.view = view;
    this.pen?.setTransform(1, 0, 0, 1, 0, 0);
    this.pen?.drawImage(from.canvas, dx, dy);
    const { width, height } = this.canvas;
    const [besideY, besideHeight] = [Math.max(0, dy), height - Math.abs(dy)];
    if (dy !== 0) this.paint({ x: 0, y: dy > 0 ? 0 : height + dy, width, height: Math.abs(dy) });
    if (dx !== 0) {
      this.paint({ x: dx > 0 ? 0 : width + dx, y: besideY, width: Math.abs(dx), height: besideHeight });
    }
  }
}
