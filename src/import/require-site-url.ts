import { isPrivateHost } from '../model/private-host.ts';
import { ImportError } from '../model/problem.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import type { ReadSite } from './read-settings.ts';

/**
 * Refuses the first import of a source whose site does not say where it is, since the ids of its articles
 * would begin with a wrong URL for good. A Feedmill on this machine or in a private network only shows what
 * it would do, so it goes on. Any import is refused if Feedmill does not know its own URL either.
 *
 * @param stored the source; undefined before its first import
 * @throws {ImportError} if the URL must be set first
 */
export function requireSiteUrl(
  { site, origin }: Pick<ReadSite, 'site' | 'origin'>,
  stored: StoredSource | undefined,
): void {
  if (site.isUrlKnown || (origin !== '' && (stored || isPrivate(origin)))) return;
  const beginning = origin === '' ? 'no host' : site.url;
  throw new ImportError(
    `the URL of the site is not known, so links and ids would begin with ${beginning} for good: set the variable SITE_URL, or "url" in _config.yml; nothing was imported`,
  );
}

function isPrivate(origin: string): boolean {
  return isPrivateHost(new URL(origin).hostname);
}
