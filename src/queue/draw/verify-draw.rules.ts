import { bytesOfHex, hexOf } from './bytes.rules.js';
import { algorithmOf, drawKey } from './commitment.rules.js';
import {
  type DrawCheck,
  inThousands,
  NOT_PUBLISHED,
  NOT_REVEALED,
  recordChecks,
} from './draw-checks.rules.js';
import type { DrawCrypto } from './draw-crypto.js';
import { entryPosition, entryTexts } from './draw-entries.rules.js';
import type { DrawRecord } from './draw-record.js';
import { EvennessCount } from './evenness.rules.js';
import { inclusionCheck } from './inclusion.rules.js';
import { type InclusionProof, merkleRoot } from './merkle.rules.js';
import { type Permutation, permutationOf } from './permutation.rules.js';

/** Below this chance alone is no excuse: an honest draw is called uneven once in a million times. */
const LEAST_P_VALUE = 1e-6;
const STEPS_BETWEEN_REPORTS = 8192;
/** Of the whole time; the ranks take the rest. */
const SHARE_OF_ROOT = 0.9;

export interface VerifyOptions {
  /** Indices whose rank one wants to know. */
  entries?: readonly number[];
  /** Proofs that these indices take part, as they were handed out. */
  proofs?: readonly { index: number; proof: InclusionProof }[];
  /** The commitment as it was noted before the opening, to compare with. */
  commitment?: string | undefined;
  /** Told now and then how much is done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Where one entry stands: its rank, or null when it cannot have one (yet). */
export interface EntryPlace {
  index: number;
  rank: number | null;
  detail: string;
}

export interface Verification {
  checks: DrawCheck[];
  /** The entries that were asked for, in that order. */
  places: EntryPlace[];
  /** Every check holds; at least one does not; or something is still secret. */
  verdict: 'verified' | 'refuted' | 'pending';
}

/**
 * Checks a whole draw from its public record and nothing else: seals, the root recomputed from every entry, every
 * rank drawn again and given once. Pure; a million entries take seconds.
 */
export function verifyDraw(
  record: DrawRecord,
  crypto: DrawCrypto,
  { entries = [], proofs = [], commitment, onProgress = () => undefined }: VerifyOptions = {},
): Verification {
  const { drawSize } = record;
  const told = recordChecks(record, crypto, commitment);
  const root = rootCheck(record, crypto, done => onProgress((SHARE_OF_ROOT * done) / drawSize));
  const drawn = drawOf(record, crypto);
  const ranks =
    'pending' in drawn
      ? [{ name: 'Ranks', ok: null, detail: drawn.pending }]
      : rankChecks(drawn, drawSize, done =>
          onProgress(SHARE_OF_ROOT + ((1 - SHARE_OF_ROOT) * done) / drawSize),
        );
  onProgress(1);
  const included = proofs.map(each => inclusionCheck(record, crypto, each));
  const checks = [...told, root, ...included, ...ranks];
  const places = entries.map(index => placeOf(record, drawn, index));
  return { checks, places, verdict: verdictOf(checks) };
}

function verdictOf(checks: readonly DrawCheck[]): Verification['verdict'] {
  if (checks.some(check => check.ok === false)) return 'refuted';
  return checks.every(check => check.ok === true) ? 'verified' : 'pending';
}

function rootCheck(record: DrawRecord, { sha256 }: DrawCrypto, report: (done: number) => void): DrawCheck {
  const name = 'Merkle root';
  const found = hexOf(merkleRoot(sha256, counted(entryTexts(record), report)));
  return found === record.root
    ? { name, ok: true, detail: 'Computed anew from every entry: nobody was added, taken out or changed.' }
    : { name, ok: false, detail: `The entries give ${found}, but the record says ${record.root}.` };
}

function* counted(texts: Iterable<string>, report: (done: number) => void): Generator<string> {
  let done = 0;
  for (const text of texts) {
    if (done % STEPS_BETWEEN_REPORTS === 0) report(done);
    done += 1;
    yield text;
  }
}

type Drawn = { pending: string } | { permutation: Permutation | undefined; keyChecks: DrawCheck[] };

/** The permutation that the record's seed and randomness give. None takes part in an empty draw. */
function drawOf(record: DrawRecord, crypto: DrawCrypto): Drawn {
  const { algorithm, seed, randomness, root, drawSize } = record;
  if (seed === null) return { pending: NOT_REVEALED };
  const isMixed = algorithm === algorithmOf(true);
  if (isMixed && randomness === null) return { pending: NOT_PUBLISHED };
  const mixed = isMixed ? (randomness?.text ?? null) : null;
  const parts = { seed: bytesOfHex(seed), randomness: mixed, root: bytesOfHex(root), drawSize };
  const key = drawKey(parts, crypto);
  const detail = `Mixed from seed, randomness, root and size: ${hexOf(key)}.`;
  return {
    permutation: drawSize === 0 ? undefined : permutationOf(crypto.hmacOf(key), drawSize),
    keyChecks: isMixed ? [{ name: 'Key', ok: true, detail }] : [],
  };
}

/** Draws every rank, sees that each is given exactly once, and counts whether early and late came out alike. */
function rankChecks(
  { permutation, keyChecks }: Exclude<Drawn, { pending: string }>,
  size: number,
  report: (done: number) => void,
): DrawCheck[] {
  const name = 'Ranks';
  if (permutation === undefined)
    return [{ name, ok: true, detail: 'Nobody took part, so nothing was drawn.' }];
  const given = new Uint8Array(Math.ceil(size / 8));
  const evenness = new EvennessCount(size);
  for (let index = 1; index <= size; index += 1) {
    const rank = permutation.rankOf(index);
    const [at, bit] = [(rank - 1) >>> 3, 1 << ((rank - 1) & 7)];
    if (((given[at] ?? 0) & bit) !== 0) {
      return [...keyChecks, { name, ok: false, detail: `Rank ${inThousands(rank)} was drawn twice.` }];
    }
    given[at] = (given[at] ?? 0) | bit;
    evenness.add(index, rank);
    if (index % STEPS_BETWEEN_REPORTS === 0) report(index);
  }
  const detail = `Every rank of 1 to ${inThousands(size)} was drawn exactly once.`;
  return [...keyChecks, { name, ok: true, detail }, evennessCheck(evenness)];
}

function evennessCheck(count: EvennessCount): DrawCheck {
  const name = 'Evenness';
  const evenness = count.result();
  if (evenness === undefined) return { name, ok: true, detail: 'Too few took part to say anything.' };
  const { chiSquare, degreesOfFreedom, pValue } = evenness;
  const figures = `chi-square ${chiSquare.toFixed(1)} with ${degreesOfFreedom} degrees of freedom, p = ${pValue.toPrecision(2)}`;
  return pValue >= LEAST_P_VALUE
    ? { name, ok: true, detail: `Coming early or late made no difference (${figures}).` }
    : { name, ok: false, detail: `Early and late did not come out alike (${figures}).` };
}

function placeOf(record: DrawRecord, drawn: Drawn, index: number): EntryPlace {
  const { drawSize, voidRanges } = record;
  if (voidRanges.some(([from, to]) => index >= from && index <= to)) {
    return { index, rank: null, detail: 'This number is void: nobody can have it.' };
  }
  if (entryPosition(record, index) === undefined) {
    const detail = `Came after the draw, so its place is its number: ${inThousands(index)}.`;
    return { index, rank: index, detail };
  }
  if ('pending' in drawn) return { index, rank: null, detail: drawn.pending };
  const rank = drawn.permutation?.rankOf(index) ?? index;
  return { index, rank, detail: `Drew rank ${inThousands(rank)} of ${inThousands(drawSize)}.` };
}
