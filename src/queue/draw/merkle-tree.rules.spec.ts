import { hexOf } from './bytes.rules.js';
import { inclusionProof, merkleRoot } from './merkle.rules.js';
import { LEAVES_A_NODE, MerkleTree } from './merkle-tree.rules.js';
import { nodeCrypto } from './node-crypto.js';

const { sha256 } = nodeCrypto;
const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `sale 1 ${at + 1}`);

function treeOf(leaves: string[]): MerkleTree {
  const growth = MerkleTree.growing(sha256, leaves);
  for (;;) {
    const { done, value } = growth.next();
    if (done === true) return value;
  }
}

describe('a kept Merkle tree', () => {
  const sizes = [0, 1, 2, 127, 128, 129, 255, 256, 257, 300, 384, 640, 641, 1_000];

  it.each(sizes)('has the root of its leaves: %d', count => {
    const leaves = leavesOf(count);
    expect(hexOf(treeOf(leaves).root)).toBe(hexOf(merkleRoot(sha256, leaves)));
  });

  it.each(sizes.filter(size => size > 0))(
    'proves each of its leaves as the leaves themselves would: %d',
    count => {
      const leaves = leavesOf(count);
      const tree = treeOf(leaves);
      const some = [0, 1, 63, 127, 128, 129, 256, count - 2, count - 1].filter(at => at >= 0 && at < count);
      for (const position of new Set(some)) {
        const from = position - (position % LEAVES_A_NODE);
        const slice = leaves.slice(from, from + LEAVES_A_NODE);
        expect(tree.proofOf(position, slice)).toEqual(inclusionProof(sha256, leaves, position));
      }
    },
  );

  it('hashes a bounded number of times for a proof, whatever its size', () => {
    let hashes = 0;
    const counting = (message: Uint8Array): Uint8Array => {
      hashes += 1;
      return sha256(message);
    };
    const leaves = leavesOf(20_000);
    const growth = MerkleTree.growing(counting, leaves);
    let grown = growth.next();
    while (grown.done !== true) grown = growth.next();
    hashes = 0;
    grown.value.proofOf(12_345, leaves.slice(12_288, 12_288 + LEAVES_A_NODE));
    expect(hashes).toBeLessThan(2 * LEAVES_A_NODE);
  });
});
