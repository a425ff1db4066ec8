import { createHash } from 'node:crypto';
import { hexOf } from './bytes.rules.js';
import { entryTexts } from './draw-entries.rules.js';
import { type InclusionProof, inclusionProof, isIncluded, merkleRoot } from './merkle.rules.js';
import { nodeCrypto } from './node-crypto.js';

const { sha256 } = nodeCrypto;
const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `sale 1 ${at + 1}`);

/** MTH of RFC 6962, as it is written there. */
function documentedRoot(leaves: string[]): Buffer {
  const hash = (...parts: (string | Buffer)[]) =>
    parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
  if (leaves.length === 0) return hash('');
  if (leaves.length === 1) return hash('\u0000', leaves[0] ?? '');
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return hash('\u0001', documentedRoot(leaves.slice(0, split)), documentedRoot(leaves.slice(split)));
}

describe('the Merkle root', () => {
  it('is that of RFC 6962 for every number of leaves', () => {
    for (let count = 0; count <= 130; count += 1) {
      expect(hexOf(merkleRoot(sha256, leavesOf(count)))).toBe(
        documentedRoot(leavesOf(count)).toString('hex'),
      );
    }
  });
});

describe('an inclusion proof', () => {
  it('holds for every leaf of trees of every shape', () => {
    for (let count = 1; count <= 40; count += 1) {
      const leaves = leavesOf(count);
      const root = merkleRoot(sha256, leaves);
      const proofs = leaves.map((_, at) => inclusionProof(sha256, leaves, at));
      expect(proofs.filter(proof => !isIncluded(sha256, proof, root))).toEqual([]);
    }
  });

  it('takes less than 1 KB for a million entries', () => {
    const entries = {
      performanceId: '01932f3e-7c55-7a52-8e40-6f0d5b3c9a11',
      drawSize: 1_000_000,
      voidRanges: [],
      epochs: [{ epoch: 1, fromIndex: 1 }],
    };
    // Only its length is looked at, and two million real hashes would take their time.
    const proof = inclusionProof(() => new Uint8Array(32).fill(255), entryTexts(entries), 123_456);
    expect(proof.path).toHaveLength(20);
    expect(JSON.stringify(proof).length).toBeLessThanOrEqual(1024);
  }, 120_000);

  const leaves = leavesOf(11);
  const root = merkleRoot(sha256, leaves);
  const good = inclusionProof(sha256, leaves, 6);
  const bad: [string, Partial<InclusionProof>][] = [
    ['another leaf', { leaf: 'sale 1 8' }],
    ['another position', { position: 7 }],
    ['a position beyond the tree', { position: 11 }],
    ['a position before the tree', { position: -1 }],
    ['a tree of another height', { leaves: 17 }],
    ['a smaller tree', { leaves: 7 }],
    ['a step too few', { path: good.path.slice(1) }],
    ['a step too many', { path: [...good.path, good.path[0] ?? ''] }],
    ['steps in another order', { path: good.path.toReversed() }],
    ['a step that is no hash', { path: ['not base64url!', ...good.path.slice(1)] }],
    ['a step of another length', { path: ['AAAA', ...good.path.slice(1)] }],
    ['no steps', { path: [] }],
  ];

  it.each(bad)('does not hold with %s', (_what, change) => {
    expect(isIncluded(sha256, good, root)).toBe(true);
    expect(isIncluded(sha256, { ...good, ...change }, root)).toBe(false);
  });

  it('does not hold for a node that is passed off as a leaf', () => {
    const two = leavesOf(2);
    const node = Buffer.concat(two.map(leaf => sha256(Buffer.from(`\u0000${leaf}`)))).toString('latin1');
    const proof = { leaf: node, position: 0, leaves: 1, path: [] };
    expect(isIncluded(sha256, proof, merkleRoot(sha256, two))).toBe(false);
  });

  it('cannot be had of a leaf that is not there', () => {
    expect(() => inclusionProof(sha256, leaves, 11)).toThrow('Invariant');
  });
});
