import { seatFlags, type Point, type SeatingPlan } from '../seating-plans/seating-plan.js';

/**
 * What best available needs to know of a plan, worked out once per plan and shared by all its performances.
 * Arrays are by seat ordinal unless they say otherwise; distances are in plan units.
 */
export interface SeatIndex {
  readonly seatCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly sectionOf: Uint16Array;
  /** 1 for wheelchair places and companion seats, which are not given to those who did not ask for them. */
  readonly withheld: Uint8Array;
  readonly accessible: Uint8Array;
  /** Distance to the focal point, and its running sum: entry i is the sum over the seats before i. */
  readonly distance: Float64Array;
  readonly distanceBefore: Float64Array;
  /** Difference between the furthest and the nearest seat's distance. */
  readonly depth: number;
  /** The usual distance between neighbours. */
  readonly pitch: number;
  /**
   * A run is a stretch of one row without an aisle: the seats in it are adjacent. By run: its first seat,
   * the seat after its last one, and its nearest seat's distance. `runOf` is by seat.
   */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  readonly runNearest: Float64Array;
  /** 1 for a run without withheld seats. */
  readonly runIsOrdinary: Uint8Array;
  readonly runOf: Int32Array;
  /** All runs, nearest first. */
  readonly runsByDistance: Int32Array;
  readonly accessibleSeats: Int32Array;
  readonly withheldSeats: Int32Array;
  readonly sections: readonly SectionIndex[];
  /** Section indexes, the one with the nearest seat first. */
  readonly sectionsByDistance: Int32Array;
}

