import processes from './jest.config.mjs';

/** The journeys in a real Chromium: `npm run test:browser`. */
export default {
  ...processes,
  testMatch: ['<rootDir>/dist/test/browser/**/*.spec.js'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
