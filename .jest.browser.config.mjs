import processes from './jest.config.mjs';

/** The journeys in a real Chromium: `npm run test:browser`. */
export default {
  ...processes,
  testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
