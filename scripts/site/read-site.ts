import { join } from 'node:path';
import { configFilesOf } from '../../src/generators/config-files.ts';
import { readSiteConfig } from '../../src/generators/read-site-config.ts';
import { asIri } from '../../src/jekyll/feed-id.ts';
import { pageUrlOf, postPathsOf } from '../../src/jekyll/link-target.ts';
import type { SiteConfig } from '../../src/jekyll/site-config.ts';
import { unknownSiteUrl } from '../../src/jekyll/site-url.ts';
import { type SupportFiles, supportFiles } from '../../src/jekyll/support-files.ts';
import { nonBlankText, type Values } from '../../src/jekyll/values.ts';
import { type EmojiNames, emojiOf } from '../../src/post/emoji.ts';
import { readHead } from '../../src/post/read-head.ts';
import { readPost } from '../../src/post/read-post.ts';
import { workerConfig } from '../command/worker-config.ts';
import { findPosts } from './find-posts.ts';
import { readSiteFile } from './site-file.ts';
import type { SiteFolder } from './site-folder.ts';
import { findSupportFiles } from './support-files.ts';

/** A post as an import reads it. */
export interface ReadPost {
  readonly url: string;
  readonly feedId: string;
  readonly publishedAt: Date;
  /** Whether it says when it was published. */
  readonly isDated: boolean;
  readonly title: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly { readonly name: string }[];
  readonly image: string | null;
  readonly content: string;
  /** Values of `FEED_ID`, each with the id that the post has under it. */
  readonly idsByRule: readonly (readonly [string, string])[];
}

/** A site whose posts can be read without a running Feedmill. */
export interface ReadableSite {
  readonly root: string;
  /** The folder of its includes. */
  readonly includes: string;
  /** The URL of the site, with a slash at the end. */
  readonly url: string;
  /** The way in which it treats names of emoji. */
  readonly emoji: EmojiNames;
  /** The paths of its posts. */
  readonly paths: readonly string[];
  /**
   * Reads a post as an import does.
   *
   * @throws {Error} if an import would report a problem or leave the post out
   */
  read(path: string): Promise<ReadPost>;
}

/**
 * Reads a site's configuration and finds its posts.
 *
 * @param variables the Worker's variables; unknown ones are ignored
 * @throws {Failure} if the folder is not a site or one of the variables has an invalid value
 * @throws {Error} if the site's configuration cannot be parsed
 */
export async function readSite(
  folder: SiteFolder,
  drafts: boolean,
  variables: Readonly<Record<string, string | undefined>> = {},
): Promise<ReadableSite> {
  // If the site configures no URL, the paths of its posts are right anyway.
  const config = workerConfig({ ...variables, PUBLIC_URL: unknownSiteUrl });
  const { siteUrl, publicUrl, postFolders, feedId } = config;
  const options = { siteUrl, fallbackUrl: publicUrl, future: true, postFolders, feedId };
  const site = readSiteConfig(configFilesOf(folder.config), options);
  const { paths } = await findPosts(folder, { drafts, postFolders });
  const { files } = await findSupportFiles(folder);
  const used = supportFiles(files, site.structure);
  const context = { files: used, resolveLink: await linkResolver(folder.root, paths, site, used) };
  return {
    root: folder.root,
    includes: join(folder.root, site.structure.source, site.structure.includesDir),
    url: site.url,
    emoji: emojiOf(site),
    paths,
    read: async (path) => {
      const file = await readSiteFile(folder.root, path);
      const post = await readPost(file, site, context);
      const keyIds = keyIdsOf(readHead(file, site).data);
      return { ...post, idsByRule: [[feedId, post.feedId], ['permalink', post.url], ...keyIds] };
    },
  };
}

/** Makes a function that resolves a target of `post_url` or `link` to the path of its URL. */
async function linkResolver(
  root: string,
  paths: readonly string[],
  site: SiteConfig,
  files: SupportFiles,
) {
  const urls = new Map<string, string>();
  for (const path of paths) {
    try {
      urls.set(path, readHead(await readSiteFile(root, path), site).url);
    } catch {
      // Reading the post itself reports the error.
    }
  }
  return (target: string): string | undefined => {
    const url = postPathsOf(target, site.structure).flatMap((path) => urls.get(path) ?? [])[0];
    return url === undefined
      ? pageUrlOf(target, site, files.permalinkOf(target))
      : new URL(url).pathname;
  };
}

/** The values in a post's front matter that can be ids, by key. */
function keyIdsOf(data: Values): [string, string][] {
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    const id = asIri(nonBlankText(value) ?? '');
    return id === undefined ? [] : [[key, id]];
  });
}
