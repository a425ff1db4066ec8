import { createHash } from 'node:crypto';
import type { Point, SeatingPlan } from './seating-plan.js';

/** What a performance adds to a plan: its price tiers and its general-admission areas. */
export interface ChartInput {
  readonly planId: string;
  readonly plan: SeatingPlan;
  readonly tiers: readonly ChartTier[];
  readonly areas: readonly ChartArea[];
}

export interface ChartTier {
  readonly id: string;
  readonly name: string;
  /** The plan's category whose seats this tier prices; null for a tier that only prices areas. */
  readonly category: string | null;
}

export interface ChartArea {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
}

/**
 * The geometry document of `GET {seatingPlanUrl}`. Rows and seats are tuples because there are up to 100,000
 * of them; a seat's place in `seats` is its ordinal, which availability counts in.
 */
export interface SeatingChart {
  readonly planId: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly sections: readonly {
    readonly id: string;
    readonly name: string;
    readonly outline: readonly Point[];
  }[];
  readonly rows: readonly ChartRow[];
  readonly areas: readonly (ChartArea & { readonly outline: readonly Point[] | null })[];
  readonly seats: readonly ChartSeat[];
  readonly tiers: readonly { readonly id: string; readonly name: string }[];
  /** What is drawn and not sold, the stage above all. */
  readonly decorations: readonly { readonly text: string; readonly outline: readonly Point[] }[];
}

export type ChartRow = readonly [
  sectionIndex: number,
  rowLabel: string,
  firstSeatIndex: number,
  seatCount: number,
];

export type ChartSeat = readonly [
  seatId: string,
  sectionIndex: number,
  rowLabel: string,
  seatLabel: string,
  x: number,
  y: number,
  /** Index into `tiers`, or -1 for a seat that this performance does not sell. */
  tierIndex: number,
  /** Bits of `seatFlags`. */
  flags: number,
];

const SECTION_ID = /^s([1-9][0-9]{0,3})$/;
const HASH_CHARACTERS = 32;

/** The public id of a plan's section: stable, since a plan never changes once it is stored. */
export function sectionId(sectionIndex: number): string {
  return `s${sectionIndex + 1}`;
}

/** The section a public id stands for, or null when the plan has no such section. */
export function sectionIndexOf(id: string, plan: SeatingPlan): number | null {
  const index = Number(SECTION_ID.exec(id)?.[1] ?? 0) - 1;
  return index >= 0 && index < plan.sections.length ? index : null;
}

/**
 * Per seat ordinal the index of the tier that prices it, -1 where none does. Where two tiers name one
 * category the first one counts.
 */
export function seatTiers(plan: SeatingPlan, tiers: readonly Pick<ChartTier, 'category'>[]): Int16Array {
  const ofCategory = plan.categories.map(category => tiers.findIndex(tier => tier.category === category));
  return Int16Array.from(plan.seats, seat => ofCategory[seat.categoryIndex] ?? -1);
}

/** An area is drawn where the plan has a decoration of its name; otherwise it has no place on the map. */
function areaOutline(name: string, plan: SeatingPlan): readonly Point[] | null {
  const wanted = name.toLowerCase();
  return plan.decorations.find(decoration => decoration.text.toLowerCase() === wanted)?.outline ?? null;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const tenths = (outline: readonly Point[]): Point[] => outline.map(([x, y]): Point => [tenth(x), tenth(y)]);

export function seatingChart({ planId, plan, tiers, areas }: ChartInput): SeatingChart {
  const tierOf = seatTiers(plan, tiers);
  const areaNames = new Set(areas.map(area => area.name.toLowerCase()));
  return {
    planId,
    size: { width: plan.size.width, height: plan.size.height },
    sections: plan.sections.map(({ name, outline }, i) => ({
      id: sectionId(i),
      name,
      outline: tenths(outline),
    })),
    rows: plan.rows.map((row): ChartRow => [row.sectionIndex, row.label, row.firstSeat, row.seatCount]),
    areas: areas.map(({ id, name, capacity }) => {
      const outline = areaOutline(name, plan);
      return { id, name, capacity, outline: outline === null ? null : tenths(outline) };
    }),
    seats: plan.seats.map((seat, ordinal): ChartSeat => [
      seat.id,
      seat.sectionIndex,
      seat.rowLabel,
      seat.seatLabel,
      tenth(seat.x),
      tenth(seat.y),
      tierOf[ordinal] ?? -1,
      seat.flags,
    ]),
    tiers: tiers.map(({ id, name }) => ({ id, name })),
    decorations: plan.decorations
      .filter(({ text }) => !areaNames.has(text.toLowerCase()))
      .map(({ text, outline }) => ({ text, outline: tenths(outline) })),
  };
}

/**
 * The chart as the bytes that are served, and their name: 32 hexadecimal characters of SHA-256. Equal input
 * gives equal bytes, so that the document may be cached for ever under its hash.
 */
export function seatingChartDocument(input: ChartInput): { json: string; hash: string } {
  const json = JSON.stringify(seatingChart(input));
  return { json, hash: createHash('sha256').update(json).digest('hex').slice(0, HASH_CHARACTERS) };
}
