/**
 * The one shape every seating plan has after it was read, whatever format it came in.
 *
 * Seats are ordered section by section, row by row, and along the row, so that neighbours are adjacent in
 * the array. A seat's index in `seats` is its **ordinal**: availability, best available and the browser's
 * seat map all count in it. Coordinates are plan units (about pixels), absolute, from the top left corner.
 */
export interface SeatingPlan {
  readonly name: string;
  readonly size: PlanSize;
  /** Names of the seat categories; price tiers attach to them by name. */
  readonly categories: readonly string[];
  readonly sections: readonly PlanSection[];
  readonly rows: readonly PlanRow[];
  readonly seats: readonly PlanSeat[];
  readonly decorations: readonly PlanDecoration[];
}

export type Point = readonly [x: number, y: number];

export interface PlanSize {
  readonly width: number;
  readonly height: number;
}

export interface PlanSection {
  readonly name: string;
  /** A convex polygon around the section's seats. */
  readonly outline: readonly Point[];
}

export interface PlanRow {
  readonly sectionIndex: number;
  readonly label: string;
  /** Ordinal of the row's first seat. */
  readonly firstSeat: number;
  readonly seatCount: number;
}

export interface PlanSeat {
  /** Unique in the plan, 1 to 64 characters of `A-Z a-z 0-9 . _ ~ -`. */
  readonly id: string;
  readonly sectionIndex: number;
  readonly rowLabel: string;
  readonly seatLabel: string;
  readonly x: number;
  readonly y: number;
  readonly categoryIndex: number;
  /** Bits of `seatFlags`. */
  readonly flags: number;
}

/** Something drawn but not sold: a stage, a bar, a pitch, the shape of a general-admission area. */
export interface PlanDecoration {
  readonly text: string;
  readonly outline: readonly Point[];
}

/** What is special about a seat, one bit each. */
export const seatFlags = {
  /** A wheelchair place. */
  accessible: 1,
  /** A seat beside a wheelchair place, kept for the person who comes along. */
  companion: 2,
  restrictedView: 4,
} as const;

/** Why a plan cannot be used: where in the input, and what is wrong there in plain words. */
export interface PlanProblem {
  /** For example `zones[3].rows[2].seats[10].category`; empty for the document as a whole. */
  readonly path: string;
  readonly message: string;
}

export type PlanResult =
  | { readonly ok: true; readonly plan: SeatingPlan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** The bounds of one plan. They keep a hostile upload from costing more than a second or a few megabytes. */
export const planLimits = {
  seats: 100_000,
  sections: 1_000,
  rows: 20_000,
  categories: 100,
  decorations: 2_000,
  outlinePoints: 500,
  seatIdCharacters: 64,
  nameCharacters: 200,
  labelCharacters: 64,
  /** Largest distance of a point from the origin, in plan units. */
  coordinate: 1_000_000,
  problems: 50,
} as const;
