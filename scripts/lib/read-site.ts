import { splitPost } from '../../src/import/jekyll/front-matter.ts';
import { readSiteConfig } from '../../src/import/jekyll/site-config.ts';
import { filledText } from '../../src/import/jekyll/values.ts';
import type { PostFile } from '../../src/import/post-file.ts';
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
  /** What keys of its front matter could be its id, by their names. */
  readonly keyIds: readonly (readonly [string, string])[];
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
    read: async (path) => {
      const file = await readSiteFile(folder.root, path);
      return { ...(await readPost(file, site)), keyIds: keyIdsOf(file) };
    },
  };
}

const uuid = /^\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?$/i;

// RFC 4287, 4.2.6: an id is an IRI; RFC 9562, 4: that of a UUID is `urn:uuid:`.
function keyIdsOf({ bytes }: PostFile): [string, string][] {
  const { data } = splitPost(new TextDecoder().decode(bytes)).frontMatter;
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    const text = filledText(value) ?? '';
    const bare = uuid.exec(text)?.[1];
    if (bare !== undefined) return [[key, `urn:uuid:${bare}`]];
    return /^[a-z][a-z\d+.-]*:[^\s<>]+$/i.test(text) ? [[key, text]] : [];
  });
}
