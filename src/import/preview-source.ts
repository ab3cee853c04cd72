import type { Config } from '../config/config.ts';
import type { PreviewResponse } from '../model/admin-api.ts';
import { ImportError } from '../model/problem.ts';
import type { Deletions, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { inBatches } from './batches.ts';
import { type PlannedBatch, planBatch } from './import-posts.ts';
import { readContextOf } from './read-context.ts';
import { scanSource, settingsDiffer } from './scan-source.ts';
import { checkWithdrawals } from './withdraw.ts';

// Posts that are read, rounded up to whole batches. Further posts are only counted.
const maxRead = 1_000;

// Paths that are listed for each kind of change.
const maxPaths = 50;

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
  const scanned = await scanSource(db, config, source);
  const { stored, found } = scanned;
  if (!found) return { ...emptyPreview(source.name), isUnchanged: true };
  const { scan, site, deletions, unchanged } = found;
  const deleted = new Set(deletions.paths);
  const preview = new Preview(source.name, deleted, unchanged);
  // No source has the id 0, so for a source that was never imported, no stored posts are found.
  const context = readContextOf(db, stored?.id ?? 0, stored, site);
  let read = 0;
  for await (const files of inBatches(scan.posts())) {
    if (read < maxRead) preview.add(await planBatch(db, context, files, now, deleted));
    else preview.addUnread(files.length);
    read += files.length;
  }
  preview.addUnread(scan.remaining);
  return {
    ...preview.response(),
    refusal: await refusalOf(db, stored, deletions, config.withdrawMaxPercent),
    readsAll: settingsDiffer(scanned),
  };
}

/** Why an import would be refused; null if it would not. */
async function refusalOf(
  db: Database,
  stored: StoredSource | undefined,
  deletions: Deletions,
  maxPercent: number,
): Promise<string | null> {
  try {
    if (stored) await checkWithdrawals(db, stored.id, deletions, { maxPercent });
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
}

function emptyPreview(source: string): PreviewResponse {
  const counts = { created: 0, changed: 0, unchanged: 0, moved: 0, deleted: 0, skipped: 0 };
  return {
    source,
    isUnchanged: false,
    refusal: null,
    readsAll: false,
    counts: { ...counts, problems: 0, unread: 0 },
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
  readonly #deleted: Set<string>;

  constructor(source: string, deleted: ReadonlySet<string>, unchanged: number) {
    this.#response = emptyPreview(source);
    this.#response.counts.unchanged = unchanged;
    this.#deleted = new Set(deleted);
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
      if (from !== undefined && from !== path && this.#deleted.delete(from)) {
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

  response(): PreviewResponse {
    const deleted = [...this.#deleted];
    const counts = { ...this.#response.counts, deleted: deleted.length };
    return { ...this.#response, counts, deleted: deleted.slice(0, maxPaths) };
  }
}

function push<Item>(list: Item[], item: Item): void {
  if (list.length < maxPaths) list.push(item);
}
