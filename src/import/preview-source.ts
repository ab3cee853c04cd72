import type { Config } from '../config/config.ts';
import type { PreviewResponse } from '../model/admin-api.ts';
import { ListedDeletions } from '../sources/listed-deletions.ts';
import type { Deletions, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import { inBatches } from './batches.ts';
import { type PlannedBatch, planBatch, type UnmarkedPosts } from './import-posts.ts';
import { previewWithdrawals } from './preview-withdrawals.ts';
import { readContextOf } from './read-context.ts';
import { scanSource, settingsDiffer } from './scan-source.ts';

// Posts that are read, rounded up to whole batches. Further posts are only counted.
const maxRead = 1_000;

// Paths that are listed for each kind of change.
const maxPaths = 50;

// Deleted posts that those that are read may have been before.
const maxGone = 50_000;

/**
 * Finds out what a pass over a source would change, without changing anything. It scans the source
 * as an import does, and reads the newest posts. Each batch is planned as if it were the first, so
 * two new posts that want the same URL may both count as created.
 *
 * @throws {ImportError} if the source does not respond, or is not a site
 */
export async function previewSource(
  db: Database,
  config: Config,
  source: Source,
  now: Date,
): Promise<PreviewResponse> {
  const scanned = await scanSource(db, config, source, { collectsNew: true });
  const { stored, found } = scanned;
  const subject = { name: source.name, isSent: false };
  const limits = { isAllowed: false, maxPercent: config.withdrawMaxPercent };
  if (!found) {
    const { refusal } = await previewWithdrawals(db, subject, new ListedDeletions([]), limits);
    return { ...emptyPreview(source.name), isUnchanged: true, refusal };
  }
  const { scan, site, deletions, unchanged } = found;
  const gone = await lastDeleted(deletions);
  const preview = new Preview(source.name, deletions, unchanged);
  // No source has the id 0, so for a source that was never imported, no stored posts are found.
  const context = {
    ...readContextOf(db, stored?.id ?? 0, stored, site),
    sizesOf: scan.sizesOf,
  };
  let read = 0;
  for await (const files of inBatches(scan.posts())) {
    if (read < maxRead) preview.add(await planBatch(db, context, files, now, gone));
    else preview.addUnread(files.length);
    read += files.length;
  }
  preview.addUnread(scan.remaining);
  const { withdrawn, refusal } = await previewWithdrawals(db, subject, preview.left, limits);
  return { ...preview.response(withdrawn), refusal, readsAll: settingsDiffer(scanned) };
}

/** The deleted posts, with the paths of the last ones: posts are read from the newest on. */
async function lastDeleted(deletions: Deletions): Promise<UnmarkedPosts> {
  let paths: string[] = [];
  for await (const page of deletions.pages()) paths = [...paths, ...page].slice(-maxGone);
  return { paths, has: (path) => deletions.has(path) };
}

function emptyPreview(source: string): PreviewResponse {
  const counts = { created: 0, changed: 0, unchanged: 0, moved: 0, deleted: 0, withdrawn: 0 };
  return {
    source,
    isUnchanged: false,
    refusal: null,
    readsAll: false,
    counts: { ...counts, skipped: 0, problems: 0, unread: 0 },
    created: [],
    changed: [],
    moved: [],
    deleted: [],
    leftOut: [],
  };
}

/** Sums up what planned batches would change. */
class Preview {
  readonly #response: PreviewResponse;
  readonly #deletions: Deletions;
  /** The paths of deleted posts that have moved. */
  readonly #moved = new Set<string>();

  constructor(source: string, deletions: Deletions, unchanged: number) {
    this.#response = emptyPreview(source);
    this.#response.counts.unchanged = unchanged;
    this.#deletions = deletions;
  }

  /** Counts posts that an import would read and the preview does not. */
  addUnread(count: number): void {
    this.#response.counts.unread += count;
  }

  add({ posts, unchanged, stored, changes }: PlannedBatch): void {
    const { counts } = this.#response;
    const pathsBefore = new Map(stored.articles.map(({ feedId, path }) => [feedId, path]));
    const feedIds = new Map(changes.posts.map(({ path, feedId }) => [path, feedId ?? '']));
    counts.unchanged += unchanged;
    for (const { path, outcome, reasons, note } of posts) {
      const from = pathsBefore.get(feedIds.get(path) ?? '');
      if (from !== undefined && from !== path && this.#addMoved(from)) {
        counts.moved++;
        push(this.#response.moved, { from, to: path });
      } else if (outcome === 'created' || outcome === 'changed') {
        counts[outcome]++;
        push(this.#response[outcome], path);
      } else if (outcome === 'unchanged') {
        counts.unchanged++;
      } else {
        counts[outcome === 'skipped' ? 'skipped' : 'problems']++;
        push(this.#response.leftOut, { path, reasons, note });
      }
    }
  }

  /** The deleted posts that have not moved. They are counted and listed as they are read. */
  get left(): Pick<Deletions, 'pages' | 'takeNewHash'> {
    return {
      pages: () => this.#pagesLeft(),
      // Of the posts that were read, it is known which have moved.
      takeNewHash: (hash) => this.#response.counts.unread > 0 && this.#deletions.takeNewHash(hash),
    };
  }

  async *#pagesLeft(): AsyncGenerator<readonly string[]> {
    for await (const page of this.#deletions.pages()) {
      const paths = page.filter((path) => !this.#moved.has(path));
      this.#response.counts.deleted += paths.length;
      for (const path of paths) push(this.#response.deleted, path);
      yield paths;
    }
  }

  /** @returns whether the post was not known to have moved */
  #addMoved(path: string): boolean {
    if (!this.#deletions.has(path) || this.#moved.has(path)) return false;
    this.#moved.add(path);
    return true;
  }

  response(withdrawn: number): PreviewResponse {
    return { ...this.#response, counts: { ...this.#response.counts, withdrawn } };
  }
}

function push<Item>(list: Item[], item: Item): void {
  if (list.length < maxPaths) list.push(item);
}
