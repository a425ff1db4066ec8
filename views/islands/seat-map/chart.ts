/** The seating chart as `GET {seatingPlanUrl}` answers it. */
export interface ChartDocument {
  planId: string;
  size: { width: number; height: number };
  sections: { id: string; name: string; outline: Point[] }[];
  rows: [sectionIndex: number, rowLabel: string, firstSeatIndex: number, seatCount: number][];
  areas: { id: string; name: string; capacity: number; outline: Point[] | null }[];
  seats: [string, number, string, string, number, number, number, number][];
  tiers: { id: string; name: string }[];
  decorations?: { text: string; outline: Point[] }[];
}

export type Point = readonly [x: number, y: number];

export const FLAGS = { accessible: 1, companion: 2, restrictedView: 4 } as const;

/** Above so many seats the sections are shown first, and a small map beside. */
const BIG_HOUSE = 2000;

/** The chart made ready for drawing: numbers in typed arrays, and seats findable by place and by id. */
export interface Chart {
  document: ChartDocument;
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Index into the document's tiers, -1 for a seat that is not sold here. */
  tier: Int16Array;
  section: Uint16Array;
  flags: Uint8Array;
  /** The usual distance of two neighbours, in plan units. */
  spacing: number;
  isBig: boolean;
  grid: Grid;
  indexOf: (seatId: string) => number | undefined;
  /** Per section: middle and size of its outline. */
  boxes: Box[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Seats by square cells, so that what is visible or under a finger is found without asking all of them. */
export interface Grid {
  cell: number;
  columns: number;
  rows: number;
  cells: Uint32Array[];
}

const SEATS_PER_CELL = 24;

function buildGrid(x: Float32Array, y: Float32Array, size: { width: number; height: number }): Grid {
  const cell = Math.max(1, Math.sqrt((size.width * size.height * SEATS_PER_CELL) / Math.max(1, x.length)));
  const columns = Math.max(1, Math.ceil(size.width / cell));
  const rows = Math.max(1, Math.ceil(size.height / cell));
  const lists: number[][] = Array.from({ length: columns * rows }, () => []);
  for (let seat = 0; seat < x.length; seat += 1) {
    const column = Math.min(columns - 1, Math.max(0, Math.floor((x[seat] ?? 0) / cell)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor((y[seat] ?? 0) / cell)));
    lists[row * columns + column]?.push(seat);
  }
  return { cell, columns, rows, cells: lists.map(list => Uint32Array.from(list)) };
}

/** The median distance of neighbours in a row, which the size of a seat is taken from. */
function usualSpacing(document: ChartDocument, x: Float32Array, y: Float32Array): number {
  const steps: number[] = [];
  for (const [, , first, count] of document.rows) {
    for (let seat = first; seat < first + count - 1 && steps.length < 4000; seat += 1) {
      steps.push(Math.hypot((x[seat + 1] ?? 0) - (x[seat] ?? 0), (y[seat + 1] ?? 0) - (y[seat] ?? 0)));
    }
  }
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? Math.max(document.size.width / 20, 1);
}

export function boxOf(outline: readonly Point[]): Box {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

export function readChart(document: ChartDocument): Chart {
  const { seats } = document;
  const x = Float32Array.from(seats, seat => seat[4]);
  const y = Float32Array.from(seats, seat => seat[5]);
  let byId: Map<string, number> | undefined;
  return {
    document,
    count: seats.length,
    x,
    y,
    tier: Int16Array.from(seats, seat => seat[6]),
    section: Uint16Array.from(seats, seat => seat[1]),
    flags: Uint8Array.from(seats, seat => seat[7]),
    spacing: usualSpacing(document, x, y),
    isBig: seats.length > BIG_HOUSE,
    grid: buildGrid(x, y, document.size),
    indexOf: seatId => {
      byId ??= new Map(seats.map((seat, index) => [seat[0], index]));
      return byId.get(seatId);
    },
    boxes: document.sections.map(section => boxOf(section.outline)),
  };
}

/** Calls `visit` for every seat whose cell touches the box. Boxes may reach beyond the plan. */
export function visitSeats(grid: Grid, box: Box, visit: (seat: number) => void): void {
  const left = Math.max(0, Math.floor(box.x / grid.cell));
  const right = Math.min(grid.columns - 1, Math.floor((box.x + box.width) / grid.cell));
  const top = Math.max(0, Math.floor(box.y / grid.cell));
  const bottom = Math.min(grid.rows - 1, Math.floor((box.y + box.height) / grid.cell));
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      for (const seat of grid.cells[row * grid.columns + column] ?? []) visit(seat);
    }
  }
}

/** The seat nearest to a place, not further than `reach`; undefined when there is none. */
export function seatAt(chart: Chart, { x, y }: { x: number; y: number }, reach: number): number | undefined {
  let best: number | undefined;
  let nearest = reach;
  visitSeats(chart.grid, { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }, seat => {
    const far = Math.hypot((chart.x[seat] ?? 0) - x, (chart.y[seat] ?? 0) - y);
    if (far <= nearest) [best, nearest] = [seat, far];
  });
  return best;
}

/** The seat one step away in a direction (`dx`, `dy` are -1, 0 or 1), or undefined at the edge of the house. */
export function seatTowards(chart: Chart, from: number, dx: number, dy: number): number | undefined {
  const [x, y] = [chart.x[from] ?? 0, chart.y[from] ?? 0];
  for (let reach = chart.spacing * 3; reach < chart.spacing * 200; reach *= 3) {
    let best: number | undefined;
    let cost = Number.POSITIVE_INFINITY;
    visitSeats(chart.grid, { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }, seat => {
      const [ex, ey] = [(chart.x[seat] ?? 0) - x, (chart.y[seat] ?? 0) - y];
      const along = ex * dx + ey * dy;
      const across = Math.abs(ex * dy) + Math.abs(ey * dx);
      if (seat === from || along < chart.spacing * 0.2 || across > along * 1.3) return;
      if (along + across * 2 < cost) [best, cost] = [seat, along + across * 2];
    });
    if (best !== undefined) return best;
  }
  return undefined;
}

/** Whether a place is inside a polygon: rays and crossings. */
export function isInside(outline: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i, i += 1) {
    const [ax, ay] = outline[i] ?? [0, 0];
    const [bx, by] = outline[j] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
