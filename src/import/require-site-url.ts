import type { Config } from '../config/config.ts';
import type { SiteConfig } from '../jekyll/site-config.ts';
import { isPrivateHost } from '../model/private-host.ts';
import { ImportError } from '../model/problem.ts';
import type { StoredSource } from '../store/sources/runs.ts';

/**
 * Refuses the first import of a source whose site does not say where it is, since the ids of its articles
 * would begin with a wrong URL for good. A Feedmill on this machine or in a private network only shows what
 * it would do, so it goes on.
 *
 * @param stored the source; undefined before its first import
 * @throws {ImportError} if the URL must be set first
 */
export function requireSiteUrl(
  { isUrlKnown, url }: Pick<SiteConfig, 'isUrlKnown' | 'url'>,
  { publicUrl }: Config,
  stored: StoredSource | undefined,
): void {
  if (isUrlKnown || stored || !isDeployed(publicUrl)) return;
  throw new ImportError(
    `the URL of the site is not known, so links and ids would begin with ${url} for good: set the variable SITE_URL, or "url" in _config.yml; nothing was imported`,
  );
}

function isDeployed(publicUrl: string): boolean {
  const host = URL.parse(publicUrl)?.hostname;
  return host !== undefined && !isPrivateHost(host);
}
