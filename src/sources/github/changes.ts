import { isConfigFile } from '../../generators/config-files.ts';
import { newestFirst } from '../../jekyll/newest-first.ts';
import { supportKindOf } from '../../jekyll/support-kind.ts';
import { gitBlobId, type HashedFile } from '../../model/post-file.ts';
import { asyncIterable, isSitePost, maxConcurrentReads, maxFileBytes } from '../file-source.ts';
import { ListedDeletions } from '../listed-deletions.ts';
import type { PostIndex, Scan } from '../source.ts';
import type { ChangedFile, GithubApi } from './api.ts';

// Limits for posts that are fetched with a request each. If there are more, the archive is read.
const maxPosts = 300;
const maxBytes = 16_000_000;

/** A post to fetch, and its Git blob id if that is known. */
type WantedPost = readonly [path: string, blob: string | undefined];

/** The difference between two commits, as far as it concerns posts. */
interface PostDifference {
  /** Git blob ids of new and changed posts, by path. */
  readonly posts: ReadonlyMap<string, string | undefined>;
  readonly deletions: readonly string[];
  readonly newHashes: ReadonlySet<string>;
}

/**
 * Fetches the posts that differ between two commits, with a request for each.
 *
 * @param head the newer commit, which all posts are read from
 * @param folder the folder of the repository that the site is in; empty for the root
 * @returns undefined if the archive must be read instead: a file that other posts depend on has
 *   changed, there are too many posts, or the list does not match the commit
 */
export async function scanChanges(
  api: GithubApi,
  head: string,
  folder: string,
  files: readonly ChangedFile[],
  index: PostIndex,
): Promise<Omit<Scan, 'cursor'> | undefined> {
  const difference = postDifference(files, folder, index);
  if (!difference) return undefined;
  const { posts, deletions, newHashes } = difference;
  const deleted = new Set(deletions);
  const pending = (await index.pending()).filter((path) => !posts.has(path) && !deleted.has(path));
  const wanted: WantedPost[] = [...posts, ...pending.map((path): WantedPost => [path, undefined])];
  if (wanted.length > maxPosts) return undefined;
  const fetched = await fetchAll(wanted, async ([path, blob]) =>
    verified(path, blob, await api.file(head, folder === '' ? path : `${folder}/${path}`)),
  );
  if (!fetched) return undefined;
  const found = new Set(fetched.map(({ path }) => path));
  // A listed post must exist; a pending one may have been deleted since.
  if ([...posts.keys()].some((path) => !found.has(path))) return undefined;
  const paths = [...deletions, ...pending.filter((path) => !found.has(path))];
  fetched.sort(newestFirst);
  return {
    site: undefined,
    deletions: new ListedDeletions(paths, newHashes),
    remaining: 0,
    sizesOf: (paths) => sizesAt(api, head, folder, paths),
    posts: () => asyncIterable(fetched),
  };
}

/** Looks sizes up in the list of all files of a commit, which takes a request. */
async function sizesAt(
  api: GithubApi,
  head: string,
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(paths);
  const found = (await api.tree(head)).flatMap(({ path: listed, size }) => {
    const path = pathBelow(folder, listed);
    return path !== undefined && wanted.has(path) && size !== undefined
      ? [[path, size] as const]
      : [];
  });
  return new Map(found);
}

function postDifference(
  files: readonly ChangedFile[],
  folder: string,
  { postFolders, generator }: PostIndex,
): PostDifference | undefined {
  const isPost = (path: string) => isSitePost(path, postFolders, generator);
  const posts = new Map<string, string | undefined>();
  const deleted: string[] = [];
  const newHashes = new Set<string>();
  for (const { filename, previous_filename, sha, status } of files) {
    const path = pathBelow(folder, filename);
    const oldPath = status === 'renamed' ? pathBelow(folder, previous_filename ?? '') : undefined;
    if ([path, oldPath].some(mayAffectAllPosts)) return undefined;
    if (oldPath !== undefined && isPost(oldPath)) deleted.push(oldPath);
    if (path === undefined || !isPost(path)) continue;
    if (status === 'removed') deleted.push(path);
    else posts.set(path, sha ?? undefined);
    if (/^(?:added|renamed|copied)$/.test(status) && sha !== null) newHashes.add(sha);
  }
  return { posts, deletions: deleted.filter((path) => !posts.has(path)), newHashes };
}

// The permalink of a page is read when the archive is read next: pages change often, and permalinks rarely.
function mayAffectAllPosts(path: string | undefined): boolean {
  if (path === undefined) return false;
  const kind = supportKindOf(path);
  return isConfigFile(path) || (kind !== undefined && kind !== 'page');
}

/** The path relative to the site's folder; undefined for a file outside it. */
function pathBelow(folder: string, path: string): string | undefined {
  if (folder === '') return path === '' ? undefined : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The file with its hash; undefined if it does not exist, or is not the blob that was listed. */
async function verified(
  path: string,
  blob: string | undefined,
  bytes: Uint8Array<ArrayBuffer> | undefined,
): Promise<HashedFile | undefined> {
  if (!bytes) return undefined;
  const hash = await gitBlobId(bytes);
  const isAsListed = blob === undefined || hash === blob || bytes.length > maxFileBytes;
  return isAsListed ? { path, bytes, hash, modifiedAt: new Date() } : undefined;
}

/** Fetches the posts that exist; undefined if they exceed `maxBytes`. */
async function fetchAll(
  wanted: readonly WantedPost[],
  fetchOne: (post: WantedPost) => Promise<HashedFile | undefined>,
): Promise<HashedFile[] | undefined> {
  const fetched: HashedFile[] = [];
  const queue = wanted.values();
  let bytes = 0;
  const fetchNext = async () => {
    for (const post of queue) {
      const file = await fetchOne(post);
      if (file) fetched.push(file);
      bytes += file?.bytes.length ?? 0;
      if (bytes > maxBytes) return;
    }
  };
  await Promise.all(Array.from({ length: maxConcurrentReads }, fetchNext));
  return bytes > maxBytes ? undefined : fetched;
}
