import { createHash } from 'node:crypto';
import { bytesOfBase64url, bytesOfHex, base64urlOf, hexOf, uint64 } from './bytes.rules.js';
import { algorithmOf, commitmentTo, drawKey, proofLevelOf } from './commitment.rules.js';
import { nodeCrypto } from './node-crypto.js';

const seed = bytesOfHex('0123456789abcdef'.repeat(4));
const parts = { seed, randomness: 'drand 1234: abc', root: new Uint8Array(32).fill(9), drawSize: 1_000 };

describe('what is promised before a draw', () => {
  it('is the SHA-256 of the seed', () => {
    const zeros = '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925';
    expect(commitmentTo(new Uint8Array(32), nodeCrypto)).toBe(zeros);
  });

  it('is named for what it proves', () => {
    expect(algorithmOf(false)).toBe('feistel-hmac-sha256-v1');
    expect(algorithmOf(true)).toBe('feistel-hmac-sha256-v1+randomness');
    expect([false, true].map(algorithmOf).map(proofLevelOf)).toEqual(['tamper-evident', 'operator-proof']);
  });
});

describe('the key of a draw', () => {
  it('is the seed where there is no public randomness', () => {
    expect(drawKey({ ...parts, randomness: null }, nodeCrypto)).toBe(seed);
  });

  it('mixes all parts behind their lengths', () => {
    const length = (bytes: number) => Buffer.from([0, 0, 0, bytes]);
    const hash = createHash('sha256');
    for (const part of ['frontrow-draw-key-v1', seed, parts.randomness, parts.root, uint64(1_000)]) {
      hash.update(length(Buffer.from(part).length)).update(part);
    }
    expect(hexOf(drawKey(parts, nodeCrypto))).toBe(hash.digest('hex'));
  });

  it('changes with each of them', () => {
    const keys = [
      parts,
      { ...parts, seed: new Uint8Array(32) },
      { ...parts, randomness: 'drand 1234: abd' },
      { ...parts, root: new Uint8Array(32) },
      { ...parts, drawSize: 1_001 },
    ].map(each => hexOf(drawKey(each, nodeCrypto)));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('bytes', () => {
  it('are written as documented', () => {
    expect(hexOf(uint64(2 ** 32 + 258))).toBe('0000000100000102');
    expect(base64urlOf(Uint8Array.of(251, 255, 254))).toBe('-__-');
    expect(hexOf(bytesOfBase64url('-__-_w'))).toBe('fbfffeff');
  });

  it.each(['A0', '0', 'zz'])('are not read from %s', hex => {
    expect(() => bytesOfHex(hex)).toThrow(RangeError);
  });
});
