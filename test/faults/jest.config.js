import base from '../../jest.config.js';

/** The fault suite: every row brings servers and web processes of its own. `npm run test:faults` runs it. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults/rows'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/faults/compile-product.mjs',
  globalTeardown: undefined,
  // One at a time: a row that measures how the product recovers must not compete with another one's kills.
  maxWorkers: 1,
  testTimeout: 240_000,
};
