import { collectionFoldersIn } from '../../generators/collection-folders.ts';
import { generatorByNames, isConfigFile } from '../../generators/config-files.ts';
import { jekyll } from '../../generators/jekyll/jekyll.ts';
import { newestFirst } from '../../jekyll/newest-first.ts';
import { supportLimits } from '../../jekyll/support-files.ts';
import { bySupportKind, isSupportFile, supportKindOf } from '../../jekyll/support-kind.ts';
import { errorMessage } from '../../model/error-message.ts';
import type { HashedFile, PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import {
  isSitePost,
  maxConcurrentReads,
  maxFileBytes,
  maxSupportBytes,
  mayBeDocument,
} from '../file-source.ts';
import { MediaSizes } from '../media-sizes.ts';
import type { PostIndex, Scan, SiteFiles, Source } from '../source.ts';
import type { Bucket } from './binding.ts';
import { type BucketCursor, digestOf, formatCursor } from './cursor.ts';
import { countWithinLimits } from './limits.ts';

/** A file as listed by the bucket. */
interface ListedFile {
  /** From the site's root. */
  readonly path: string;
  readonly etag: string;
  readonly size: number;
}

/** All files of the site, as listed by the bucket. */
interface Listing {
  readonly posts: readonly ListedFile[];
  /** Possible documents of collections. The configuration tells which are. */
  readonly documents: readonly ListedFile[];
  readonly config: readonly ListedFile[];
  readonly support: readonly ListedFile[];
  /** The sizes of media files. */
  readonly sizes: MediaSizes;
  readonly cursor: BucketCursor;
}

/** A site whose files are objects of an R2 bucket. ETags tell which of them have changed. */
export class BucketSource implements Source {
  readonly kind = 'bucket';
  readonly name: string;
  readonly #bucket: Bucket;
  readonly #prefix: string;
  readonly #postFolders: readonly string[];

  /** @param prefix the folder of the site: empty, or ending in `/` */
  constructor(name: string, bucket: Bucket, prefix: string, postFolders: readonly string[]) {
    this.name = name;
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#postFolders = postFolders;
  }

  async hasNews(cursor: string | null): Promise<boolean> {
    return formatCursor((await this.#list()).cursor) !== cursor;
  }

  async scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined> {
    const listing = await this.#list();
    const newCursor = formatCursor(listing.cursor);
    if (newCursor === cursor) return undefined;
    const comparison = await index.compare();
    const isSiteUnchanged = cursor?.endsWith(`.${listing.cursor.siteFiles}`) === true;
    const site = isSiteUnchanged ? undefined : await this.#readSite(listing);
    const folders = site ? collectionFoldersIn(site.config) : index.postFolders;
    const documents = listing.documents.filter(({ path }) => isSitePost(path, folders, jekyll));
    const mustBeRead = ({ path, etag }: ListedFile) => comparison.visit(path, hashOf(etag));
    const changed = [...listing.posts, ...documents].filter(mustBeRead).toSorted(newestFirst);
    const taken = changed.slice(0, countWithinLimits(changed));
    return {
      cursor: newCursor,
      site,
      deletions: undefined,
      remaining: changed.length - taken.length,
      sizesOf: listing.sizes.lookUp(),
      posts: () => this.#readPosts(taken),
    };
  }

  async #list(): Promise<Listing> {
    const files: ListedFile[] = [];
    const sizes = new MediaSizes();
    for await (const file of this.#objects()) {
      sizes.add(file.path, file.size);
      if (this.#isUsed(file.path)) files.push(file);
    }
    const config = files.filter(({ path }) => isConfigFile(path));
    const generator = generatorByNames(config.map(({ path }) => path));
    const isPost = (path: string) => isSitePost(path, this.#postFolders, generator);
    const posts = files.filter(({ path }) => isPost(path));
    const documents = files.filter(({ path }) => !isPost(path) && mayBeDocument(path));
    const support = files.filter(
      ({ path }) => isSupportFile(path) && !(isPost(path) && supportKindOf(path) === 'page'),
    );
    return {
      posts,
      documents,
      config,
      support,
      sizes,
      cursor: {
        posts: await digestOf([...posts, ...documents]),
        siteFiles: await digestOf([...config, ...support]),
      },
    };
  }

  #isUsed(path: string): boolean {
    return (
      isConfigFile(path) ||
      isSupportFile(path) ||
      isSitePost(path, this.#postFolders, undefined) ||
      mayBeDocument(path)
    );
  }

  async *#objects(): AsyncGenerator<ListedFile> {
    for (let cursor: string | undefined; ; ) {
      const page = await orImportError(
        this.#bucket.list({ prefix: this.#prefix, ...(cursor === undefined ? {} : { cursor }) }),
      );
      for (const { key, etag, size } of page.objects) {
        yield { path: key.slice(this.#prefix.length), etag, size };
      }
      if (!page.truncated) return;
      cursor = page.cursor;
    }
  }

  // Reads one file more than the limit, so the import notices that there are too many.
  async #readSite({ config: listedConfig, support: listed }: Listing): Promise<SiteFiles> {
    const config: PostFile[] = [];
    for await (const { file } of this.#read(listedConfig)) config.push(file);
    if (config.length < listedConfig.length) {
      throw new ImportError('the configuration changed in the bucket while it was read');
    }
    const files: PostFile[] = [];
    let bytes = 0;
    const wanted = listed.toSorted(bySupportKind()).slice(0, supportLimits.files + 1);
    for await (const { file } of this.#read(wanted)) {
      files.push(file);
      bytes += file.bytes.length;
      if (bytes > maxSupportBytes) break;
    }
    return { config, support: files };
  }

  async *#readPosts(listed: readonly ListedFile[]): AsyncGenerator<HashedFile> {
    for await (const { file, etag } of this.#read(listed)) yield { ...file, hash: hashOf(etag) };
  }

  // A file that was changed or deleted since the listing is skipped: the next scan sees its new ETag.
  async *#read(listed: readonly ListedFile[]) {
    for (let start = 0; start < listed.length; start += maxConcurrentReads) {
      const files = await Promise.all(
        listed.slice(start, start + maxConcurrentReads).map((file) => this.#readFile(file)),
      );
      for (const file of files) if (file) yield file;
    }
  }

  async #readFile({ path, etag, size }: ListedFile) {
    const range = size > maxFileBytes ? { range: { offset: 0, length: maxFileBytes } } : {};
    const object = await orImportError(this.#bucket.get(this.#prefix + path, range));
    if (object?.etag !== etag) {
      await object?.body.cancel();
      return undefined;
    }
    const bytes = new Uint8Array(await orImportError(object.arrayBuffer()));
    return { file: { path, bytes, modifiedAt: object.uploaded }, etag };
  }
}

async function orImportError<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new ImportError(`the bucket does not respond: ${errorMessage(error)}`);
  }
}

function hashOf(etag: string): string {
  return `r2:${etag}`;
}
