import { isSupportFile, supportLimits } from '../../jekyll/support-files.ts';
import { errorMessage } from '../../model/error-message.ts';
import { configName, digest, type HashedFile, type PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { newestFirst } from '../newest-first.ts';
import { isSitePost, maxConcurrentReads, maxFileBytes, maxSupportBytes } from '../site-files.ts';
import type { PostIndex, Scan, SiteFiles, Source } from '../source.ts';

// What one look reads of a bucket. More is left to the next.
const room = { files: 2_000, bytes: 32_000_000 };

/** As much of an R2 bucket as a source uses. */
export type Bucket = Pick<R2Bucket, 'list' | 'get'>;

/** The bucket that is bound as `BUCKET`; undefined where none is. */
export function bucketIn(environment: Readonly<Record<string, unknown>>): Bucket | undefined {
  const { BUCKET: bound } = environment;
  return isBucket(bound) ? bound : undefined;
}

function isBucket(bound: unknown): bound is Bucket {
  if (typeof bound !== 'object' || bound === null) return false;
  return ['list', 'get'].every((name) => typeof Reflect.get(bound, name) === 'function');
}

/** An object of the bucket, by its path from the site's root. */
interface Listed {
  readonly path: string;
  readonly etag: string;
  readonly size: number;
}

/** The site's files as a listing has them. */
interface Listing {
  readonly posts: readonly Listed[];
  readonly siteFiles: readonly Listed[];
  readonly cursor: Mark;
}

/** Digests of paths and etags: of the posts, and of the files that they are read with. */
interface Mark {
  readonly posts: string;
  readonly site: string;
}

/** The files of a site in an R2 bucket, by its listing and its etags. */
export class BucketSource implements Source {
  readonly kind = 'bucket';
  readonly name: string;
  readonly #bucket: Bucket;
  readonly #prefix: string;
  readonly #postFolders: readonly string[];

  /** @param prefix the folder of the site: empty, or with a `/` at its end */
  constructor(name: string, bucket: Bucket, prefix: string, postFolders: readonly string[]) {
    this.name = name;
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#postFolders = postFolders;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    return textOf((await this.#list()).cursor) !== cursor;
  }

  async scan(cursor: string | null, known: PostIndex): Promise<Scan | undefined> {
    const listing = await this.#list();
    const now = textOf(listing.cursor);
    if (now === cursor) return undefined;
    const comparison = await known.compare();
    const isNews = ({ path, etag }: Listed) => comparison.visit(path, hashOf(etag));
    const news = listing.posts.filter(isNews).toSorted(newestFirst);
    const taken = news.slice(0, fitting(news));
    const isSiteAsItWas = cursor?.endsWith(`.${listing.cursor.site}`) === true;
    return {
      cursor: now,
      site: isSiteAsItWas ? undefined : await this.#readSite(listing.siteFiles),
      deletions: undefined,
      remaining: news.length - taken.length,
      posts: () => this.#readPosts(taken),
    };
  }

  async #list(): Promise<Listing> {
    const posts: Listed[] = [];
    const siteFiles: Listed[] = [];
    for await (const file of this.#objects()) {
      const { path } = file;
      if (path === configName || isSupportFile(path)) siteFiles.push(file);
      else if (isSitePost(path, this.#postFolders)) posts.push(file);
    }
    return {
      posts,
      siteFiles,
      cursor: { posts: await digestOf(posts), site: await digestOf(siteFiles) },
    };
  }

  async *#objects(): AsyncGenerator<Listed> {
    for (let cursor: string | undefined; ; ) {
      const page = await answered(
        this.#bucket.list({ prefix: this.#prefix, ...(cursor === undefined ? {} : { cursor }) }),
      );
      for (const { key, etag, size } of page.objects) {
        yield { path: key.slice(this.#prefix.length), etag, size };
      }
      if (!page.truncated) return;
      cursor = page.cursor;
    }
  }

  // Of what is larger or more than posts may use, a note says so where it is put away.
  async #readSite(listed: readonly Listed[]): Promise<SiteFiles> {
    const files: PostFile[] = [];
    let bytes = 0;
    for await (const { file } of this.#read(listed.slice(0, supportLimits.files + 1))) {
      files.push(file);
      bytes += file.bytes.length;
      if (bytes > maxSupportBytes) break;
    }
    const config = files.find(({ path }) => path === configName);
    if (!config && listed.some(({ path }) => path === configName)) {
      throw new ImportError(`${configName} changed in the bucket while it was read`);
    }
    return { config, support: files.filter((file) => file !== config) };
  }

  async *#readPosts(listed: readonly Listed[]): AsyncGenerator<HashedFile> {
    for await (const { file, etag } of this.#read(listed)) yield { ...file, hash: hashOf(etag) };
  }

  // What went or changed since it was listed is left to the next look, which finds another etag.
  async *#read(listed: readonly Listed[]) {
    for (let at = 0; at < listed.length; at += maxConcurrentReads) {
      const read = await Promise.all(
        listed.slice(at, at + maxConcurrentReads).map((one) => this.#readOne(one)),
      );
      for (const one of read) if (one) yield one;
    }
  }

  async #readOne({ path, etag, size }: Listed) {
    const range = size > maxFileBytes ? { range: { offset: 0, length: maxFileBytes } } : {};
    const object = await answered(this.#bucket.get(this.#prefix + path, range));
    if (object?.etag !== etag) {
      await object?.body.cancel();
      return undefined;
    }
    const bytes = new Uint8Array(await answered(object.arrayBuffer()));
    return { file: { path, bytes, modifiedAt: object.uploaded }, etag };
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const reason = errorMessage(error);
    throw new ImportError(`the bucket does not answer: ${reason}`);
  }
}

function hashOf(etag: string): string {
  return `r2:${etag}`;
}

function textOf({ posts, site }: Mark): string {
  return `${posts}.${site}`;
}

async function digestOf(files: readonly Listed[]): Promise<string> {
  const text = files.map(({ path, etag }) => `${path}\n${etag}\n`).join('');
  return (await digest(text)).slice(0, 32);
}

function fitting(files: readonly Listed[]): number {
  let bytes = 0;
  const end = files.findIndex(({ size }, at) => {
    bytes += Math.min(size, maxFileBytes);
    return at === room.files || (at > 0 && bytes > room.bytes);
  });
  return end === -1 ? files.length : end;
}
