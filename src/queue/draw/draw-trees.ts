import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DrawEntries, entryTexts } from './draw-entries.rules.js';
import { MerkleTree } from './merkle-tree.rules.js';
import { nodeCrypto } from './node-crypto.js';

/** Half a megabyte each for a draw of a million. The one that nobody asked for the longest goes first. */
const MAX_TREES = 64;
/** Nodes of leaves hashed in one turn of the event loop: some milliseconds' worth. */
const NODES_A_TURN = 16;

/** The Merkle trees of frozen draws, which never change; growing one takes seconds for a million entries. */
@Injectable()
export class DrawTrees {
  private readonly trees = new Map<string, Promise<MerkleTree>>();

  /** @param draw frozen; many who ask at once wait for the same tree */
  of(draw: DrawEntries): Promise<MerkleTree> {
    const tree = this.trees.get(draw.performanceId) ?? grow(draw);
    this.trees.delete(draw.performanceId);
    this.trees.set(draw.performanceId, tree);
    const [oldest] = this.trees.keys();
    if (this.trees.size > MAX_TREES && oldest !== undefined) this.trees.delete(oldest);
    return tree;
  }
}

async function grow(draw: DrawEntries): Promise<MerkleTree> {
  const growth = MerkleTree.growing(nodeCrypto.sha256, entryTexts(draw));
  for (let nodes = 1; ; nodes += 1) {
    const { done, value } = growth.next();
    if (done === true) return value;
    if (nodes % NODES_A_TURN === 0) await nextTurn();
  }
}
