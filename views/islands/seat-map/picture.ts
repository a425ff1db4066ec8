import { Level, type PictureOf } from './level.js';
import { outlinesOf } from './outlines.js';
import type { View } from './view.js';

/** Work for one frame, in stamped seats: to begin with, and between what it is tuned. */
const BUDGET = { first: 1500, least: 300, most: 5000 };
/** A frame that came later than this was given too much. */
const LATE_MS = 22;
/** A level stretched by more than this is replaced even while the map still zooms. */
const STRETCH = 2;
/** Who zooms out goes on doing so: the coming level is made for a little further away, so that it has no bare edges. */
const AHEAD = 0.75;
/** More changed seats than this are painted with their whole tiles, and not one by one. */
const MOST_PATCHES = 150;

/**
 * The house as a picture that is painted once and then only moved, which costs a frame next to nothing however many
 * seats there are. Moving on paints the cells that come near; changed seats are painted where they are; another scale
 * stretches what is there while its own picture grows out of sight, as much a frame as the frame can carry.
 */
export class Picture {
  private front: Level;
  private next: Level;
  private isGrowing = false;
  private isBusy = false;
  private budget = BUDGET.first;
  private window = '';
  private readonly changedSeats = new Set<number>();
  private readonly changedSections = new Set<number>();

  constructor(
    private readonly of: PictureOf,
    frame: HTMLElement,
  ) {
    [this.front, this.next] = [new Level(of), new Level(of)];
    frame.append(this.front.canvas, this.next.canvas);
  }

  /** Everything may look different now. */
  invalidate(): void {
    this.front.invalidate();
    this.next.invalidate();
  }

  change(seat: number): void {
    this.changedSeats.add(seat);
    this.changedSections.add(this.of.scene.chart.section[seat] ?? 0);
  }

  /** Told how long the last frame took, it gives the next one less or more to do. */
  tune(frameMs: number): void {
    if (!this.isBusy) return;
    const wanted = this.budget * (frameMs > LATE_MS ? 0.5 : 1.04);
    this.budget = Math.min(BUDGET.most, Math.max(BUDGET.least, wanted));
  }

  /**
   * Shows this view, and brings the picture nearer to what it should be, by as much as one frame can carry.
   * @returns whether it is there
   */
  show(view: View, ratio: number, isResting: boolean): boolean {
    const isFirst = this.openWindow(view, ratio);
    this.paintChanges();
    // The first picture is waited for, all others come by and by.
    let left = isFirst ? Number.POSITIVE_INFINITY : this.budget;
    if (this.front.scale === view.scale) this.isGrowing = false;
    else this.prepareNext(view, ratio, isResting);
    if (this.isGrowing) {
      left = this.next.grow(view, false, left);
      if (left > 0) this.swap();
    } else if (this.front.scale === view.scale) {
      left = this.front.grow(view, false, left);
    }
    const isThere = this.front.scale === view.scale && left > 0;
    const isDone = isThere && this.front.grow(view, true, isFirst ? 0 : left - this.budget / 2) > 0;
    this.front.place(view);
    this.isBusy = this.isGrowing || !isDone;
    return isDone;
  }

  /** @returns whether the window is a new one, which nothing was painted for */
  private openWindow(view: View, ratio: number): boolean {
    const size = `${view.width} ${view.height} ${ratio}`;
    if (this.window === size) return false;
    this.window = size;
    this.isGrowing = false;
    this.front.begin(view, view.scale, ratio);
    this.front.canvas.hidden = false;
    return true;
  }

  private prepareNext(view: View, ratio: number, isResting: boolean): void {
    const grow = view.scale / this.front.scale;
    const isFar = grow > STRETCH || grow < 1 / STRETCH;
    const isOther = isResting && this.next.scale !== view.scale;
    if (this.isGrowing ? !isOther : !isResting && !isFar) return;
    this.next.begin(view, view.scale * (grow < 1 && !isResting ? AHEAD : 1), ratio);
    this.isGrowing = true;
  }

  private swap(): void {
    [this.front, this.next] = [this.next, this.front];
    this.front.canvas.hidden = false;
    this.next.canvas.hidden = true;
    this.isGrowing = false;
  }

  private paintChanges(): void {
    const { chart } = this.of.scene;
    const { sections } = outlinesOf(chart);
    const half = chart.spacing * 0.75;
    for (const level of this.isGrowing ? [this.front, this.next] : [this.front]) {
      if (!level.isOfSeats) {
        for (const section of this.changedSections) {
          const box = sections[section]?.box;
          if (box) level.patch(box);
        }
      } else if (this.changedSeats.size > MOST_PATCHES) {
        level.invalidate();
      } else {
        for (const seat of this.changedSeats) {
          const [x, y] = [(chart.x[seat] ?? 0) - half, (chart.y[seat] ?? 0) - half];
          level.patch({ x, y, width: half * 2, height: half * 2 });
        }
      }
    }
    this.changedSeats.clear();
    this.changedSections.clear();
  }
}
