import type { CallMemory } from '../calls/call.rules.js';

/** A sale that shares the capacity of its pool. */
export interface PooledSale {
  /** Against the others' where not everybody can have what they want. */
  weight: number;
  /** Its own, which it never exceeds either. */
  capacity: number;
  inside: number;
  /** How many would be inside if the pool were large enough. */
  demand: number;
  /** What its door goes by. */
  share: number;
}

/** How many more want to be inside: those who are not called yet, and those who are and have not come in. */
export function wantedBy({ issued, nowServing, memory }: CalledSale): number {
  return Math.max(0, issued - nowServing) + Math.ceil(memory.expected ?? 0);
}

interface CalledSale {
  issued: number;
  nowServing: number;
  memory: Partial<Pick<CallMemory, 'expected'>>;
}

interface Want {
  want: number;
  weight: number;
}

/**
 * What each sale should have: weighted max-min fairness (Bertsekas and Gallager, "Data Networks", 1992, 6.5.2). Nobody
 * gets less than its weight's part of the capacity unless it wants less; what is left over after every demand is laid
 * ready where there is room, so that whoever comes unexpectedly finds the door open.
 */
export function targetShares(capacity: number, sales: readonly PooledSale[]): number[] {
  const wants = sales.map(sale => ({
    weight: sale.weight,
    want: Math.min(sale.capacity, Math.max(1, sale.demand)),
  }));
  const needed = fill(capacity, wants);
  const left = capacity - sum(needed);
  const ready = fill(
    left,
    sales.map(({ weight, capacity: most }, i) => ({ weight, want: most - (needed[i] ?? 0) })),
  );
  return whole(needed.map((share, i) => share + (ready[i] ?? 0)));
}

/**
 * Shares after everything that had to be lowered is lowered: what may be raised, so that the sum is never exceeded.
 * Whoever is inside counts also above the share of the sale; nobody is sent away for another's sake.
 */
export function raisedShares(
  capacity: number,
  sales: readonly (Pick<PooledSale, 'weight' | 'inside' | 'share'> & { target: number })[],
): number[] {
  const used = sales.map(({ share, inside }) => Math.max(share, inside));
  const free = Math.max(0, capacity - sum(used));
  const granted = fill(
    free,
    sales.map(({ weight, target }, i) => ({ weight, want: Math.max(0, target - (used[i] ?? 0)) })),
  );
  return sales.map(({ share, target }, i) => {
    const taken = used[i] ?? 0;
    return target <= taken ? Math.max(share, target) : Math.max(share, taken + Math.floor(granted[i] ?? 0));
  });
}

/** Fills all in step with their weights, each up to what it wants. The parts may be fractions. */
function fill(total: number, wants: readonly Want[]): number[] {
  const given = wants.map(() => 0);
  let left = Math.max(0, total);
  let open = wants.map((want, i) => ({ ...want, i })).filter(({ want }) => want > 0);
  while (open.length > 0 && left > 0) {
    const level = left / sum(open.map(({ weight }) => weight));
    const full = open.filter(({ want, weight }) => want <= level * weight);
    if (full.length === 0) {
      for (const { i, weight } of open) given[i] = level * weight;
      break;
    }
    for (const { i, want } of full) given[i] = want;
    left -= sum(full.map(({ want }) => want));
    open = open.filter(each => !full.includes(each));
  }
  return given;
}

/** Whole numbers with the same sum, rounded down: whoever lost most by it gets the units that are left. */
function whole(parts: readonly number[]): number[] {
  const floors = parts.map(Math.floor);
  let units = Math.floor(sum(parts) + 1e-9) - sum(floors);
  const byLoss = parts
    .map((part, i) => ({ i, loss: part - (floors[i] ?? 0) }))
    .sort((a, b) => b.loss - a.loss);
  for (const { i, loss } of byLoss) {
    if (units <= 0 || loss <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    units -= 1;
  }
  return floors;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
