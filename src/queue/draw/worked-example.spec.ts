import { bytesOfHex, hexOf } from './bytes.rules.js';
import { commitmentTo, drawKey } from './commitment.rules.js';
import { entryTexts } from './draw-entries.rules.js';
import { merkleRoot } from './merkle.rules.js';
import { nodeCrypto } from './node-crypto.js';
import { permutationOf } from './permutation.rules.js';
import { WORKED_EXAMPLE as example } from './worked-example.js';

const seed = bytesOfHex(example.seed);
const root = merkleRoot(nodeCrypto.sha256, entryTexts(example));
const ranksUnder = (key: Uint8Array): number[] => {
  const { rankOf } = permutationOf(nodeCrypto.hmacOf(key), example.drawSize);
  return Array.from({ length: example.drawSize }, (_, at) => rankOf(at + 1));
};

describe('the worked example of /docs/draw', () => {
  it('has the right commitment, leaves and root', () => {
    expect(commitmentTo(seed, nodeCrypto)).toBe(example.commitment);
    expect([...entryTexts(example)]).toEqual(example.leaves);
    expect(hexOf(root)).toBe(example.root);
  });

  it('has the right ranks, with and without public randomness', () => {
    expect(ranksUnder(seed)).toEqual(example.ranks);
    const { randomness, drawSize } = example;
    const key = drawKey({ seed, randomness, root, drawSize }, nodeCrypto);
    expect(hexOf(key)).toBe(example.mixedKey);
    expect(ranksUnder(key)).toEqual(example.mixedRanks);
  });

  it('has the right way of one entry, round by round', () => {
    const { index, rank, firstMessage, firstMac, rounds } = example.walk;
    const asked: { message: string; mac: string }[] = [];
    const mac = nodeCrypto.hmacOf(seed);
    const spied = permutationOf(message => {
      const output = mac(message);
      asked.push({ message: hexOf(message), mac: hexOf(output) });
      return output;
    }, example.drawSize);
    expect(spied.rankOf(index)).toBe(rank);
    expect(asked[0]).toEqual({ message: firstMessage, mac: firstMac });
    let [left, right] = [0, index - 1];
    const found = asked.map(({ message, mac: hex }) => {
      const read = Number.parseInt(message.slice(-8), 16);
      const output = Number.parseInt(hex.slice(0, 2), 16) >>> 6;
      [left, right] = [right, left ^ output];
      return { right: read, macBegins: hex.slice(0, 4), output, after: [left, right] };
    });
    expect(found).toEqual(rounds);
    expect(left * 4 + right + 1).toBe(rank);
  });
});
