/** Reads a draw's record and verifies it, beside the page, which stays usable meanwhile. */
import { entryPosition } from '../../src/queue/draw/draw-entries.rules.js';
import { readInclusionProof } from '../../src/queue/draw/inclusion.rules.js';
import type { InclusionProof } from '../../src/queue/draw/merkle.rules.js';
import { readDrawRecord } from '../../src/queue/draw/read-record.rules.js';
import { verifyDraw } from '../../src/queue/draw/verify-draw.rules.js';
import type { DrawMessage, DrawQuestion } from './draw/messages.js';
import { nobleCrypto } from './draw/noble-crypto.js';

const say = (message: DrawMessage): void => self.postMessage(message);

async function answer({ recordUrl, index, commitment }: DrawQuestion): Promise<void> {
  // Whoever checks again wants to know what is true now.
  const response = await fetch(recordUrl, { cache: 'no-cache', headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const record = readDrawRecord(await response.json());
  const takesPart = index !== null && entryPosition(record, index) !== undefined;
  const verification = verifyDraw(record, nobleCrypto, {
    entries: index === null ? [] : [index],
    proofs: takesPart ? [{ index, proof: await proofOf(recordUrl, index) }] : [],
    commitment: commitment === '' ? undefined : commitment,
    onProgress: share => say({ kind: 'progress', share }),
  });
  say({ kind: 'done', verification });
}

async function proofOf(recordUrl: string, index: number): Promise<InclusionProof> {
  const response = await fetch(`${recordUrl}/inclusion-proofs/${index}`);
  const proof = response.ok ? readInclusionProof(await response.json()) : undefined;
  if (proof === undefined) throw new Error(`there is no proof that number ${index} took part`);
  return proof;
}

self.addEventListener('message', (event: MessageEvent<DrawQuestion>) => {
  answer(event.data).catch((error: unknown) => {
    say({ kind: 'failed', words: error instanceof Error ? error.message : String(error) });
  });
});
