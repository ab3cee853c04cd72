import { collectionFoldersIn } from '../../generators/collection-folders.ts';
import { isConfigFile } from '../../generators/config-files.ts';
import type { HashedFile, PostFile } from '../../model/post-file.ts';
import { ImportError } from '../../model/problem.ts';
import { maxConcurrentReads, maxFileBytes, maxSupportBytes } from '../file-source.ts';
import type { PostIndex, Scan, Source } from '../source.ts';
import type { Bucket } from './binding.ts';
import { formatCursor, parseCursor } from './cursor.ts';
import { type ListedFile, ListingDigest, listFiles, orImportError } from './listing.ts';
import { hashOf, mayMatter, SiteListing } from './site-listing.ts';

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
    return (await this.#overview()).digest !== parseCursor(cursor).files;
  }

  // Lists the bucket twice, since the configuration tells which files are posts, and may be listed last.
  async scan(cursor: string | null, index: PostIndex): Promise<Scan | undefined> {
    const last = parseCursor(cursor);
    const overview = await this.#overview();
    if (overview.digest === last.files) return undefined;
    const isConfigUnchanged = overview.configDigest === last.config;
    const newConfig = isConfigUnchanged ? undefined : await this.#readConfig(overview.config);
    const folders = {
      config: overview.config,
      posts: this.#postFolders,
      collections: newConfig ? collectionFoldersIn(newConfig) : index.postFolders,
    };
    const listing = new SiteListing(folders, await index.compare());
    for await (const file of listFiles(this.#bucket, this.#prefix)) await listing.add(file);
    const support = await listing.supportDigest();
    const isSiteUnchanged = isConfigUnchanged && support === last.support;
    return {
      cursor: formatCursor({ files: overview.digest, config: overview.configDigest, support }),
      site: isSiteUnchanged
        ? undefined
        : {
            config: newConfig ?? (await this.#readConfig(overview.config)),
            support: await this.#readSupport(listing.support),
          },
      deletions: undefined,
      remaining: listing.remaining,
      sizesOf: listing.sizes.lookUp(),
      posts: () => this.#readPosts(listing.changed),
    };
  }

  async #overview() {
    const all = new ListingDigest();
    const ofConfig = new ListingDigest();
    const config: ListedFile[] = [];
    for await (const file of listFiles(this.#bucket, this.#prefix)) {
      if (!mayMatter(file.path, this.#postFolders)) continue;
      await all.add(file);
      if (!isConfigFile(file.path)) continue;
      config.push(file);
      await ofConfig.add(file);
    }
    return { digest: await all.finish(), config, configDigest: await ofConfig.finish() };
  }

  async #readConfig(listed: readonly ListedFile[]): Promise<PostFile[]> {
    const files: PostFile[] = [];
    for await (const { file } of this.#read(listed)) files.push(file);
    if (files.length === listed.length) return files;
    throw new ImportError('the configuration changed in the bucket while it was read');
  }

  async #readSupport(listed: readonly ListedFile[]): Promise<PostFile[]> {
    const files: PostFile[] = [];
    let bytes = 0;
    for await (const { file } of this.#read(listed)) {
      files.push(file);
      bytes += file.bytes.length;
      if (bytes > maxSupportBytes) break;
    }
    return files;
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
