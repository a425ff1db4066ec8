import { makeDrawRecord, SAMPLE_RANDOMNESS } from '../../../test/support/draw-record.js';
import { readDrawRecord } from './read-record.rules.js';

const good = makeDrawRecord({ randomness: SAMPLE_RANDOMNESS });

describe('reading a draw record', () => {
  it('takes what was published, without what it does not know', () => {
    expect(readDrawRecord(JSON.parse(JSON.stringify({ ...good, more: 1 })))).toEqual(good);
    expect(readDrawRecord({ ...good, seed: null, randomness: undefined, revealedAt: null })).toEqual({
      ...good,
      seed: null,
      randomness: null,
      revealedAt: null,
    });
  });

  it.each([
    [[], 'The draw record must be an object'],
    ['text', 'The draw record must be an object'],
    [{ ...good, version: 2 }, 'version must be 1'],
    [{ ...good, performanceId: '' }, 'performanceId must be a text'],
    [{ ...good, algorithm: 'md5' }, 'algorithm must be one of feistel-hmac-sha256-v1, '],
    [{ ...good, commitment: good.commitment.toUpperCase() }, 'commitment must be 64 digits'],
    [{ ...good, seed: 'abc' }, 'seed must be 64 digits'],
    [{ ...good, root: undefined }, 'root must be 64 digits'],
    [{ ...good, drawSize: 1.5 }, 'drawSize must be a whole number'],
    [{ ...good, drawSize: 2 ** 33 }, 'drawSize must be a whole number'],
    [{ ...good, voidRanges: null }, 'voidRanges must be a list'],
    [{ ...good, voidRanges: [[1, 2, 3]] }, 'voidRanges[0] must be a first and a last index'],
    [{ ...good, voidRanges: [[0, 2]] }, 'voidRanges[0] must be a whole number of 1 to'],
    [{ ...good, epochs: [{ epoch: 1 }] }, 'epochs[0].fromIndex must be'],
    [{ ...good, frozenAt: 'yesterday' }, 'frozenAt must be a time'],
    [{ ...good, frozenAt: '2027-13-05T10:00:00Z' }, 'frozenAt must be a time'],
    [{ ...good, randomness: { text: 'x', source: 'y' } }, 'randomness.publishedAt must be'],
    [{ ...good, moves: [{ ...good.moves[0], kind: 'friend' }] }, 'moves[0].kind must be one of'],
  ])('refuses %#, and says where', (json, words) => {
    expect(() => readDrawRecord(json)).toThrow(words);
  });
});
