import type { SeatSearch } from './seat-search.js';
import { gather } from './gathering.rules.js';
import { chunksOf, seatsIn, type Stretch, stretchesIn } from './stretches.rules.js';

/** Sections looked at closely for one request; more would hardly be better and would take longer. */
const SECTIONS_TRIED = 6;

/** The usable stretches of a section, row by row. */
type Rows = readonly (readonly Stretch[])[];

/** One way to seat the party, with what speaks against it. */
interface Seating {
  readonly party: readonly number[];
  readonly alone: number;
  readonly chunks: number;
  readonly distance: number;
}

/**
 * Sections that hold the whole party, nearest first. With a wide spread the walk begins anywhere among the
 * nearest ones and goes once round, so that askers spread over the house.
 */
function roomySections(search: SeatSearch, size: number): Rows[] {
  const { index, sectionIndex, spread } = search;
  const order = sectionIndex === undefined ? index.sectionsByDistance : Int32Array.of(sectionIndex);
  const reach = Math.min(order.length, Math.max(SECTIONS_TRIED, spread.candidates));
  const offset = Math.floor(search.random() * Math.max(1, reach - SECTIONS_TRIED + 1));
  const roomy: Rows[] = [];
  for (let i = 0; i < order.length && roomy.length < SECTIONS_TRIED; i += 1) {
    const section = index.sections[order[(offset + i) % order.length] ?? 0];
    const rows = section?.rows.map(([firstRun, endRun]) => stretchesIn(search, firstRun, endRun)) ?? [];
    if (seatsIn(rows.flat()) >= size) roomy.push(rows);
  }
  return roomy;
}

function seatingOf(search: SeatSearch, party: readonly number[]): Seating {
  const chunks = chunksOf(search, party);
  const distances = party.reduce((sum, ordinal) => sum + (search.index.distance[ordinal] ?? 0), 0);
  return {
    party,
    alone: chunks.filter(({ start, end }) => end - start === 1).length,
    chunks: chunks.length,
    distance: distances / party.length,
  };
}

/** Nobody alone comes first, then few chunks; among equals one of the nearest, by chance. */
function choose(search: SeatSearch, seatings: readonly Seating[]): number[] | null {
  const least = (worth: (seating: Seating) => number, among: readonly Seating[]) => {
    const best = among.reduce((so, seating) => Math.min(so, worth(seating)), Infinity);
    return among.filter(seating => worth(seating) === best);
  };
  const equals = least(
    ({ chunks }) => chunks,
    least(({ alone }) => alone, seatings),
  ).toSorted((a, b) => a.distance - b.distance);
  const limit = (equals[0]?.distance ?? 0) + search.spread.tolerance * search.index.depth;
  const chosen = equals.filter(({ distance }) => distance <= limit).slice(0, search.spread.candidates);
  const seating = chosen[Math.floor(search.random() * chosen.length)];
  return seating === undefined ? null : [...seating.party];
}

/** Each way to seat the party in these groups of stretches, for the groups that hold it. */
function seatingsIn(search: SeatSearch, groups: readonly (readonly Stretch[])[], size: number): Seating[] {
  return groups.flatMap(stretches => {
    const party = seatsIn(stretches) < size ? null : gather(search, stretches, size);
    return party === null ? [] : [seatingOf(search, party)];
  });
}

/** Every row with the one behind it; the last row alone, for a section that has no other. */
function neighbouringRows(rows: Rows): Stretch[][] {
  return rows.map((row, i) => [...row, ...(rows[i + 1] ?? [])]);
}

/**
 * Seats for a party that does not fit side by side: in one row or two neighbouring rows of a section if any
 * have room; else within one section, in few chunks close together; else anywhere. In each of these nobody
 * sits alone if that can be helped. Null when fewer than `size` usable seats are left.
 */
export function splitParty(search: SeatSearch, size: number): number[] | null {
  const sections = roomySections(search, size);
  return (
    choose(search, seatingsIn(search, sections.flatMap(neighbouringRows), size)) ??
    choose(
      search,
      seatingsIn(
        search,
        sections.map(rows => rows.flat()),
        size,
      ),
    ) ??
    gather(search, stretchesIn(search, 0, search.index.runStart.length), size)
  );
}
