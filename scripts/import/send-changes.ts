import { collectionFoldersIn } from '../../src/generators/collection-folders.ts';
import { configFilesOf } from '../../src/generators/config-files.ts';
import { isDraftFile } from '../../src/jekyll/post-path.ts';
import type { ImportClient } from '../client/import-client.ts';
import type { GitChanges } from '../site/git-changes.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { comparePosts } from './compare-posts.ts';
import { expectImport } from './expect-import.ts';
import { sendChanged } from './send-changed.ts';
import { finishRun, type SendOptions, sendDeleted, siteQuery } from './send-site.ts';
import { type Summary, Tally } from './tally.ts';

/** The state of a source, as Feedmill has stored it. */
export interface StoredSource {
  /** Folders of posts besides `_posts`. */
  readonly postFolders: readonly string[];
  /** Why the last run was refused; null if it was not. */
  readonly refusal: string | null;
}

/** Sends changed files of a site, instead of comparing the whole site. Files that are not posts are passed over. */
export async function sendChanges(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
  changes: GitChanges,
  { postFolders, refusal }: StoredSource,
): Promise<Summary> {
  const { generator } = configFilesOf(site.config);
  const folders = [...postFolders, ...collectionFoldersIn(site.config)];
  const isPost = (path: string) =>
    generator.isPost(path, folders) && (options.drafts || !isDraftFile(path));
  const deleted = changes.deleted.filter(isPost);
  const present = changes.present.filter(isPost);
  const added = new Set(changes.added);
  const { changed, newHashes, unreadable } = await comparePosts(
    site.root,
    present,
    new Map(),
    (path) => added.has(path),
  );
  const tally = new Tally(new Map());
  tally.addProblems(unreadable);
  if (options.dryRun) {
    const expected = { changed, added: changed.filter((path) => added.has(path)).length };
    return expectImport(client, tally, { ...expected, deleted, newHashes }, options);
  }
  const isSame = changed.length === 0 && deleted.length === 0 && refusal === null;
  if (isSame) return tally.summary();
  const { support, query } = await siteQuery(site, options);
  const { run } = await client.start(support.sent, query);
  await sendDeleted(client, run, deleted);
  await sendChanged(client, run, site, changed, tally, options);
  await finishRun(client, run, options, tally);
  return tally.summary();
}
