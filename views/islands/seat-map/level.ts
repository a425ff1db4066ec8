import type { Box } from './chart.js';
import { paintPart } from './paint.js';
import { showsSeats, type Scene } from './scene.js';
import type { View } from './view.js';

/** What is the same for every picture of a house. */
export interface PictureOf {
  scene: Scene;
  tierOfSection: Int16Array;
}

/** Side of a cell, in CSS pixels. */
const CELL_PX = 128;
/** Cells beyond what is seen, on every side: where the next move finds its picture ready. */
const MARGIN = 1;

/** A range of cells, both ends included. */
interface Cells {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The house at one scale, around what is seen of it. The canvas is larger than its window and painted by cells; it is
 * moved and stretched as it is, and only when the window reaches its edge it is copied on by whole cells.
 */
export class Level {
  readonly canvas = document.createElement('canvas');
  scale = 0;
  private readonly pen = this.canvas.getContext('2d', { alpha: false });
  private ratio = 1;
  private columns = 0;
  private rows = 0;
  /** The cell at the canvas's upper left corner, counted from that of the plan. */
  private first = { column: 0, row: 0 };
  private painted = new Uint8Array(0);
  private placed = '';

  constructor(private readonly of: PictureOf) {
    this.canvas.className = 'map__level';
    this.canvas.hidden = true;
  }

  get isOfSeats(): boolean {
    return showsSeats(this.of.scene.chart, this);
  }

  /** Begins anew at a scale, for a window of this view's size. */
  begin(view: View, scale: number, ratio: number): void {
    this.scale = scale;
    this.ratio = ratio;
    this.columns = Math.ceil(view.width / CELL_PX) + 1 + 2 * MARGIN;
    this.rows = Math.ceil(view.height / CELL_PX) + 1 + 2 * MARGIN;
    const [width, height] = [this.columns * CELL_PX * ratio, this.rows * CELL_PX * ratio];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      [this.canvas.width, this.canvas.height] = [width, height];
      this.canvas.style.inlineSize = `${this.columns * CELL_PX}px`;
      this.canvas.style.blockSize = `${this.rows * CELL_PX}px`;
    }
    this.painted = new Uint8Array(this.columns * this.rows);
    this.first = this.firstFor(this.seenCells(view));
    this.clear({ left: 0, top: 0, right: this.columns - 1, bottom: this.rows - 1 });
  }

  /** All of it is painted over by and by; until then it shows what was. */
  invalidate(): void {
    this.painted.fill(0);
  }

  /** Shows it as this view has it. */
  place(view: View): void {
    const grow = view.scale / this.scale;
    const left = view.offsetX + this.first.column * CELL_PX * grow;
    const top = view.offsetY + this.first.row * CELL_PX * grow;
    const transform = `translate(${left}px, ${top}px) scale(${grow})`;
    if (this.placed !== transform) this.canvas.style.transform = transform;
    this.placed = transform;
  }

  /** Paints a place of the plan anew, in plan units. Cells that are not painted yet are painted later anyway. */
  patch({ x, y, width, height }: Box): void {
    const { offsetX, offsetY } = this.ownView();
    const [scale, ratio] = [this.scale, this.ratio];
    const left = Math.max(0, Math.floor((x * scale + offsetX) * ratio));
    const top = Math.max(0, Math.floor((y * scale + offsetY) * ratio));
    const right = Math.min(this.canvas.width, Math.ceil(((x + width) * scale + offsetX) * ratio));
    const bottom = Math.min(this.canvas.height, Math.ceil(((y + height) * scale + offsetY) * ratio));
    if (right > left && bottom > top)
      this.paint({ x: left, y: top, width: right - left, height: bottom - top });
  }

  /**
   * Paints cells until the budget is spent, in stamped seats.
   * @param around also those beyond what is seen
   * @returns what is left; more than nothing when all is painted
   */
  grow(view: View, around: boolean, budget: number): number {
    const seen = this.seenCells(view);
    this.follow(seen);
    const more = around ? MARGIN : 0;
    let left = budget;
    for (let row = seen.top - more; row <= seen.bottom + more; row += 1) {
      for (let column = seen.left - more; column <= seen.right + more; column += 1) {
        const [x, y] = [column - this.first.column, row - this.first.row];
        if (x < 0 || y < 0 || x >= this.columns || y >= this.rows) continue;
        if (this.painted[y * this.columns + x] === 1) continue;
        if (left <= 0) return 0;
        const side = CELL_PX * this.ratio;
        this.painted[y * this.columns + x] = 1;
        left -= this.paint({ x: x * side, y: y * side, width: side, height: side }) + 1;
      }
    }
    return Math.max(left, 1);
  }

  private seenCells(view: View): Cells {
    const step = (CELL_PX * view.scale) / this.scale;
    return {
      left: Math.floor(-view.offsetX / step),
      top: Math.floor(-view.offsetY / step),
      right: Math.ceil((view.width - view.offsetX) / step) - 1,
      bottom: Math.ceil((view.height - view.offsetY) / step) - 1,
    };
  }

  private firstFor({ left, top, right, bottom }: Cells): { column: number; row: number } {
    return {
      column: Math.floor((left + right + 1 - this.columns) / 2),
      row: Math.floor((top + bottom + 1 - this.rows) / 2),
    };
  }

  /** Copies the picture on when the window has come to its edge. */
  private follow(seen: Cells): void {
    const { column, row } = this.first;
    const isInside =
      seen.left >= column &&
      seen.top >= row &&
      seen.right < column + this.columns &&
      seen.bottom < row + this.rows;
    const first = this.firstFor(seen);
    const [dx, dy] = [column - first.column, row - first.row];
    if (isInside || (dx === 0 && dy === 0)) return;
    const before = this.painted;
    this.painted = new Uint8Array(before.length);
    this.first = first;
    const side = CELL_PX * this.ratio;
    this.pen?.setTransform(1, 0, 0, 1, 0, 0);
    this.pen?.drawImage(this.canvas, dx * side, dy * side);
    for (let y = 0; y < this.rows; y += 1) {
      for (let x = 0; x < this.columns; x += 1) {
        const [fromX, fromY] = [x - dx, y - dy];
        const isKept = fromX >= 0 && fromY >= 0 && fromX < this.columns && fromY < this.rows;
        const wasPainted = isKept && before[fromY * this.columns + fromX] === 1;
        this.painted[y * this.columns + x] = Number(wasPainted);
        if (!isKept) this.clear({ left: x, top: y, right: x, bottom: y });
      }
    }
  }

  private clear({ left, top, right, bottom }: Cells): void {
    if (!this.pen) return;
    const side = CELL_PX * this.ratio;
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.fillStyle = this.of.scene.colours.ground;
    this.pen.fillRect(left * side, top * side, (right - left + 1) * side, (bottom - top + 1) * side);
  }

  private ownView(): View {
    const { column, row } = this.first;
    return {
      scale: this.scale,
      ...{ offsetX: -column * CELL_PX, offsetY: -row * CELL_PX },
      ...{ width: this.columns * CELL_PX, height: this.rows * CELL_PX },
    };
  }

  private paint(part: Box): number {
    if (!this.pen) return 0;
    return paintPart(this.pen, this.of.scene, this.ownView(), { ...this.of, part, ratio: this.ratio });
  }
}
