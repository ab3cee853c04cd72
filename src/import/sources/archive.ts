import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';
import { isSupportFile } from '../jekyll/support-files.ts';
import type { PostFile } from '../post-file.ts';
import { ImportError } from '../problem.ts';
import { type FetchOptions, fetchPolitely } from './polite-fetch.ts';
import { readTar } from './tar.ts';

/** How servers are asked, whatever they are asked for. */
export type Access = Omit<FetchOptions, 'headers'>;

/** The archive at an address, as it is now. */
export interface Archive {
  /** Its ETag, sent back byte for byte the next time; null where the server gives none. */
  readonly etag: string | null;
  readonly body: ReadableStream<Uint8Array>;
  /** Asks for the archive once more. */
  again(): Promise<ReadableStream<Uint8Array>>;
}

/** A site's files out of an archive: the configuration first, then the posts. */
export interface SiteFiles {
  readonly config: PostFile;
  /** The files that its posts may use. */
  readonly support: readonly PostFile[];
  readonly posts: AsyncIterable<PostFile>;
}

const configName = '_config.yml';
// Bytes of posts that stand before the configuration in the archive and wait for it. Beyond that they
// are let go, and the archive is asked for a second time.
const maxWaiting = 16_000_000;

/**
 * Asks for the archive at an address.
 *
 * @param etag what it had when it was imported last
 * @returns undefined where it has not changed since
 * @throws {ImportError} where the server does not answer with it
 */
export async function fetchArchive(
  url: string,
  etag: string | null,
  access: Access,
): Promise<Archive | undefined> {
  const response = await request(url, etag, access);
  if (response.status === 304) {
    await response.body?.cancel();
    return undefined;
  }
  return {
    etag: response.headers.get('ETag'),
    body: await bodyOf(response),
    again: async () => bodyOf(await request(url, null, access)),
  };
}

async function bodyOf(response: Response): Promise<ReadableStream<Uint8Array>> {
  if (response.ok && response.body) return response.body;
  await response.body?.cancel();
  throw new ImportError(`the server of the archive answered ${response.status}`);
}

/** How much of an archive is read, and further folders of posts. */
export interface SiteBounds {
  readonly maxBytes: number;
  readonly postFolders: readonly string[];
}

/**
 * Finds the site in an archive. Its root is where the first `_config.yml` lies: at the top, or in
 * the one folder that GitHub, GitLab and Gitea put around a repository. Git's order has the files
 * that posts use before the posts; an archive in another is asked for a second time.
 *
 * @throws {ImportError} where there is none, or the archive cannot be read
 */
export async function openSite(archive: Archive, bounds: SiteBounds): Promise<SiteFiles> {
  const isPost = (path: string) => isPostFile(path, bounds.postFolders);
  const wants = (path: string) =>
    isConfig(path) || couldBe((one) => isPost(one) || isSupportFile(one), path);
  const tarBounds = { maxBytes: bounds.maxBytes, wants };
  const start = await readStart(readTar(archive.body, tarBounds));
  const { config, isInOrder } = start;
  const root = config.path.slice(0, -configName.length);
  const all = isInOrder ? start.waiting : readTar(await archive.again(), tarBounds);
  const support = await supportBelow(root, all);
  const rest = start.isWhole
    ? concat(start.waiting, start.entries)
    : readTar(await archive.again(), tarBounds);
  return { config, support, posts: postsBelow(root, isPost, rest) };
}

// So many files after the configuration show whether an archive is in Git's order.
const filesThatShow = 32;

/** An archive's beginning: all up to the configuration, and so much more that its order is known. */
async function readStart(entries: AsyncGenerator<PostFile>) {
  let waiting: PostFile[] = [];
  let config: PostFile | undefined;
  let [bytes, last, posts] = [0, '', 0];
  let isInOrder = true;
  let isWhole = true;
  while (posts < filesThatShow && isInOrder) {
    const next = await entries.next();
    if (next.done) break;
    const file = next.value;
    isInOrder = last < file.path || config === undefined;
    last = file.path;
    if (config === undefined && isConfig(file.path)) config = file;
    else if (config !== undefined && !couldBe(isSupportFile, file.path)) posts++;
    bytes += file.bytes.length;
    isWhole = bytes <= maxWaiting;
    if (isWhole) waiting.push(file);
    else waiting = [];
    if (!isWhole && config !== undefined) break;
  }
  if (config === undefined) throw new ImportError(`the archive has no ${configName}`);
  return { config, waiting, entries, isWhole, isInOrder: isInOrder && isWhole };
}

async function supportBelow(
  root: string,
  entries: AsyncIterable<PostFile> | Iterable<PostFile>,
): Promise<PostFile[]> {
  const found: PostFile[] = [];
  let bytes = 0;
  for await (const file of entries) {
    const path = file.path.slice(root.length);
    if (!file.path.startsWith(root) || !isSupportFile(path)) continue;
    bytes += file.bytes.length;
    if (bytes <= maxWaiting) found.push({ ...file, path });
  }
  return found;
}

async function* postsBelow(
  root: string,
  isPost: (path: string) => boolean,
  entries: AsyncIterable<PostFile>,
): AsyncGenerator<PostFile> {
  for await (const file of entries) {
    if (!file.path.startsWith(root)) continue;
    const path = file.path.slice(root.length);
    if (isPost(path) && !isDraftFile(path)) yield { ...file, path };
  }
}

async function* concat<T>(first: Iterable<T>, then: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* then;
}

function request(url: string, etag: string | null, access: Access): Promise<Response> {
  return fetchPolitely(url, {
    ...access,
    headers: {
      Accept: 'application/gzip, application/x-gzip, application/x-tar, */*;q=0.1',
      ...(etag === null ? {} : { 'If-None-Match': etag }),
    },
  });
}

function isConfig(path: string): boolean {
  const parts = path.split('/');
  return parts.at(-1) === configName && parts.length <= 2;
}

// The folder around the site has any name, so it does not count.
function couldBe(isPost: (path: string) => boolean, path: string): boolean {
  return isPost(path) || isPost(path.slice(path.indexOf('/') + 1));
}
