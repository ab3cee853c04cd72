import { isDraftFile, isPostFile } from '../jekyll/post-path.ts';
import type { PostFile } from '../post-file.ts';
import { ImportError } from '../problem.ts';
import { readTar } from './tar.ts';

/** The archive at an address, as it is now. */
export interface Archive {
  /** Its ETag, sent back byte for byte the next time; null where the server gives none. */
  readonly etag: string | null;
  readonly body: ReadableStream<Uint8Array>;
}

/** A site's files out of an archive: the configuration first, then the posts. */
export interface SiteFiles {
  readonly config: PostFile;
  readonly posts: AsyncIterable<PostFile>;
}

const configName = '_config.yml';
// Milliseconds: until the server answers, and until the whole archive has been read.
const answerTimeout = 30_000;
const wholeTimeout = 10 * 60_000;
// Posts that stand before the configuration in the archive wait for it.
const maxWaiting = 10_000;

/**
 * Asks for the archive at an address.
 *
 * @param etag what it had when it was imported last
 * @param contact where its server's keeper can see who asks
 * @returns undefined where it has not changed since
 * @throws {ImportError} where the server does not answer with it
 */
export async function fetchArchive(
  url: string,
  etag: string | null,
  contact: string,
): Promise<Archive | undefined> {
  const response = await request(url, etag, contact);
  if (response.status === 304) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new ImportError(`the server of the archive answered ${response.status}`);
  }
  return { etag: response.headers.get('ETag'), body: response.body };
}

/**
 * Finds the site in an archive. Its root is where the first `_config.yml` lies: at the top, or in
 * the one folder that GitHub, GitLab and Gitea put around a repository.
 *
 * @throws {ImportError} where there is none, or the archive cannot be read
 */
export async function openSite(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<SiteFiles> {
  const entries = readTar(body, {
    maxBytes,
    wants: (path) => isConfig(path) || couldBePost(path),
  });
  const waiting: PostFile[] = [];
  for (;;) {
    const next = await entries.next();
    if (next.done) throw new ImportError(`the archive has no ${configName}`);
    if (isConfig(next.value.path)) {
      const root = next.value.path.slice(0, -configName.length);
      return { config: next.value, posts: postsBelow(root, waiting, entries) };
    }
    waiting.push(next.value);
    if (waiting.length > maxWaiting) {
      throw new ImportError(`the archive has ${maxWaiting} posts before its ${configName}`);
    }
  }
}

async function* postsBelow(
  root: string,
  waiting: readonly PostFile[],
  entries: AsyncIterable<PostFile>,
): AsyncGenerator<PostFile> {
  for await (const file of concat(waiting, entries)) {
    if (!file.path.startsWith(root)) continue;
    const path = file.path.slice(root.length);
    if (isPostFile(path) && !isDraftFile(path)) yield { ...file, path };
  }
}

async function* concat<T>(first: Iterable<T>, then: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* then;
}

async function request(url: string, etag: string | null, contact: string): Promise<Response> {
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(new Error('no answer in time')), answerTimeout);
  try {
    return await fetch(url, {
      headers: {
        'User-Agent': `Feedmill (+${contact})`,
        Accept: 'application/gzip, application/x-gzip, application/x-tar, */*;q=0.1',
        ...(etag === null ? {} : { 'If-None-Match': etag }),
      },
      signal: AbortSignal.any([silent.signal, AbortSignal.timeout(wholeTimeout)]),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`the archive cannot be fetched: ${reason}`);
  } finally {
    clearTimeout(timer);
  }
}

function isConfig(path: string): boolean {
  const parts = path.split('/');
  return parts.at(-1) === configName && parts.length <= 2;
}

// The folder around the site has any name, so it does not count.
function couldBePost(path: string): boolean {
  return isPostFile(path) || isPostFile(path.slice(path.indexOf('/') + 1));
}
