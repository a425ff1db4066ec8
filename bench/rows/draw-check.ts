import { randomBytes, randomUUID } from 'node:crypto';
import { hexOf } from '../../src/queue/draw/bytes.rules.js';
import { algorithmOf, commitmentTo, proofLevelOf } from '../../src/queue/draw/commitment.rules.js';
import { entryTexts } from '../../src/queue/draw/draw-entries.rules.js';
import type { DrawRecord } from '../../src/queue/draw/draw-record.js';
import { merkleRoot } from '../../src/queue/draw/merkle.rules.js';
import { nodeCrypto } from '../../src/queue/draw/node-crypto.js';
import { verifyDraw } from '../../src/queue/draw/verify-draw.rules.js';
import { say } from '../harness/progress.js';
import type { Row } from '../harness/row.js';

const MILLION = 1_000_000;
const MOST_MS = 60_000;
const SAY_EVERY = 0.25;

/** Anybody checks a whole draw: every entry hashed, every rank drawn again. */
export const drawCheck: Row = {
  name: 'draw-check',
  group: 'queue',
  title: 'Check a draw',
  rounds: () => 1,
  prepare: (_, { entries }) => {
    const record = recordOf(entries);
    return Promise.resolve({
      needsWarmUp: false,
      legs: {
        check: () => {
          const began = performance.now();
          const { verdict } = verifyDraw(record, nodeCrypto, { onProgress: tell() });
          if (verdict !== 'verified') throw new Error(`An honest draw is ${verdict}.`);
          return Promise.resolve({ value: ((performance.now() - began) / entries) * MILLION });
        },
      },
      results: ({ check = [] }) => [
        {
          ...{ what: 'check a draw of a million', unit: 'ms', values: check, goal: { atMost: MOST_MS } },
          from: `${entries.toLocaleString('en')} entries, one core, root and every rank`,
        },
      ],
    });
  },
};

function tell(): (share: number) => void {
  let next = SAY_EVERY;
  return share => {
    if (share < next) return;
    next += SAY_EVERY;
    say(`  ${Math.round(share * 100)} % checked ...`);
  };
}

/** An honest record, as the product publishes it. */
function recordOf(drawSize: number): DrawRecord {
  const algorithm = algorithmOf(false);
  const seed = randomBytes(32);
  const entries = {
    ...{ performanceId: randomUUID(), drawSize, voidRanges: [] },
    epochs: [{ epoch: 1, fromIndex: 1 }],
  };
  const at = new Date().toISOString();
  return {
    ...{ version: 1, algorithm, proofLevel: proofLevelOf(algorithm), ...entries },
    ...{ commitment: commitmentTo(seed, nodeCrypto), seed: hexOf(seed), randomness: null },
    announcement: null,
    root: hexOf(merkleRoot(nodeCrypto.sha256, entryTexts(entries))),
    ...{ frozenAt: at, revealedAt: at, moves: [] },
  };
}
