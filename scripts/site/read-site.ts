import { ConfigError, readConfig } from '../../src/config/config.ts';
import { asIri } from '../../src/jekyll/feed-id.ts';
import { pageUrlOf, postPathsOf } from '../../src/jekyll/link-target.ts';
import { parseSiteConfig, type SiteConfig } from '../../src/jekyll/site-config.ts';
import { supportFiles } from '../../src/jekyll/support-files.ts';
import { nonBlankText, type Values } from '../../src/jekyll/values.ts';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { Failure } from '../command/failure.ts';
import { findPosts, readSiteFile, type SiteFolder } from './site-folder.ts';
import { findSupportFiles } from './support-files.ts';

/** A post as an import would have it, as far as commands look at it. */
export interface ReadPost {
  readonly url: string;
  readonly feedId: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly content: string;
  /** What its id could be, by the values of `FEED_ID` that make it so. */
  readonly idsByRule: readonly (readonly [string, string])[];
}

/** A site whose posts can be read here, without a Feedmill. */
export interface ReadableSite {
  readonly root: string;
  /** The site's address, ending in `/`. */
  readonly url: string;
  /** The paths of its posts. */
  readonly paths: readonly string[];
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
 * Reads a site's configuration and finds its posts.
 *
 * @param variables of the Worker that would read it; those that it does not know are passed over
 * @throws {Error} where the configuration cannot be read
 */
export async function readableSite(
  folder: SiteFolder,
  drafts: boolean,
  variables: Readonly<Record<string, string | undefined>> = {},
): Promise<ReadableSite> {
  const { siteUrl, publicUrl, postFolders, feedId } = workerConfig(variables);
  const yaml = folder.config ? new TextDecoder().decode(folder.config.bytes) : '';
  const options = { siteUrl, fallbackUrl: publicUrl, future: true, postFolders, feedId };
  const site = parseSiteConfig(yaml, options);
  const { paths } = await findPosts(folder, { drafts, postFolders });
  const { files } = await findSupportFiles(folder);
  const around = {
    files: supportFiles(files, site.structure.source),
    resolveLink: await addressesIn(folder.root, paths, site),
  };
  return {
    root: folder.root,
    url: site.url,
    paths,
    read: async (path) => {
      const file = await readSiteFile(folder.root, path);
      const post = await readPost(file, site, around);
      const keyIds = keyIdsOf(readHead(file, site).data);
      return { ...post, idsByRule: [[feedId, post.feedId], ['permalink', post.url], ...keyIds] };
    },
  };
}

/** Where `post_url` and `link` lead, for the posts at these paths and for pages. */
async function addressesIn(root: string, paths: readonly string[], site: SiteConfig) {
  const urls = new Map<string, string>();
  for (const path of paths) {
    try {
      urls.set(path, readHead(await readSiteFile(root, path), site).url);
    } catch {
      // What is wrong with it is said when it is read itself.
    }
  }
  return (target: string): string | undefined => {
    const url = postPathsOf(target, site.structure).flatMap((path) => urls.get(path) ?? [])[0];
    return url === undefined ? pageUrlOf(target, site) : new URL(url).pathname;
  };
}

function workerConfig(variables: Readonly<Record<string, string | undefined>>) {
  try {
    return readConfig({ ...variables, PUBLIC_URL: nowhere });
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(error.message, 2);
    throw error;
  }
}

/** The ids that the keys of a post's front matter can make, by key. */
function keyIdsOf(data: Values): [string, string][] {
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    const id = asIri(nonBlankText(value) ?? '');
    return id === undefined ? [] : [[key, id]];
  });
}
