import { rounded } from './plan-reader.rules.js';
import type {
  PlanDecoration,
  PlanRow,
  PlanSeat,
  PlanSection,
  PlanSize,
  Point,
  SeatingPlan,
} from './seating-plan.js';
import { sectionOutline } from './section-outlines.rules.js';

/** A plan as its reader or generator has it: nested, in any order along the row, anywhere in the plane. */
export interface PlanDraft {
  readonly name: string;
  /** The drawing's own size, when it has one; it grows when something lies outside. */
  readonly size: PlanSize | null;
  readonly categories: readonly string[];
  readonly sections: readonly DraftSection[];
  readonly decorations: readonly PlanDecoration[];
}

export interface DraftSection {
  readonly name: string;
  readonly rows: readonly DraftRow[];
}

export interface DraftRow {
  readonly label: string;
  readonly seats: readonly DraftSeat[];
}

export interface DraftSeat {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly categoryIndex: number;
  readonly flags: number;
}

const EDGE_MARGIN = 20;
const LEAST_OUTLINE_MARGIN = 4;
const OUTLINE_MARGIN_PER_SEAT_PITCH = 0.8;
/** A row of one seat says nothing about distances; this is what most drawings use. */
const DEFAULT_SEAT_PITCH = 20;

function distance(a: DraftSeat, b: DraftSeat): number {
  // Not Math.hypot, which is several times slower and this runs for every pair of neighbours.
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}

function pathLength(seats: readonly DraftSeat[]): number {
  let length = 0;
  for (let i = 1; i < seats.length; i += 1) {
    const [a, b] = [seats[i - 1], seats[i]];
    if (a !== undefined && b !== undefined) length += distance(a, b);
  }
  return length;
}

/**
 * The row's seats so that neighbours follow each other. Most files already list them so (curved rows and
 * full circles too); where walking the row along its main direction is clearly shorter, that order is
 * taken, which also puts "5 3 1 2 4 6" right when a file lists the odd numbers first.
 */
function alongTheRow(seats: readonly DraftSeat[]): readonly DraftSeat[] {
  const [first] = seats;
  if (first === undefined || seats.length < 3) return seats;
  const far = seats.reduce((best, seat) => (distance(first, seat) > distance(first, best) ? seat : best));
  const end = seats.reduce((best, seat) => (distance(far, seat) > distance(far, best) ? seat : best));
  const [dx, dy] = [far.x - end.x, far.y - end.y];
  const walked = seats.toSorted((a, b) => a.x * dx + a.y * dy - (b.x * dx + b.y * dy));
  return pathLength(walked) < 0.98 * pathLength(seats) ? walked : seats;
}

/** The usual distance between neighbours in these rows: the median over rows of the row's mean step. */
function seatPitch(rows: readonly DraftRow[]): number {
  const steps = rows
    .filter(row => row.seats.length > 1)
    .map(row => pathLength(row.seats) / (row.seats.length - 1))
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? DEFAULT_SEAT_PITCH;
}

interface Frame {
  readonly size: PlanSize;
  readonly dx: number;
  readonly dy: number;
}

/** Moves everything into positive coordinates and makes the size large enough for all that is drawn. */
function frameOf(draft: PlanDraft): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const section of draft.sections) {
    for (const row of section.rows) for (const seat of row.seats) include(seat.x, seat.y);
  }
  for (const decoration of draft.decorations) for (const [x, y] of decoration.outline) include(x, y);
  const dx = left < 0 || draft.size === null ? EDGE_MARGIN - left : 0;
  const dy = top < 0 || draft.size === null ? EDGE_MARGIN - top : 0;
  const reach = (own: number | undefined, most: number) =>
    own !== undefined && most <= own ? own : Math.ceil(Math.max(own ?? 0, most + EDGE_MARGIN));
  const size = {
    width: reach(draft.size?.width, right + dx),
    height: reach(draft.size?.height, bottom + dy),
  };
  return { size, dx, dy };
}

function placeRow(row: DraftRow, sectionIndex: number, frame: Frame): PlanSeat[] {
  return alongTheRow(row.seats).map(seat => ({
    id: seat.id,
    sectionIndex,
    rowLabel: row.label,
    seatLabel: seat.label,
    x: rounded(seat.x + frame.dx),
    y: rounded(seat.y + frame.dy),
    categoryIndex: seat.categoryIndex,
    flags: seat.flags,
  }));
}

/** Lays a draft out flat, with ordinals, outlines and a frame. Sections and rows without seats are left out. */
export function assemblePlan(draft: PlanDraft): SeatingPlan {
  const frame = frameOf(draft);
  const sections: PlanSection[] = [];
  const rows: PlanRow[] = [];
  const seats: PlanSeat[] = [];
  for (const section of draft.sections) {
    const seated = section.rows.filter(row => row.seats.length > 0);
    if (seated.length === 0) continue;
    const sectionIndex = sections.length;
    const points: Point[] = [];
    for (const row of seated) {
      const placed = placeRow(row, sectionIndex, frame);
      rows.push({ sectionIndex, label: row.label, firstSeat: seats.length, seatCount: placed.length });
      for (const seat of placed) {
        seats.push(seat);
        points.push([seat.x, seat.y]);
      }
    }
    const margin = Math.max(LEAST_OUTLINE_MARGIN, OUTLINE_MARGIN_PER_SEAT_PITCH * seatPitch(seated));
    sections.push({ name: section.name, outline: sectionOutline(points, margin) });
  }
  const decorations = draft.decorations.map(({ text, outline }) => ({
    text,
    outline: outline.map(([x, y]): Point => [rounded(x + frame.dx), rounded(y + frame.dy)]),
  }));
  return {
    name: draft.name,
    size: frame.size,
    categories: draft.categories,
    sections,
    rows,
    seats,
    decorations,
  };
}
