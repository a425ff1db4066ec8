import { bytesOfHex } from './bytes.rules.js';
import { algorithmOf, commitmentTo, proofLevelOf } from './commitment.rules.js';
import { entryCount } from './draw-entries.rules.js';
import type { DrawCrypto } from './draw-crypto.js';
import type { DrawRecord, IndexRange } from './draw-record.js';

/** One thing that was looked at. */
export interface DrawCheck {
  name: string;
  /** Null: it cannot be told yet, because something is still secret. */
  ok: boolean | null;
  /** What was found, in a sentence. */
  detail: string;
}

export const NOT_REVEALED = 'The seed is still secret. It is published once the draw has opened.';
export const NOT_PUBLISHED = 'The public randomness is not there yet.';

/** What can be told from the record by reading it, without drawing anything. */
export function recordChecks(record: DrawRecord, crypto: DrawCrypto, noted: string | undefined): DrawCheck[] {
  return [
    ...(noted === undefined ? [] : [notedCommitment(record, noted)]),
    commitment(record, crypto),
    proofLevel(record),
    ...announcementChecks(record),
    ...(record.algorithm === algorithmOf(true) ? [randomness(record)] : []),
    times(record),
    entries(record),
    moves(record),
  ];
}

/** Thousands with commas, the same in every place that checks. */
export function inThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "2027-03-05 10:00:00 UTC", the same in every place that checks. */
function inUtc(time: string): string {
  return time.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}

function notedCommitment({ commitment: published }: DrawRecord, noted: string): DrawCheck {
  const ok = published === noted.trim().toLowerCase();
  const detail = ok
    ? 'The record has the commitment that you noted before the opening.'
    : `The record says ${published}, you noted ${noted.trim()}.`;
  return { name: 'Your note', ok, detail };
}

function commitment({ seed, commitment: promised }: DrawRecord, crypto: DrawCrypto): DrawCheck {
  const name = 'Commitment';
  if (seed === null) return { name, ok: null, detail: NOT_REVEALED };
  const found = commitmentTo(bytesOfHex(seed), crypto);
  return found === promised
    ? { name, ok: true, detail: 'The seed is the one that was sealed before the opening.' }
    : { name, ok: false, detail: `The seed's SHA-256 is ${found}, but ${promised} was promised.` };
}

function proofLevel({ algorithm, proofLevel: level, randomness: mixed }: DrawRecord): DrawCheck {
  const name = 'Proof level';
  if (proofLevelOf(algorithm) !== level) {
    return { name, ok: false, detail: `"${level}" is not what ${algorithm} proves.` };
  }
  if (mixed !== null && algorithm !== algorithmOf(true)) {
    return { name, ok: false, detail: `Randomness is published, but ${algorithm} does not use it.` };
  }
  if (level === 'operator-proof' && mixed === null)
    return { name, ok: null, detail: 'Operator-proof once the public randomness is mixed in.' };
  const words = {
    'tamper-evident':
      'Tamper-evident: nobody changed the draw afterwards. Whoever runs the sale knew the seed beforehand.',
    'operator-proof':
      'Operator-proof: public randomness was mixed in, so nobody could know the draw beforehand.',
  };
  return { name, ok: true, detail: words[level] };
}

function randomness({ randomness: mixed, frozenAt }: DrawRecord): DrawCheck {
  const name = 'Public randomness';
  if (mixed === null) return { name, ok: null, detail: NOT_PUBLISHED };
  const ok = Date.parse(mixed.publishedAt) > Date.parse(frozenAt);
  const detail = ok
    ? `Published after the set was frozen. Compare it with ${mixed.source}: "${mixed.text}".`
    : `It was public at ${inUtc(mixed.publishedAt)}, before the set was frozen at ${inUtc(frozenAt)}.`;
  return { name, ok, detail };
}

