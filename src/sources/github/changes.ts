import { isSupportFile } from '../../jekyll/support-files.ts';
import { configName, gitBlobId, type HashedFile } from '../../model/post-file.ts';
import { newestFirst } from '../newest-first.ts';
import { each, isSitePost, maxConcurrentReads, maxFileBytes } from '../site-files.ts';
import type { PostIndex, Scan } from '../source.ts';
import type { ChangedFile, GithubApi } from './api.ts';

// Posts that are fetched one by one, and bytes of them; more come by the archive.
const maxPosts = 300;
const maxBytes = 16_000_000;

/** A post to be fetched, with its Git blob id; undefined where that is not known. */
type Wanted = readonly [path: string, blob: string | undefined];

/** What differs between two commits, as far as it is of the site. */
interface Difference {
  /** Git blob ids of posts that are new or changed, by path. */
  readonly posts: ReadonlyMap<string, string | undefined>;
  readonly deletions: readonly string[];
  readonly newHashes: ReadonlySet<string>;
}

/**
 * Looks at what has changed between two commits, and fetches each post that has by itself. All of it
 * is there before anything is written.
 *
 * @param head the commit that all of it is from
 * @param folder the folder of the repository that the site is in; empty for the root
 * @returns undefined where the archive of the commit must be read: other files have changed on which
 *   posts depend, or it is too much, or the list is not what the commit has
 */
export async function scanChanges(
  api: GithubApi,
  head: string,
  folder: string,
  files: readonly ChangedFile[],
  known: PostIndex,
): Promise<Omit<Scan, 'cursor'> | undefined> {
  const difference = differenceOf(files, folder, known.postFolders);
  if (!difference) return undefined;
  const { posts, deletions, newHashes } = difference;
  const left = new Set(deletions);
  const pending = (await known.pending()).filter((path) => !posts.has(path) && !left.has(path));
  const wanted: Wanted[] = [...posts, ...pending.map((path): Wanted => [path, undefined])];
  if (wanted.length > maxPosts) return undefined;
  const fetched = await fetchAll(wanted, async ([path, blob]) =>
    checked(path, blob, await api.file(head, folder === '' ? path : `${folder}/${path}`)),
  );
  if (!fetched) return undefined;
  const there = new Set(fetched.map(({ path }) => path));
  // What is listed must be there; what only waits may have gone long ago.
  if ([...posts.keys()].some((path) => !there.has(path))) return undefined;
  const paths = [...deletions, ...pending.filter((path) => !there.has(path))];
  fetched.sort(newestFirst);
  return {
    site: undefined,
    deletions: { paths, newHashes },
    remaining: 0,
    posts: () => each(fetched),
  };
}

function differenceOf(
  files: readonly ChangedFile[],
  folder: string,
  postFolders: readonly string[],
): Difference | undefined {
  const isPost = (path: string) => isSitePost(path, postFolders);
  const posts = new Map<string, string | undefined>();
  const left: string[] = [];
  const newHashes = new Set<string>();
  for (const { filename, previous_filename, sha, status } of files) {
    const path = below(folder, filename);
    const before = status === 'renamed' ? below(folder, previous_filename ?? '') : undefined;
    if ([path, before].some(isReadWith)) return undefined;
    if (before !== undefined && isPost(before)) left.push(before);
    if (path === undefined || !isPost(path)) continue;
    if (status === 'removed') left.push(path);
    else posts.set(path, sha ?? undefined);
    if (/^(?:added|renamed|copied)$/.test(status) && sha !== null) newHashes.add(sha);
  }
  return { posts, deletions: left.filter((path) => !posts.has(path)), newHashes };
}

/** Whether all posts may have to be read again when a file changes. */
function isReadWith(path: string | undefined): boolean {
  return path !== undefined && (path === configName || isSupportFile(path));
}

/** A path from the site's root; undefined for what lies outside of it. */
function below(folder: string, path: string): string | undefined {
  if (folder === '') return path === '' ? undefined : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

async function checked(
  path: string,
  blob: string | undefined,
  bytes: Uint8Array<ArrayBuffer> | undefined,
): Promise<HashedFile | undefined> {
  if (!bytes) return undefined;
  const hash = await gitBlobId(bytes);
  const isSame = blob === undefined || hash === blob || bytes.length > maxFileBytes;
  return isSame ? { path, bytes, hash, modifiedAt: new Date() } : undefined;
}

/** Those that are there; undefined where they are too much to hold. */
async function fetchAll(
  wanted: readonly Wanted[],
  fetchOne: (one: Wanted) => Promise<HashedFile | undefined>,
): Promise<HashedFile[] | undefined> {
  const fetched: HashedFile[] = [];
  const rest = wanted.values();
  let bytes = 0;
  const work = async () => {
    for (const one of rest) {
      const file = await fetchOne(one);
      if (file) fetched.push(file);
      bytes += file?.bytes.length ?? 0;
      if (bytes > maxBytes) return;
    }
  };
  await Promise.all(Array.from({ length: maxConcurrentReads }, work));
  return bytes > maxBytes ? undefined : fetched;
}