export interface SectionIndex {
  /** The section's rows in the order of the plan, each as its first run and the run after its last one. */
  readonly rows: readonly (readonly [firstRun: number, endRun: number])[];
  /** First ordinal, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Neighbours further apart than this many times the row's median distance have an aisle between them. */
const AISLE_FACTOR = 1.6;

const STAGE = /stage|bühne|podium|pitch|court|field|ring|screen|palco|scène/i;

function middle(points: readonly Point[]): Point {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const between = (values: number[]) =>
    (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) /
    2;
  return [between(xs), between(ys)];
}

/**
 * Where everybody looks: the point of the stage's box closest to the middle of the seats (front centre), which
 * for a pitch with seats all around is its centre. Without a stage in the drawing: the middle of the top edge.
 */
export function focalPoint(plan: SeatingPlan): Point {
  const [cx, cy] = middle(plan.seats.map(({ x, y }): Point => [x, y]));
  const outline = plan.decorations.find(({ text }) => STAGE.test(text))?.outline;
  if (outline === undefined) return [cx, 0];
  const [sx, sy] = middle(outline);
  const halfWidth = Math.max(...outline.map(([x]) => Math.abs(x - sx)));
  const halfHeight = Math.max(...outline.map(([, y]) => Math.abs(y - sy)));
  const clamp = (value: number, centre: number, half: number) =>
    Math.min(centre + half, Math.max(centre - half, value));
  return [clamp(cx, sx, halfWidth), clamp(cy, sy, halfHeight)];
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function stepAfter(plan: SeatingPlan, ordinal: number): number {
  const [a, b] = [plan.seats[ordinal], plan.seats[ordinal + 1]];
  return a === undefined || b === undefined ? Infinity : Math.hypot(a.x - b.x, a.y - b.y);
}

/** The first ordinals of all runs, in order, and the median step of every row that has one. */
function runStarts(plan: SeatingPlan): { starts: number[]; rowPitches: number[] } {
  const starts: number[] = [];
  const rowPitches: number[] = [];
  for (const { firstSeat, seatCount } of plan.rows) {
    const steps = Array.from({ length: seatCount - 1 }, (_, i) => stepAfter(plan, firstSeat + i));
    const usual = median(steps);
    if (steps.length > 0) rowPitches.push(usual);
    starts.push(firstSeat);
    steps.forEach((step, i) => {
      if (step > AISLE_FACTOR * usual) starts.push(firstSeat + i + 1);
    });
  }
  return { starts, rowPitches };
}

function indexRuns(starts: readonly number[], distance: Float64Array, withheld: Uint8Array) {
  const runStart = Int32Array.from(starts);
  const runEnd = Int32Array.from(starts, (_, run) => starts[run + 1] ?? distance.length);
  const runOf = new Int32Array(distance.length);
  const runNearest = new Float64Array(starts.length);
  const runIsOrdinary = new Uint8Array(starts.length);
  for (let run = 0; run < starts.length; run += 1) {
    const [start, end] = [runStart[run] ?? 0, runEnd[run] ?? 0];
    runOf.fill(run, start, end);
    runIsOrdinary[run] = withheld.subarray(start, end).includes(1) ? 0 : 1;
    runNearest[run] = distance.subarray(start, end).reduce((a, b) => Math.min(a, b), Infinity);
  }
  const runsByDistance = Int32Array.from(starts.keys()).sort(
    (a, b) => (runNearest[a] ?? 0) - (runNearest[b] ?? 0),
  );
  return { runStart, runEnd, runOf, runNearest, runIsOrdinary, runsByDistance };
}

function indexSections(plan: SeatingPlan, runStart: Int32Array, runNearest: Float64Array) {
  const sections = plan.sections.map(() => ({ rows: [] as [number, number][], start: 0, end: 0 }));
  const nearest = plan.sections.map(() => Infinity);
  let run = 0;
  for (const { sectionIndex, firstSeat, seatCount } of plan.rows) {
    const firstRun = run;
    const end = firstSeat + seatCount;
    for (; run < runStart.length && (runStart[run] ?? 0) < end; run += 1) {
      nearest[sectionIndex] = Math.min(nearest[sectionIndex] ?? Infinity, runNearest[run] ?? Infinity);
    }
    const section = sections[sectionIndex];
    if (section === undefined) continue;
    if (section.rows.length === 0) section.start = firstSeat;
    section.end = end;
    section.rows.push([firstRun, run]);
  }
  const sectionsByDistance = Int32Array.from(sections.keys()).sort(
    (a, b) => (nearest[a] ?? 0) - (nearest[b] ?? 0),
  );
  return { sections, sectionsByDistance };
}

/** Indexes a plan for best available and for the single-seat rule, in O(n log n). */
export function seatIndex(plan: SeatingPlan): SeatIndex {
  const [fx, fy] = focalPoint(plan);
  const { seats } = plan;
  const distance = Float64Array.from(seats, ({ x, y }) => Math.hypot(x - fx, y - fy));
  const distanceBefore = new Float64Array(seats.length + 1);
  for (let i = 0; i < seats.length; i += 1) {
    distanceBefore[i + 1] = (distanceBefore[i] ?? 0) + (distance[i] ?? 0);
  }
  const { starts, rowPitches } = runStarts(plan);
  const furthest = distance.reduce((a, b) => Math.max(a, b), 0);
  const nearest = distance.reduce((a, b) => Math.min(a, b), furthest);
  const has = (flags: number, bits: number) => Number((flags & bits) !== 0);
  const accessible = Uint8Array.from(seats, ({ flags }) => has(flags, seatFlags.accessible));
  const withheld = Uint8Array.from(seats, ({ flags }) =>
    has(flags, seatFlags.accessible | seatFlags.companion),
  );
  const ordinalsOf = (marks: Uint8Array) =>
    Int32Array.from([...marks.keys()].filter(ordinal => marks[ordinal] === 1));
  const runs = indexRuns(starts, distance, withheld);
  return {
    seatCount: seats.length,
    x: Float64Array.from(seats, ({ x }) => x),
    y: Float64Array.from(seats, ({ y }) => y),
    sectionOf: Uint16Array.from(seats, ({ sectionIndex }) => sectionIndex),
    withheld,
    accessible,
    accessibleSeats: ordinalsOf(accessible),
    withheldSeats: ordinalsOf(withheld),
    distance,
    distanceBefore,
    depth: furthest - nearest,
    pitch: median(rowPitches) || 1,
    ...runs,
    ...indexSections(plan, runs.runStart, runs.runNearest),
  };
}
