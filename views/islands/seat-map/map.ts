import { SEAT } from './availability.js';
import { Camera } from './camera.js';
import { boxOf, seatAt, seatTowards, visitSeats, type Chart } from './chart.js';
import { onLights, readColours } from './colours.js';
import { listen, type MapKey, type Place } from './gestures.js';
import { makeMiniMap, type MiniMap } from './mini-map.js';
import { Pointer } from './pointer.js';
import { showsSeats, tallySections, tiersOfSections, type Scene } from './scene.js';
import { makeScreen, type Screen } from './screen.js';
import type { SeatWords } from './tip.js';
import { planX, planY, showBox, wholeBox } from './view.js';

const STEP = 1.6;
const LARGEST_SEAT_PX = 44;
const READABLE_PX = 26;
const TOUCH_REACH_PX = 11;
const EDGE_PX = 70;

export interface MapParts {
  root: HTMLElement;
  map: HTMLElement;
  canvas: HTMLCanvasElement;
}

const ARROWS: Partial<Record<MapKey, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The interactive map: what is seen of the house, and what the gestures do with it. */
export class SeatMap {
  readonly screen: Screen;
  private readonly camera: Camera;
  private readonly pointer: Pointer;
  private readonly mini: MiniMap | undefined;

  constructor(
    private readonly parts: MapParts,
    private readonly scene: Scene,
    words: SeatWords,
    private readonly onPick: (seat: number) => void,
  ) {
    const { root, map, canvas } = parts;
    const { chart } = scene;
    const tierOfSection = tiersOfSections(tallySections(chart));
    this.pointer = new Pointer(map, root.querySelector<HTMLElement>('[data-map-tip]'), scene, words);
    const miniBox = root.querySelector<HTMLElement>('[data-map-mini]');
    const mini =
      chart.isBig && miniBox
        ? makeMiniMap(miniBox, scene, tierOfSection, (x, y) => this.camera.set(this.camera.middleOn(x, y)))
        : undefined;
    this.screen = makeScreen(canvas, { scene, tierOfSection }, (pen, view) => {
      mini?.follow(view);
      this.tellWhatIsShown();
      this.pointer.follow(view);
      return this.pointer.paint(pen, view);
    });
    this.mini = mini;
    const limits = { size: chart.document.size, largestScale: LARGEST_SEAT_PX / chart.spacing };
    this.camera = new Camera(this.screen, limits, chart.isBig);
    this.listen();
    onLights(() => {
      this.scene.colours = readColours(root);
      this.repaint();
    });
  }

  /** Something that lies over the house has changed: own seats, what is pointed at. */
  redraw(): void {
    this.screen.redraw();
  }

  /** The whole house looks different now. */
  repaint(): void {
    this.mini?.repaint();
    this.screen.repaint();
  }

  /** A seat is in another state than `before`. */
  changeSeat(seat: number, before: number): void {
    this.mini?.repaintSoon();
    this.screen.changeSeat(seat, before === SEAT.free);
  }

  /** For style sheets and for whoever measures: single seats, or only sections yet. */
  private tellWhatIsShown(): void {
    const { dataset } = this.parts.map;
    const shown = showsSeats(this.chart, this.screen.view) ? 'seats' : 'sections';
    if (dataset['shows'] !== shown) dataset['shows'] = shown;
  }

  private get chart(): Chart {
    return this.scene.chart;
  }

  private listen(): void {
    const { root, map } = this.parts;
    listen(map, {
      pan: (dx, dy) => this.camera.pan(dx, dy),
      zoom: (factor, at) => this.camera.zoom(factor, at),
      tap: (at, isTouch) => this.tap(at, isTouch),
      hover: at => {
        this.pointer.point(
          at ? this.seatUnder(at, this.chart.spacing * 0.55) : undefined,
          at,
          this.screen.view,
        );
        this.screen.redraw();
      },
      key: key => this.press(key),
    });
    for (const button of root.querySelectorAll<HTMLElement>('[data-zoom]')) {
      const { zoom } = button.dataset;
      button.addEventListener('click', () => this.press(zoom === 'in' || zoom === 'out' ? zoom : 'all'));
    }
    new ResizeObserver(() => this.camera.resize(map.clientWidth, map.clientHeight)).observe(map);
  }

  private seatUnder(at: Place, reach: number): number | undefined {
    const { view } = this.screen;
    if (!showsSeats(this.chart, view)) return undefined;
    return seatAt(this.chart, { x: planX(view, at.x), y: planY(view, at.y) }, reach);
  }

  private tap(at: Place, isTouch: boolean): void {
    const { view } = this.screen;
    if (!showsSeats(this.chart, view)) {
      const section = this.chart.document.sections[this.pointer.sectionUnder(at, view)];
      const near = section && showBox(view, boxOf(section.outline), this.camera.limits);
      if (near && showsSeats(this.chart, near)) this.camera.glide(near);
      else this.camera.glideZoom(STEP ** 3, at);
      return;
    }
    const step = this.chart.spacing * view.scale;
    // A finger is wider than a small seat: the first tap comes nearer, the next one picks.
    if (isTouch && step < 14) {
      this.camera.glideZoom(READABLE_PX / step, at);
      return;
    }
    const reach = Math.max(this.chart.spacing * 0.55, isTouch ? TOUCH_REACH_PX / view.scale : 0);
    const seat = this.seatUnder(at, reach);
    this.pointer.point(seat, at, view);
    if (seat !== undefined) this.onPick(seat);
  }

  private press(key: MapKey): void {
    const { view } = this.screen;
    const arrow = ARROWS[key];
    if (arrow) {
      this.step(arrow);
    } else if (key === 'in') {
      this.camera.glideZoom(STEP);
    } else if (key === 'out') {
      this.camera.glideZoom(1 / STEP);
    } else if (key === 'all') {
      this.camera.glideToAll();
    } else if (key === 'leave') {
      this.pointer.point(undefined, null, view);
      this.redraw();
    } else if (this.pointer.seat !== undefined) {
      this.onPick(this.pointer.seat);
    }
  }

  private step([dx, dy]: readonly [number, number]): void {
    const { view } = this.screen;
    const from = this.pointer.seat;
    const next =
      from === undefined ? this.nearestToMiddle() : (seatTowards(this.chart, from, dx, dy) ?? from);
    if (next === undefined) return;
    this.pointer.point(next, null, view);
    const [x, y] = [this.chart.x[next] ?? 0, this.chart.y[next] ?? 0];
    const scale = Math.max(view.scale, READABLE_PX / 1.3 / this.chart.spacing);
    const [px, py] = [x * view.scale + view.offsetX, y * view.scale + view.offsetY];
    const isSeen = px > EDGE_PX && py > EDGE_PX && px < view.width - EDGE_PX && py < view.height - EDGE_PX;
    if (isSeen && scale === view.scale) this.screen.redraw();
    else this.camera.glide(this.camera.middleOn(x, y, scale));
  }

  private nearestToMiddle(): number | undefined {
    const { view } = this.screen;
    const [x, y] = [planX(view, view.width / 2), planY(view, view.height / 2)];
    let best: number | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    visitSeats(this.chart.grid, wholeBox(this.camera.limits), seat => {
      const far = Math.hypot((this.chart.x[seat] ?? 0) - x, (this.chart.y[seat] ?? 0) - y);
      if (this.scene.availability.states[seat] === SEAT.free && far < nearest) [best, nearest] = [seat, far];
    });
    return best;
  }
}
