import { readSiteConfig } from '../../src/import/jekyll/site-config.ts';
import { readPost } from '../../src/import/read-post.ts';
import { readSiteFile, type SiteFolder } from './site-folder.ts';

/** A post as an import would have it, as far as commands look at it. */
export interface ReadPost {
  readonly url: string;
  readonly feedId: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly content: string;
  readonly notes: readonly string[];
}

/** A site whose posts can be read here, without a Feedmill. */
export interface ReadableSite {
  /** The site's address, ending in `/`. */
  readonly url: string;
  /**
   * Reads a post as an import does.
   *
   * @throws {Error} with what is wrong, where an import would report a problem or leave it out
   */
  read(path: string): Promise<ReadPost>;
}

// For a site that does not say where it is; only the paths of its addresses then mean something.
const nowhere = 'https://site.invalid';

/**
 * Reads a site's configuration, for its posts to be read with.
 *
 * @throws {Error} where the configuration cannot be read
 */
export function readableSite(folder: SiteFolder): ReadableSite {
  const yaml = folder.config ? new TextDecoder().decode(folder.config.bytes) : '';
  const site = readSiteConfig(yaml, { fallbackUrl: nowhere, future: true });
  return {
    url: site.url,
    read: async (path) => readPost(await readSiteFile(folder.root, path), site),
  };
}
