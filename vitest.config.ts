import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig, type Plugin } from 'vitest/config';
import { respond } from './tests/support/archive-server.ts';

/** The package ships without the source map that it names; vite would warn of it in every run. */
const withoutSourceMap: Plugin = {
  name: 'feed-without-source-map',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('/feed/lib/feed.js')) return null;
    return (await readFile(id, 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/m, '');
  },
};

// Every run tries a new seed; TEST_SEED has a run use the seed of another one.
const given = process.env.TEST_SEED;
const testSeeds = given === undefined ? [1, randomInt(2 ** 31)] : [Number(given)];

const migrations = await readD1Migrations('migrations');

export default defineConfig({
  test: {
    // Two more than there are cores, since tests of commands wait half of the time; each of the worker
    // project's takes half a gigabyte.
    maxWorkers: Math.min(availableParallelism() + 2, 8),
    // What the Worker logs is shown where a test fails.
    silent: 'passed-only',
    projects: [
      {
        // Everything that is deployed, in the runtime that it is deployed to, with a real D1.
        plugins: [
          withoutSourceMap,
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // Whatever the Worker fetches comes from here: no test reaches the network.
              outboundService: respond,
              // A copy of the database that lags behind, and databases for texts of older articles, which a deployment
              // need not have.
              d1Databases: ['REPLICA', 'TEXTS', 'TEXTS_2'],
              // A bucket of posts, which a deployment need not have.
              r2Buckets: ['POSTS'],
              // Takes what is written and drops it, as the local runtime does.
              analyticsEngineDatasets: { POLLS: { dataset: 'polls' } },
              // Sends no mails, but refuses what Cloudflare would refuse.
              email: {
                send_email: [
                  { name: 'EMAIL', allowed_sender_addresses: ['feedmill@paper.example'] },
                ],
              },
              bindings: {
                PUBLIC_URL: 'https://feeds.example',
                IMPORT_TOKEN: 'a-token-for-tests-only',
                MIGRATIONS: migrations,
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/browser/**',
            'tests/scripts/**',
            'tests/house.test.ts',
            'tests/docs.test.ts',
          ],
          setupFiles: ['tests/support/start-empty.ts'],
          isolate: false,
          provide: { testSeeds },
          // Only for tests that hang: on a very busy machine, the longest takes two minutes.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // The commands that people run, as processes; and the shape of the source itself.
        test: {
          name: 'commands',
          include: ['tests/scripts/**/*.test.ts', 'tests/house.test.ts', 'tests/docs.test.ts'],
          globalSetup: ['tests/scripts/support/run-folder.ts'],
          provide: { testSeeds },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // On a busy machine, a process takes longer than the default of a second.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
