/** Jest 30 as ES modules; NODE_OPTIONS=--experimental-vm-modules is set by bin/test.mjs. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Of the fault suite only what is quick; `npm run test:faults` runs the whole of it.
  testPathIgnorePatterns: ['/node_modules/', '/test/faults/rows/(?!.*\\.quick\\.spec\\.ts$)'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/start-servers.mjs',
  globalTeardown: '<rootDir>/test/support/stop-servers.mjs',
  maxWorkers: 2,
  // Jest keeps ES modules of every spec for good. A worker that has gathered gigabytes spends its time on garbage.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
