import type { HashedFile } from '../../model/post-file.ts';
import type { ImportError } from '../../model/problem.ts';
import type { PostComparison } from '../source.ts';
import type { FeedPage } from './feed-page.ts';
import { fileOfItem, pathOfItem } from './item-file.ts';

/** The parts of a page that a scan uses. */
export type ScannedPage = Pick<FeedPage, 'items' | 'deleted' | 'next' | 'isNextLinked'>;

// Limits of one scan. The next one continues from there.
const maxPages = 50;
const maxItems = 5_000;
const maxBytes = 16_000_000;

/** Collects, page by page, the items of a feed that must be imported. */
export class FeedScan {
  readonly #comparison: PostComparison;
  readonly #urls = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #deletedIds: string[] = [];
  readonly #changed: HashedFile[] = [];
  #failure: ImportError | undefined;
  #items = 0;
  #bytes = 0;

  constructor(comparison: PostComparison) {
    this.#comparison = comparison;
  }

  /** Whether a limit is reached. */
  get isFull(): boolean {
    return this.#items >= maxItems || this.#bytes >= maxBytes || this.#urls.size >= maxPages;
  }

  /** Whether a page has been added. */
  get hasPages(): boolean {
    return this.#urls.size > 0;
  }

  /** Whether the page at a URL has been added. */
  hasAdded(url: string): boolean {
    return this.#urls.has(url);
  }

  /**
   * Adds a page.
   *
   * @returns how many of its items are new or changed, and how many of them no earlier page of this scan had
   */
  async add(url: string, page: ScannedPage): Promise<{ changed: number; added: number }> {
    this.#urls.add(url);
    this.#deletedIds.push(...page.deleted);
    const before = { changed: this.#changed.length, added: this.#paths.size };
    for (const item of page.items) {
      const file = await fileOfItem(item);
      this.#items++;
      // If an item is there twice, the first one counts.
      if (this.#paths.has(file.path)) continue;
      this.#paths.add(file.path);
      if (!this.#comparison.visit(file.path, file.hash)) continue;
      this.#changed.push(file);
      this.#bytes += file.bytes.length;
    }
    return {
      changed: this.#changed.length - before.changed,
      added: this.#paths.size - before.added,
    };
  }

  /** The paths of stored items that the feed lists as deleted and no longer contains. */
  async deletedPaths(): Promise<string[]> {
    const paths = await Promise.all(this.#deletedIds.map(pathOfItem));
    return paths.filter((path) => this.#comparison.has(path) && !this.#paths.has(path));
  }

  /** Ends the scan too early. The reason is thrown after the posts, so that they are imported. */
  failWith(reason: ImportError): void {
    this.#failure = reason;
  }

  async *posts(): AsyncIterable<HashedFile> {
    yield* this.#changed;
    if (this.#failure) throw this.#failure;
  }
}
