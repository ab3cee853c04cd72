import type { Context } from 'hono';
import { privatePolicy } from '../http/cache-policy.ts';
import type { Html } from '../pages/layout.ts';
import { setupPage } from '../pages/setup.ts';
import { hasSite } from '../store/feeds/existing.ts';
import type { FirstImport } from '../store/sources/first-import.ts';
import type { AppEnv } from './context.ts';
import { notFound, refuse } from './errors.ts';

/** Renders the page for a Feedmill that has no articles yet. It is not cached. */
export function firstPage(c: Context<AppEnv>, { state, read, remaining }: FirstImport): Html {
  c.header('Cache-Control', privatePolicy);
  const { config } = c.var;
  return setupPage({
    origin: config.publicUrl,
    sources: (c.env?.sources ?? []).map(({ name }) => name),
    settings: [
      { name: 'PUBLIC_URL', isSet: config.publicUrl !== '' },
      { name: 'IMPORT_TOKEN', isSet: config.importToken !== undefined },
      { name: 'HOOK_SECRET', isSet: config.hookSecret !== undefined },
      { name: 'GITHUB_TOKEN', isSet: config.github?.token !== undefined },
    ],
    progress: {
      isRunning: state === 'running',
      hasFailed: state === 'failed',
      read,
      remaining,
    },
  });
}

/**
 * Responds to a request for a feed that does not exist: 404, or 503 if nothing has been imported yet, so
 * that no reader gives up a feed that is about to appear.
 */
export async function noSuchFeed(c: Context<AppEnv>): Promise<Response> {
  if (await hasSite(c.var.db)) return notFound(c);
  c.header('Cache-Control', privatePolicy);
  c.header('Retry-After', '60');
  return refuse(c, 503, 'Nothing has been imported yet. Try again in a minute.');
}
