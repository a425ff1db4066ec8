import type { DraftRow, DraftSeat, DraftSection } from './plan-assembly.rules.js';
import { seatId } from './plan-labels.rules.js';
import { seatFlags, type Point } from './seating-plan.js';

/** A rounded rectangle around the origin that the first row of a tier of seats follows. */
export interface Ring {
  /** Half the length of the straight sides, in plan units. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly cornerRadius: number;
}

/** One tier of blocks all around a ring. */
export interface BowlTier {
  readonly ring: Ring;
  readonly blocks: number;
  readonly firstBlockNumber: number;
  readonly rows: number;
  readonly seatsPerRow: number;
  readonly rowPitch: number;
  /** Free space between two blocks, along the ring. */
  readonly aisleWidth: number;
  /** Indexes of blocks that are not built, behind a stage for example. */
  readonly without: (block: number) => boolean;
  readonly categoryIndex: (block: number, row: number) => number;
  /** Blocks that can be reached without a step, by their top row. */
  readonly stepFree: (block: number) => boolean;
  readonly restrictedView: (block: number, row: number) => boolean;
}

function perimeter(ring: Ring): number {
  return 4 * (ring.halfWidth + ring.halfHeight) + 2 * Math.PI * ring.cornerRadius;
}

/**
 * The point that lies `outward` units outside the ring at the place `along` its perimeter. It starts in the
 * middle of the right side and goes clockwise on the screen. Outside a corner the same stretch is longer,
 * which is why seats stand a little wider there.
 */
function besideRing(ring: Ring, along: number, outward: number): Point {
  const { halfWidth: w, halfHeight: h, cornerRadius: r } = ring;
  const quarter = (Math.PI / 2) * r;
  const whole = perimeter(ring);
  let rest = ((along % whole) + whole) % whole;
  // Each side: half or whole length, then the corner that follows it; the direction is its outward normal.
  const sides = [
    { length: h, start: [w + r, 0], normal: [1, 0] },
    { length: 2 * w, start: [w, h + r], normal: [0, 1] },
    { length: 2 * h, start: [-w - r, h], normal: [-1, 0] },
    { length: 2 * w, start: [-w, -h - r], normal: [0, -1] },
    { length: h, start: [w + r, -h], normal: [1, 0] },
  ] as const;
  for (const { length, start, normal } of sides) {
    const [nx, ny] = normal;
    if (rest <= length) return [start[0] - ny * rest + nx * outward, start[1] + nx * rest + ny * outward];
    rest -= length;
    if (rest <= quarter && r > 0) {
      const angle = Math.atan2(ny, nx) + rest / r;
      const [cx, cy] = [start[0] - ny * length - nx * r, start[1] + nx * length - ny * r];
      return [cx + (r + outward) * Math.cos(angle), cy + (r + outward) * Math.sin(angle)];
    }
    rest -= quarter;
  }
  return besideRing(ring, 0, outward);
}

/** The top row of a step-free block, seen from its left end: W C C, and at the other end W C. */
function stepFreeFlag(number: number, seats: number): number {
  if (number === 1 || number === seats) return seatFlags.accessible;
  return number <= 3 || number === seats - 1 ? seatFlags.companion : 0;
}

function drawRow(tier: BowlTier, block: number, row: number): DraftRow {
  const share = perimeter(tier.ring) / tier.blocks;
  const pitch = (share - tier.aisleWidth) / tier.seatsPerRow;
  const top = row === tier.rows - 1;
  const code = String(tier.firstBlockNumber + block);
  const label = String(row + 1);
  const seats = Array.from({ length: tier.seatsPerRow }, (_, i): DraftSeat => {
    const along = (block - 0.5) * share + tier.aisleWidth / 2 + (i + 0.5) * pitch;
    const [x, y] = besideRing(tier.ring, along, row * tier.rowPitch);
    const stepFree = top && tier.stepFree(block) ? stepFreeFlag(i + 1, tier.seatsPerRow) : 0;
    const view = stepFree === 0 && tier.restrictedView(block, row) ? seatFlags.restrictedView : 0;
    const id = seatId(code, label, String(i + 1));
    return {
      id,
      label: String(i + 1),
      x,
      y,
      categoryIndex: tier.categoryIndex(block, row),
      flags: stepFree | view,
    };
  });
  return { label, seats };
}

/** All blocks of a tier as sections called "Block 101" and so on. */
export function bowlSections(tier: BowlTier): DraftSection[] {
  const sections: DraftSection[] = [];
  for (let block = 0; block < tier.blocks; block += 1) {
    if (tier.without(block)) continue;
    const rows = Array.from({ length: tier.rows }, (_, row) => drawRow(tier, block, row));
    sections.push({ name: `Block ${tier.firstBlockNumber + block}`, rows });
  }
  return sections;
}

/** The ring that lies `outward` units outside another one, where the next tier begins. */
export function ringAround(ring: Ring, outward: number): Ring {
  return { ...ring, cornerRadius: ring.cornerRadius + outward };
}

export function rectangle(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
