/**
 * The example of `/docs/draw`, written down and not computed, so that whoever writes a verifier of their own has
 * something to hold it against; a test holds our own code against it.
 */
export const WORKED_EXAMPLE = {
  performanceId: 'example',
  seed: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  commitment: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
  drawSize: 10,
  voidRanges: [[4, 5]] as [number, number][],
  epochs: [
    { epoch: 1, fromIndex: 1 },
    { epoch: 2, fromIndex: 6 },
  ],
  leaves: [
    'example 1 1',
    'example 1 2',
    'example 1 3',
    'example 2 6',
    'example 2 7',
    'example 2 8',
    'example 2 9',
    'example 2 10',
  ],
  root: '22ae91b417fc688bb096f8a947751df1e67f5ef99d95d42337c686da989ad9f7',
  /** Of indices 1 to 10, under the seed as the key. */
  ranks: [3, 4, 10, 6, 9, 5, 1, 2, 8, 7],
  randomness: 'tonight: 7 11 23 31 38 42',
  mixedKey: '00279156c78c41a8f7d26bbc9b87787c7d586b91aa0f5a9a03558c3f56bfb91f',
  /** The same under the mixed key. */
  mixedRanks: [1, 7, 6, 4, 3, 10, 2, 8, 9, 5],
  /** The way of index 3 under the seed: value 2, so left 0 and right 2, halves of two bits. */
  walk: {
    index: 3,
    rank: 10,
    firstMessage: '66726f6e74726f772d647261772d7631000000000000000a0000000002',
    firstMac: '9d60ffddb2d3e54610c44622f092c5a754da40b75508c06fd578b074238caea2',
    /** A round: what it reads, how its MAC begins, the two bits that it takes, and the halves after it. */
    rounds: [
      { right: 2, macBegins: '9d60', output: 2, after: [2, 2] },
      { right: 2, macBegins: '7e0f', output: 1, after: [2, 3] },
      { right: 3, macBegins: '61ff', output: 1, after: [3, 3] },
      { right: 3, macBegins: '01bb', output: 0, after: [3, 3] },
      { right: 3, macBegins: '41af', output: 1, after: [3, 2] },
      { right: 2, macBegins: 'a9a2', output: 2, after: [2, 1] },
      { right: 1, macBegins: 'feae', output: 3, after: [1, 1] },
      { right: 1, macBegins: 'e2da', output: 3, after: [1, 2] },
      { right: 2, macBegins: '3512', output: 0, after: [2, 1] },
      { right: 1, macBegins: '4844', output: 1, after: [1, 3] },
      { right: 3, macBegins: 'ef05', output: 3, after: [3, 2] },
      { right: 2, macBegins: '870b', output: 2, after: [2, 1] },
    ],
  },
};
