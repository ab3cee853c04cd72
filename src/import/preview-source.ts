import type { Config } from '../config/config.ts';
import { storedSiteConfig } from '../jekyll/site-config.ts';
import { supportFiles } from '../jekyll/support-files.ts';
import type { PreviewResponse } from '../model/admin-api.ts';
import { ImportError } from '../model/problem.ts';
import type { Deletions, Source } from '../sources/source.ts';
import type { Database } from '../store/database.ts';
import type { StoredSource } from '../store/sources/runs.ts';
import { inBatches } from './batches.ts';
import { type OpenRun, type PlannedBatch, planBatch } from './import-posts.ts';
import type { ReadSite } from './read-settings.ts';
import { storedSupportFiles } from './render-context.ts';
import { scanSource, settingsDiffer } from './scan-source.ts';
import { checkWithdrawals } from './withdraw.ts';

// Posts that are read for a preview; what is beyond them is counted.
const maxRead = 1_000;

// Paths that are named of a kind.
const maxPaths = 50;

/**
 * Says what a look at a source would do, and changes nothing: it looks as an import does, and reads
 * the newest posts. Each handful is read as if it were the first, so that of two new posts that want
 * one address both may be counted.
 *
 * @throws {ImportError} where the source does not answer, or not with a site
 */
export async function previewSource(
  db: Database,
  config: Config,
  source: Source,
  now: Date,
): Promise<PreviewResponse> {
  const taken = await scanSource(db, config, source);
  const { stored, found } = taken;
  if (!found) return { ...emptyPreview(source.name), isUnchanged: true };
  const { scan, site, deletions, unchanged } = found;
  const preview = new Preview(source.name, deletions.paths, unchanged);
  const run = openRun(db, stored, site);
  let read = 0;
  for await (const files of inBatches(scan.posts())) {
    if (read < maxRead) preview.add(await planBatch(db, run, files, now, new Set(deletions.paths)));
    else preview.pass(files.length);
    read += files.length;
  }
  preview.pass(scan.remaining);
  return {
    ...preview.answer(),
    refusal: await refusalOf(db, stored, deletions, config.withdrawMaxPercent),
    readsAll: settingsDiffer(taken),
  };
}

function openRun(
  db: Database,
  stored: StoredSource | undefined,
  read: ReadSite | undefined,
): Omit<OpenRun, 'runId'> {
  if (!stored && !read) {
    throw new ImportError('the source has not said what its posts are read with');
  }
  const site = read?.site ?? storedSiteConfig(stored?.site);
  // A source that was never imported has no posts, and no row has the number 0.
  const sourceId = stored?.id ?? 0;
  const files = read
    ? async () => supportFiles(read.files, site.structure.source)
    : storedSupportFiles(db, sourceId, site);
  return { sourceId, site, settings: read?.settings ?? stored?.settings ?? '', files };
}

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

/** Adds up what planned steps would do. */
class Preview {
  readonly #answer: PreviewResponse;
  readonly #deleted: Set<string>;

  constructor(source: string, deleted: readonly string[], unchanged: number) {
    this.#answer = emptyPreview(source);
    this.#answer.counts.unchanged = unchanged;
    this.#deleted = new Set(deleted);
  }

  /** Posts that are not read for the preview. */
  pass(count: number): void {
    this.#answer.counts.unread += count;
  }

  add({ posts, unchanged, known, changes }: PlannedBatch): void {
    const { counts } = this.#answer;
    const homes = new Map(known.articles.map(({ feedId, path }) => [feedId, path]));
    const feedIds = new Map(changes.posts.map(({ path, feedId }) => [path, feedId ?? '']));
    counts.unchanged += unchanged;
    for (const { path, outcome, reasons, note } of posts) {
      const from = homes.get(feedIds.get(path) ?? '');
      if (from !== undefined && from !== path && this.#deleted.delete(from)) {
        counts.moved++;
        push(this.#answer.moved, { from, to: path });
      } else if (outcome === 'created' || outcome === 'changed') {
        counts[outcome]++;
        push(this.#answer[outcome], path);
      } else if (outcome === 'unchanged') {
        counts.unchanged++;
      } else {
        counts[outcome === 'skipped' ? 'skipped' : 'problems']++;
        push(this.#answer.leftOut, { path, reasons, note });
      }
    }
  }

  answer(): PreviewResponse {
    const deleted = [...this.#deleted];
    const counts = { ...this.#answer.counts, deleted: deleted.length };
    return { ...this.#answer, counts, deleted: deleted.slice(0, maxPaths) };
  }
}

function push<Item>(list: Item[], item: Item): void {
  if (list.length < maxPaths) list.push(item);
}
