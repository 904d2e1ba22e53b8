/** Specs run as they are built, in plain Node: what one loads, the next of the same worker has already. */
export default {
  runner: 'jest-light-runner',
  testMatch: ['<rootDir>/dist/src/**/*.spec.js', '<rootDir>/dist/test/**/*.spec.js'],
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/.data/'],
  transform: {},
  globalSetup: '<rootDir>/dist/test/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/global-teardown.js',
  // One more than the cores that CI has: a worker waits for the database a third of its time.
  maxWorkers: 3,
};
