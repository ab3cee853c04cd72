import type { ConfigFiles } from '../../src/generators/config-files.ts';
import { readSiteConfig } from '../../src/generators/read-site-config.ts';
import type { SiteConfig } from '../../src/jekyll/site-config.ts';
import { unknownSiteUrl } from '../../src/jekyll/site-url.ts';

/**
 * Reads a site's configuration as far as it depends on nothing else: neither on variables nor on the options of a command.
 *
 * @throws {ImportError} if it is not valid
 */
export function plainSiteConfig(files: ConfigFiles): SiteConfig {
  return readSiteConfig(files, { fallbackUrl: unknownSiteUrl, future: false });
}
