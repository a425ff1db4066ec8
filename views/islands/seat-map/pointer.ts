import { isInside, type Chart } from './chart.js';
import type { Place } from './gestures.js';
import { showsSeats, type Scene } from './scene.js';
import { makeTip, sectionWords, type SeatWords } from './tip.js';
import { planX, planY, type View } from './view.js';

/** The seat that mouse, finger or keys point at: its ring and its tip, which is also what is spoken. */
export class Pointer {
  /** The seat pointed at. */
  seat: number | undefined;
  private isFromKeys = false;
  private readonly tip;

  constructor(
    private readonly map: HTMLElement,
    tipBox: HTMLElement | null,
    private readonly scene: Scene,
    private readonly words: SeatWords,
  ) {
    this.tip = tipBox ? makeTip(tipBox, map) : (): void => undefined;
  }

  private get chart(): Chart {
    return this.scene.chart;
  }

  sectionUnder(at: Place, view: View): number {
    const { sections } = this.chart.document;
    return sections.findIndex(({ outline }) => isInside(outline, planX(view, at.x), planY(view, at.y)));
  }

  point(seat: number | undefined, at: Place | null, view: View): void {
    this.isFromKeys = at === null;
    this.seat = seat;
    const seats = showsSeats(this.chart, view);
    const section = at && !seats ? this.sectionUnder(at, view) : -1;
    const isFree = seat !== undefined && this.scene.availability.states[seat] === 0;
    this.map.classList.toggle('is-over-seat', isFree || section >= 0);
    if (section >= 0 && at) this.tip(sectionWords(this.scene, section, this.words.offers(section)), at, 14);
    else this.follow(view);
  }

  /** Writes the tip anew where the seat is now: the map may have moved, or the seat's state may have changed. */
  follow(view: View): void {
    const { seat } = this;
    const isShown = showsSeats(this.chart, view) || this.isFromKeys;
    if (seat === undefined) {
      if (isShown) this.tip(null, { x: 0, y: 0 }, 0);
      return;
    }
    if (!isShown) return;
    const gap = this.chart.spacing * view.scale * 0.5 + 8;
    this.tip({ title: this.words.full(seat), line: this.words.state(seat) }, this.placeOf(seat, view), gap);
  }

  /** An ink ring around the seat pointed at. @returns whether there is one */
  paint(pen: CanvasRenderingContext2D, view: View): boolean {
    if (this.seat === undefined || !showsSeats(this.chart, view)) return false;
    const { x, y } = this.placeOf(this.seat, view);
    pen.strokeStyle = this.scene.colours.ink;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, Math.max(4, this.chart.spacing * view.scale * 0.48), 0, Math.PI * 2);
    pen.stroke();
    return true;
  }

  private placeOf(seat: number, view: View): Place {
    return {
      x: (this.chart.x[seat] ?? 0) * view.scale + view.offsetX,
      y: (this.chart.y[seat] ?? 0) * view.scale + view.offsetY,
    };
  }
}
