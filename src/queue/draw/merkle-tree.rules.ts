import { invariant } from '../../platform/assert.js';
import { base64urlOf } from './bytes.rules.js';
import type { DrawCrypto } from './draw-crypto.js';
import { inclusionProof, type InclusionProof, merkleRoot, nodeHash } from './merkle.rules.js';

type Sha256 = DrawCrypto['sha256'];

/** Leaves under one of the lowest nodes that are kept: half a megabyte for a million leaves, 255 hashes a proof. */
export const LEAVES_A_NODE = 128;

/**
 * The tree of RFC 6962 without its lowest levels, so that a proof costs the same whatever the number of leaves. Level
 * by level it is built in pairs from the left; the last of an odd number goes up as it is, which gives the same tree.
 */
export class MerkleTree {
  private constructor(
    /** From the nodes above `LEAVES_A_NODE` leaves up to the root. */
    private readonly levels: Uint8Array[][],
    /** How many leaves there are. */
    readonly size: number,
    private readonly sha256: Sha256,
  ) {}

  /** Reads every leaf once and gives way after each node, so that a million hold nobody up. */
  static *growing(sha256: Sha256, leaves: Iterable<string>): Generator<undefined, MerkleTree> {
    const nodes: Uint8Array[] = [];
    let size = 0;
    let slice: string[] = [];
    for (const leaf of leaves) {
      slice.push(leaf);
      size += 1;
      if (slice.length < LEAVES_A_NODE) continue;
      nodes.push(merkleRoot(sha256, slice));
      slice = [];
      yield undefined;
    }
    if (slice.length > 0 || size === 0) nodes.push(merkleRoot(sha256, slice));
    return new MerkleTree(levelsOver(sha256, nodes), size, sha256);
  }

  /** 32 bytes. */
  get root(): Uint8Array {
    const root = this.levels.at(-1)?.[0];
    invariant(root !== undefined, 'a tree has a root');
    return root;
  }

  /**
   * The proof for the leaf at `position`, from 0.
   * @param slice the up to `LEAVES_A_NODE` leaves among which it is, from a multiple of that number on
   */
  proofOf(position: number, slice: readonly string[]): InclusionProof {
    const below = inclusionProof(this.sha256, slice, position % LEAVES_A_NODE);
    const path = [...below.path];
    let at = Math.floor(position / LEAVES_A_NODE);
    for (const level of this.levels) {
      const beside = level[at % 2 === 0 ? at + 1 : at - 1];
      if (beside !== undefined) path.push(base64urlOf(beside));
      at = Math.floor(at / 2);
    }
    return { leaf: below.leaf, position, leaves: this.size, path };
  }
}

function levelsOver(sha256: Sha256, nodes: Uint8Array[]): Uint8Array[][] {
  const levels = [nodes];
  for (let level = nodes; level.length > 1;) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(sha256, left, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}
