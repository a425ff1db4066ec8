import { invariant } from '../../platform/assert.js';
import { bytesOfHex } from './bytes.rules.js';
import { type DrawCheck, inThousands } from './draw-checks.rules.js';
import type { DrawCrypto } from './draw-crypto.js';
import {
  type DrawEntries,
  entryCount,
  entryPosition,
  entryTexts,
  indexAtPosition,
} from './draw-entries.rules.js';
import type { DrawRecord } from './draw-record.js';
import { type InclusionProof, isIncluded } from './merkle.rules.js';
import { LEAVES_A_NODE, type MerkleTree } from './merkle-tree.rules.js';

/** The proof that an index takes part; undefined for one that does not. Costs the same whatever the draw's size. */
export function proofOfEntry(tree: MerkleTree, draw: DrawEntries, index: number): InclusionProof | undefined {
  const position = entryPosition(draw, index);
  if (position === undefined) return undefined;
  const texts = entryTexts(draw, indexAtPosition(draw, position - (position % LEAVES_A_NODE)));
  const slice: string[] = [];
  while (slice.length < LEAVES_A_NODE) {
    const next = texts.next();
    if (next.done === true) break;
    slice.push(next.value);
  }
  invariant(slice.length > position % LEAVES_A_NODE, 'an entry is among the leaves around it');
  return tree.proofOf(position, slice);
}

/** Whether a proof shows that this very index is one of those that were sealed, by the record's root. */
export function inclusionCheck(
  record: DrawRecord,
  { sha256 }: Pick<DrawCrypto, 'sha256'>,
  { index, proof }: { index: number; proof: InclusionProof },
): DrawCheck {
  const name = `Entry ${inThousands(index)}`;
  const position = entryPosition(record, index);
  const leaf = position === undefined ? undefined : firstOf(entryTexts(record, index));
  const isOfIt = proof.leaf === leaf && proof.position === position && proof.leaves === entryCount(record);
  const ok = isOfIt && isIncluded(sha256, proof, bytesOfHex(record.root));
  const steps = `${proof.path.length} ${proof.path.length === 1 ? 'hash leads' : 'hashes lead'}`;
  const detail = ok
    ? `It is one of the ${inThousands(proof.leaves)} that were sealed: ${steps} from it to the root.`
    : 'The proof does not lead from this entry to the root.';
  return { name, ok, detail };
}

function firstOf(texts: Iterable<string>): string | undefined {
  for (const text of texts) return text;
  return undefined;
}

/** Reads a proof from parsed JSON, whoever wrote it. @returns undefined for what is none */
export function readInclusionProof(json: unknown): InclusionProof | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { leaf, position, leaves, path } = json as Record<string, unknown>;
  if (typeof leaf !== 'string' || typeof position !== 'number' || typeof leaves !== 'number')
    return undefined;
  if (!Array.isArray(path) || !path.every(step => typeof step === 'string')) return undefined;
  return { leaf, position, leaves, path };
}
