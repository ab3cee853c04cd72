import { defineConfig } from 'vitest/config';

// What people do with the pages, in the browsers of this machine: `npm run test:browser`.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/support/start-newspapers.ts'],
    // Only for tests that hang: a browser takes a second for a page, or many on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
