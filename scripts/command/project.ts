import { join } from 'node:path';

/** The root of this checkout. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** Where local Feedmills keep their data unless they are told otherwise. */
export const localFolder = join(projectRoot, '.feedmill');

/** Where a local Feedmill is reached unless it is told otherwise. */
export const defaultPort = 8787;

/** The program that `npx wrangler` runs. */
export const wranglerProgram = join(projectRoot, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

/** What wrangler runs with: nobody to ask, nothing to report. */
export const wranglerEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  NO_COLOR: '1',
};