/** A number that nobody announced, or another one than was announced, could have been chosen to suit somebody. */
function announcementChecks({
  announcement,
  randomness: mixed,
  frozenAt,
  algorithm,
}: DrawRecord): DrawCheck[] {
  const name = 'Announcement';
  if (announcement === null) {
    if (algorithm !== algorithmOf(true)) return [];
    return [{ name, ok: false, detail: 'Nobody said before the opening which public number would be used.' }];
  }
  const { source, announcedAt, abandonedAt, reason } = announcement;
  if (Date.parse(announcedAt) >= Date.parse(frozenAt)) {
    return [
      { name, ok: false, detail: `${source} was announced at ${inUtc(announcedAt)}, after the closing.` },
    ];
  }
  if (abandonedAt !== null) {
    const why = `${source} was given up at ${inUtc(abandonedAt)}: ${reason ?? 'no reason was given'}`;
    const detail = `${why} Whoever runs the sale knew by then what the seed alone would give.`;
    return [{ name, ok: algorithm !== algorithmOf(true), detail }];
  }
  if (mixed !== null && mixed.source !== source) {
    return [{ name, ok: false, detail: `${source} was announced, but the number is from ${mixed.source}.` }];
  }
  return [{ name, ok: algorithm === algorithmOf(true), detail: `${source}, said ${inUtc(announcedAt)}.` }];
}

function times({ frozenAt, revealedAt, seed }: DrawRecord): DrawCheck {
  const name = 'Order of events';
  if (revealedAt === null) {
    return seed === null
      ? { name, ok: null, detail: `The set was frozen at ${inUtc(frozenAt)}; the seed is not revealed yet.` }
      : { name, ok: false, detail: 'The seed is published, but the record does not say since when.' };
  }
  const ok = Date.parse(revealedAt) >= Date.parse(frozenAt);
  const detail = `Set frozen ${inUtc(frozenAt)}, seed revealed ${inUtc(revealedAt)}${ok ? '.' : ': too early.'}`;
  return { name, ok, detail };
}

function entries(record: DrawRecord): DrawCheck {
  const name = 'Entries';
  const { drawSize, voidRanges, epochs } = record;
  const ends = voidRanges.flat();
  const areRangesInOrder = ends.every(
    (end, at) => at === 0 || end >= (ends[at - 1] ?? 0) + (at % 2 === 0 ? 1 : 0),
  );
  if (!areRangesInOrder) return { name, ok: false, detail: 'The void ranges overlap or are out of order.' };
  const areEpochsInOrder = epochs.every(({ epoch, fromIndex }, at) => {
    const before = epochs[at - 1];
    return before === undefined ? fromIndex === 1 : epoch > before.epoch && fromIndex > before.fromIndex;
  });
  if (!areEpochsInOrder || epochs.length === 0) {
    return { name, ok: false, detail: 'The epochs do not begin at 1 or are out of order.' };
  }
  const taking = entryCount(record);
  const nobody = drawSize - taking;
  const detail =
    nobody === 0
      ? `${inThousands(taking)} took part.`
      : `${inThousands(taking)} took part; ${inThousands(nobody)} more numbers are void, nobody has them.`;
  return { name, ok: true, detail };
}

/** Void ranges take numbers out of the draw, so each must be told among the moves, and only those. */
function moves({ moves: told, voidRanges }: DrawRecord): DrawCheck {
  const name = 'Moves';
  const key = (range: IndexRange | null): string => range?.join(' to ') ?? 'no range';
  const toldRanges = told.filter(move => move.kind === 'void-range').map(move => key(move.range));
  const published = voidRanges.map(key);
  const odd = [
    ...published.filter(range => !toldRanges.includes(range)),
    ...toldRanges.filter(range => !published.includes(range)),
  ];
  if (odd.length > 0) {
    return { name, ok: false, detail: `Void ranges and moves do not tell the same: ${odd.join(', ')}.` };
  }
  const ahead = told.filter(move => move.kind === 'priority-tier' || move.kind === 'staff-pass');
  const people = ahead.reduce((sum, move) => sum + move.count, 0);
  const detail =
    people === 0
      ? 'Nobody was put ahead of others.'
      : `${inThousands(people)} were put ahead of others; the record says why.`;
  return { name, ok: true, detail };
}
