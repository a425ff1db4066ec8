import { canonical, keyOf } from './canonical.js';
import { isEnd, isNothing, violationOf } from './invariants.js';
import { movesOf } from './moves.js';
import type { Variant } from './variants.js';
import { firstWorld, type World } from './world.js';

export interface Violation {
  kind: string;
  /** The shortest way there, one line a move. */
  trace: string[];
}

export interface Findings {
  states: number;
  moves: number;
  violation: Violation | undefined;
  /** States of the payment that were reached. */
  reached: Set<string>;
  /** Kinds of decision that were carried out. */
  decided: Set<string>;
  /** Worlds that can rest although they are no end: nothing was ever written down. */
  untouched: number;
  /** Zombies whose write was refused. */
  refusals: number;
}

/** States in which the number of the attempt still means something. */
const OPEN = ['INIT', 'PI', 'CONF'];

interface Search {
  variant: Variant;
  worlds: World[];
  numbers: Map<string, number>;
  cameFrom: number[];
  labels: string[];
  /** For each world those from which progress leads to it. */
  before: number[][];
}

/** Visits every world that can be reached, nearest first, so that a trace is as short as can be. Ends at the first violation. */
export function search(variant: Variant): Findings {
  const found: Findings = {
    ...{ states: 0, moves: 0, violation: undefined, untouched: 0, refusals: 0 },
    ...{ reached: new Set<string>(), decided: new Set<string>() },
  };
  const first = firstWorld(variant.hands);
  const all: Search = {
    ...{ variant, worlds: [first], numbers: new Map([[keyOf(first), 0]]) },
    ...{ cameFrom: [-1], labels: ['nothing has happened'], before: [[]] },
  };
  for (let current = 0; current < all.worlds.length && found.violation === undefined; current += 1) {
    visit(all, current, found);
  }
  found.violation ??= findStuck(all);
  found.states = all.worlds.length;
  found.untouched = all.worlds.filter(isNothing).length;
  return found;
}

function visit(all: Search, current: number, found: Findings): void {
  const world = all.worlds[current] as World;
  found.reached.add(world.state);
  for (const { label, next: after, isProgress, decision } of movesOf(world, all.variant)) {
    const next = canonical(after);
    found.moves += 1;
    if (decision !== undefined) found.decided.add(decision);
    if (label.includes('refused: the row')) found.refusals += 1;
    const key = keyOf(next);
    const known = all.numbers.get(key);
    const number = known ?? all.worlds.length;
    if (known === undefined) {
      all.numbers.set(key, number);
      all.worlds.push(next);
      all.cameFrom.push(current);
      all.labels.push(label);
      all.before.push([]);
    }
    if (isProgress) all.before[number]?.push(current);
    const kind = violationOf(world, after, all.variant);
    if (kind !== undefined) {
      found.violation = { kind, trace: [...traceTo(all, current), lineOf(label, after)] };
      return;
    }
  }
}

/** A world from which progress leads to no end, unless nothing exists in it. */
function findStuck(all: Search): Violation | undefined {
  const { worlds, before } = all;
  const isLive = worlds.map(world => isEnd(world) || isNothing(world));
  const queue = isLive.flatMap((live, number) => (live ? [number] : []));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const earlier of before[next] ?? []) {
      if (isLive[earlier] === true) continue;
      isLive[earlier] = true;
      queue.push(earlier);
    }
  }
  // Before T1 it is up to the shopper whether anything happens at all.
  const stuck = isLive.findIndex((live, number) => !live && worlds[number]?.state !== 'none');
  return stuck < 0 ? undefined : { kind: 'no end in reach', trace: traceTo(all, stuck) };
}

function traceTo(all: Search, number: number): string[] {
  const trace: string[] = [];
  for (let at = number; at >= 0; at = all.cameFrom[at] ?? -1) {
    trace.push(lineOf(all.labels[at] ?? '', all.worlds[at] as World));
  }
  return trace.reverse();
}

function lineOf(label: string, { state, attempt, seats, intent, booking }: World): string {
  const row = OPEN.includes(state) ? `${state} ${attempt}` : state;
  return `${label}  [${row}, seats ${seats}, booking ${booking}, gateway ${intent}]`;
}
