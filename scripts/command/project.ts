import { join } from 'node:path';

/** The root of this checkout. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** The site that is used if the user names none. */
export const demoSite = join(projectRoot, 'demo');

/** The folder in which local Feedmills keep their data by default. */
export const localFolder = join(projectRoot, '.feedmill');

/** The default port of a local Feedmill. */
export const defaultPort = 8787;

/** The program that `npx wrangler` runs. */
export const wranglerProgram = join(projectRoot, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

/**
 * The environment for running wrangler without prompts, telemetry and colors. Its local explorer is off unless
 * somebody turns it on: it records each request and each query, which takes a millisecond and memory for each.
 */
export const wranglerEnvironment: NodeJS.ProcessEnv = {
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
  ...process.env,
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  NO_COLOR: '1',
};
