import type { Context } from 'hono';
import type { Config } from '../config/config.ts';
import { privatePolicy } from '../http/cache-policy.ts';
import { githubApi } from '../model/github.ts';
import type { Html } from '../pages/html.ts';
import { setupPage } from '../pages/setup.ts';
import type { Database } from '../store/database.ts';
import { hasSite } from '../store/feeds/existing.ts';
import type { FirstImport } from '../store/sources/first-import.ts';
import { listSyncStates } from '../store/sources/sync-state.ts';
import type { AppEnv } from './context.ts';
import { notFound, refuseForNow } from './errors.ts';
import { learnOrigin } from './origin.ts';
import { contextInAnyCase } from './page-context.ts';

/** Renders the page for a Feedmill that has no articles yet. It is not cached, so it may be in the language of the browser. */
export async function firstPage(
  c: Context<AppEnv>,
  { state, read, remaining }: FirstImport,
): Promise<Html> {
  c.header('Cache-Control', privatePolicy);
  const { config, db } = c.var;
  const learned = await learnOrigin(c);
  const sources = (c.env?.sources ?? []).map(({ name }) => name);
  return setupPage(await contextInAnyCase(c, c.req.header('Accept-Language')), {
    origin: config.publicUrl || learned || new URL(c.req.url).origin,
    sources,
    repository: publicRepository(config),
    settings: settingsOf(config),
    progress: { isRunning: state === 'running', read, remaining },
    failing: await failingSources(db, sources),
  });
}

/** The sources that fail now. Most often that is before a run: a name is misspelled, or a token is missing. */
async function failingSources(db: Database, sources: readonly string[]): Promise<string[]> {
  const states = await listSyncStates(db);
  return states
    .filter(({ source, failures }) => failures > 0 && sources.includes(source))
    .map(({ source }) => source);
}

/** The repository that is imported, unless it may be private: then its name is nobody else's business. */
function publicRepository({ github }: Config): string | undefined {
  if (github === undefined || github.token !== undefined || github.api !== githubApi)
    return undefined;
  return `${github.owner}/${github.name}`;
}

function settingsOf({ publicUrl, importToken, hookSecret, github, archiveUrl, feedUrl }: Config) {
  const settings = {
    PUBLIC_URL: publicUrl || undefined,
    GITHUB_REPOSITORY: github,
    GITHUB_TOKEN: github?.token,
    ARCHIVE_URL: archiveUrl,
    FEED_URL: feedUrl,
    IMPORT_TOKEN: importToken,
    HOOK_SECRET: hookSecret,
  };
  return Object.entries(settings).map(([name, value]) => ({ name, isSet: value !== undefined }));
}

/**
 * Responds to a request for a feed that does not exist: 404, or 503 if nothing has been imported yet, so
 * that no reader gives up a feed that is about to appear.
 */
export async function noSuchFeed(c: Context<AppEnv>): Promise<Response> {
  if (await hasSite(c.var.db)) return notFound(c);
  return refuseForNow(c, 60, 'Nothing has been imported yet. Try again in a minute.');
}
