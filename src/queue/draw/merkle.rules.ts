import { invariant } from '../../platform/assert.js';
import { base64urlOf, bytesOfBase64url, concat, hexOf, utf8 } from './bytes.rules.js';
import type { DrawCrypto } from './draw-crypto.js';

/** Merkle trees as in RFC 6962, section 2.1: a leaf and a node can never be taken for one another. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const HASH_BYTES = 32;

type Sha256 = DrawCrypto['sha256'];

/** What shows that a leaf belongs to a root. As JSON less than 1 KB for a million leaves. */
export interface InclusionProof {
  leaf: string;
  /** Which leaf it is, from 0. */
  position: number;
  /** How many leaves the tree has. */
  leaves: number;
  /** The hashes beside the way up, from the leaf to the root, each in base64url. */
  path: string[];
}

/** A subtree, and whether the leaf to prove is in it. */
interface Subtree {
  hash: Uint8Array;
  leaves: number;
  isOnPath: boolean;
}

/** The root of these leaves, 32 bytes. Reads them once and keeps one hash a level. */
export function merkleRoot(sha256: Sha256, leaves: Iterable<string>): Uint8Array {
  return grow(sha256, leaves, -1).root;
}

/** The proof for the leaf at `position`, from 0. Costs as much as the root. */
export function inclusionProof(sha256: Sha256, leaves: Iterable<string>, position: number): InclusionProof {
  const { leaf, size, path } = grow(sha256, leaves, position);
  invariant(leaf !== undefined, 'the leaf to prove is one of the leaves');
  return { leaf, position, leaves: size, path: path.map(base64urlOf) };
}

/** The leaf's root by this proof (RFC 9162, section 2.1.3.2) is `root`. False for whatever is not a proof. */
export function isIncluded(sha256: Sha256, proof: InclusionProof, root: Uint8Array): boolean {
  const { leaf, position, leaves, path } = proof;
  if (!Number.isSafeInteger(position) || position < 0 || position >= leaves) return false;
  let at = position;
  let last = leaves - 1;
  let hash = leafHash(sha256, leaf);
  for (const text of path) {
    const beside = readHash(text);
    if (beside === undefined || last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sha256, beside, hash);
      // The last of an odd number went up without a neighbour.
      for (; at % 2 === 0 && at > 0; at /= 2) last = Math.floor(last / 2);
    } else {
      hash = nodeHash(sha256, hash, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hexOf(hash) === hexOf(root);
}

function grow(sha256: Sha256, leaves: Iterable<string>, position: number): Grown {
  const tree = new GrowingTree(sha256, position);
  for (const leaf of leaves) tree.add(leaf);
  return tree.finish();
}

interface Grown {
  root: Uint8Array;
  size: number;
  leaf: string | undefined;
  path: Uint8Array[];
}

/** A tree that gets one leaf after the other. */
class GrowingTree {
  size = 0;
  private readonly path: Uint8Array[] = [];
  /** Complete subtrees, the larger the further left, as the digits of the number of leaves read so far. */
  private readonly whole: Subtree[] = [];
  private proven: string | undefined;

  /** @param position of the leaf to prove, from 0; -1 for none */
  constructor(
    private readonly sha256: Sha256,
    private readonly position: number,
  ) {}

  add(leaf: string): void {
    const { whole } = this;
    let tree: Subtree = {
      hash: leafHash(this.sha256, leaf),
      leaves: 1,
      isOnPath: this.size === this.position,
    };
    if (tree.isOnPath) this.proven = leaf;
    for (let left = whole.at(-1); left?.leaves === tree.leaves; left = whole.at(-1)) {
      whole.pop();
      tree = this.join(left, tree);
    }
    whole.push(tree);
    this.size += 1;
  }

  finish(): Grown {
    let root = this.whole.pop();
    for (let left = this.whole.pop(); left && root; left = this.whole.pop()) root = this.join(left, root);
    const { size, proven: leaf, path } = this;
    return { root: root?.hash ?? this.sha256(new Uint8Array()), size, leaf, path };
  }

  private join(left: Subtree, right: Subtree): Subtree {
    if (left.isOnPath) this.path.push(right.hash);
    if (right.isOnPath) this.path.push(left.hash);
    return {
      hash: nodeHash(this.sha256, left.hash, right.hash),
      leaves: left.leaves + right.leaves,
      isOnPath: left.isOnPath || right.isOnPath,
    };
  }
}

const leafHash = (sha256: Sha256, leaf: string): Uint8Array => sha256(concat([LEAF, utf8(leaf)]));

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat([NODE, left, right]));
}

function readHash(text: string): Uint8Array | undefined {
  try {
    const bytes = bytesOfBase64url(text);
    return bytes.length === HASH_BYTES ? bytes : undefined;
  } catch {
    return undefined;
  }
}
