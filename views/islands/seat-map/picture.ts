import { outlinesOf } from './outlines.js';
import { Layer, type PictureOf } from './layer.js';
import { paintGround } from './paint-house.js';
import { seenBox, type View } from './view.js';

/** A new picture is made in so many bands, as many a frame as the frame can carry. */
const BANDS = 24;
/** Work for one frame, in stamped seats: to begin with, and between what it is tuned. */
const BUDGET = { first: 2500, least: 400, most: 12_000 };
/** A frame that came later than this was given too much. */
const LATE_MS = 22;
/** A picture stretched by more than this is replaced even while the map still zooms. */
const STRETCH = 1.35;
/** More changed seats than this are painted with a new picture, and not one by one. */
const MOST_PATCHES = 150;

/**
 * The house as a kept picture. Moving it copies the picture and paints the strips that come into sight; changed
 * seats are painted where they are; another scale stretches it while a new one grows, a few bands a frame, out of
 * sight. So the cost of a frame depends on what is new in it, and not on how many seats the house has.
 */
export class Picture {
  private front: Layer;
  private spare: Layer;
  private next: Layer;
  private nextBand = BANDS;
  private budget = BUDGET.first;
  private isStale = false;
  private changedSeats = new Set<number>();
  private changedSections = new Set<number>();
  /** Changed since the next picture was begun: some of it may show them as they were. */
  private lateSeats = new Set<number>();

  constructor(private readonly of: PictureOf) {
    [this.front, this.spare, this.next] = [new Layer(of), new Layer(of), new Layer(of)];
  }

  /** In device pixels. */
  resize(width: number, height: number, ratio: number): void {
    for (const layer of [this.front, this.spare, this.next]) layer.resize(width, height, ratio);
    this.nextBand = BANDS;
  }

  /** Everything may look different now. */
  invalidate(): void {
    this.isStale = true;
    this.nextBand = BANDS;
  }

  change(seat: number): void {
    this.changedSeats.add(seat);
    if (this.isGrowing) this.lateSeats.add(seat);
    this.changedSections.add(this.of.scene.chart.section[seat] ?? 0);
  }

  /** Told how long the last frame took, it gives the next one less or more to do. */
  tune(frameMs: number): void {
    if (!this.isGrowing) return;
    this.budget = frameMs > LATE_MS ? this.budget * 0.6 : this.budget * 1.15;
    this.budget = Math.min(BUDGET.most, Math.max(BUDGET.least, this.budget));
  }

  /**
   * Brings the picture nearer to this view, by as much as one frame can carry.
   * @returns whether it is there
   */
  advance(view: View, isResting: boolean): boolean {
    if (!this.front.view) {
      this.front.paintAll(view);
      this.forgetChanges();
      return true;
    }
    if (this.needsNew(view) && !this.isGrowing && (isResting || this.isStale || this.isFarFrom(view))) {
      this.begin(view);
    }
    if (this.isGrowing) this.grow();
    this.moveTo(view);
    this.paintChanges();
    return !this.isGrowing && !this.needsNew(view);
  }

  /** Puts the picture on a canvas, as this view shows it. */
  show(pen: CanvasRenderingContext2D, view: View): void {
    const { view: from, canvas, ratio } = this.front;
    if (!from) return;
    const grow = view.scale / from.scale;
    const [left, top] = [view.offsetX - from.offsetX * grow, view.offsetY - from.offsetY * grow];
    const isWhole = grow === 1 && left === 0 && top === 0;
    const covers = left <= 0 && top <= 0 && left + view.width * grow >= view.width;
    if (!isWhole && !(covers && top + view.height * grow >= view.height)) {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.fillStyle = this.of.scene.colours.ground;
      pen.fillRect(0, 0, view.width, view.height);
      paintGround(pen, this.of.scene, view, seenBox(view));
    }
    pen.setTransform(grow, 0, 0, grow, left * ratio, top * ratio);
    pen.drawImage(canvas, 0, 0);
  }

  private get isGrowing(): boolean {
    return this.nextBand < BANDS;
  }

  private needsNew(view: View): boolean {
    const { view: from, ratio, canvas } = this.front;
    if (!from || this.isStale || from.scale !== view.scale) return true;
    const [dx, dy] = [view.offsetX - from.offsetX, view.offsetY - from.offsetY];
    // Moved so far that the strips would be most of the picture.
    return Math.abs(dx * ratio) > canvas.width / 2 || Math.abs(dy * ratio) > canvas.height / 2;
  }

  private isFarFrom(view: View): boolean {
    const grow = view.scale / (this.front.view?.scale ?? view.scale);
    return grow > STRETCH || grow < 1 / STRETCH;
  }

  private begin(view: View): void {
    this.next.view = view;
    [this.nextBand, this.isStale] = [0, false];
    this.lateSeats.clear();
  }

  private grow(): void {
    const { width, height } = this.next.canvas;
    for (let spent = 0; this.isGrowing && spent < this.budget; this.nextBand += 1) {
      const top = Math.floor((height * this.nextBand) / BANDS);
      const bottom = Math.floor((height * (this.nextBand + 1)) / BANDS);
      spent += this.next.paint({ x: 0, y: top, width, height: bottom - top });
    }
    if (this.isGrowing) return;
    [this.front, this.next] = [this.next, this.front];
    for (const seat of this.lateSeats) this.change(seat);
    this.lateSeats.clear();
  }

  private moveTo(view: View): void {
    const { view: from, ratio } = this.front;
    if (from?.scale !== view.scale) return;
    const dx = Math.round((view.offsetX - from.offsetX) * ratio);
    const dy = Math.round((view.offsetY - from.offsetY) * ratio);
    const { width, height } = this.front.canvas;
    if ((dx === 0 && dy === 0) || Math.abs(dx) > width / 2 || Math.abs(dy) > height / 2) return;
    this.spare.takeMoved(this.front, view, dx, dy);
    [this.front, this.spare] = [this.spare, this.front];
  }

  private paintChanges(): void {
    const { chart } = this.of.scene;
    if (this.front.isOfSeats) {
      const half = chart.spacing * 0.75;
      if (this.changedSeats.size > MOST_PATCHES) this.invalidate();
      else {
        for (const seat of this.changedSeats) {
          const [x, y] = [(chart.x[seat] ?? 0) - half, (chart.y[seat] ?? 0) - half];
          this.front.patch({ x, y, width: half * 2, height: half * 2 });
        }
      }
    } else {
      const { sections } = outlinesOf(chart);
      for (const section of this.changedSections) {
        const box = sections[section]?.box;
        if (box) this.front.patch(box);
      }
    }
    this.forgetChanges();
  }

  private forgetChanges(): void {
    this.changedSeats.clear();
    this.changedSections.clear();
  }
}
