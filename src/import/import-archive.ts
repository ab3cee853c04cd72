import type { Config } from '../config.ts';
import { applyChanges, noChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { listPosts, markGone } from '../store/posts.ts';
import { endRun, findSource, keepEtag, type StoredSource, startRun } from '../store/runs.ts';
import { importPosts, type OpenRun, selectChanged } from './import-posts.ts';
import type { PostFile } from './post-file.ts';
import { ImportError } from './problem.ts';
import {
  type ReadSite,
  readSite,
  type SiteDefaults,
  settingsOf,
  siteDefaults,
} from './settings.ts';
import { fetchArchive, openSite } from './sources/archive.ts';
import { withdrawGone } from './withdraw.ts';

/**
 * What a look at the archive came to: it is as it was; its posts are in the feeds; or so many had
 * changed that the rest is left to the next look.
 */
export type ArchiveResult = 'unchanged' | 'imported' | 'partial';

const sourceName = 'archive';

// One step: posts that are read and written together.
const stepFiles = 50;
const stepBytes = 2_000_000;

/**
 * Posts that one run reads at the most. The next goes on from there: what has been imported is known
 * by its hash, and the archive's ETag is kept only when a run came to its end.
 */
const maxPostsPerRun = 5_000;

// Paths in a page of the source's posts.
const pageOfPosts = 2_000;

/**
 * Imports the site whose archive is at an address. An archive or a post that has not changed is not
 * read again, and a look that finds nothing to do writes nothing but the archive's ETag.
 *
 * @throws {ImportError} where the archive cannot be had or read; nothing is withdrawn then
 */
export async function importArchive(
  db: Database,
  config: Config,
  url: string,
  now: Date,
): Promise<ArchiveResult> {
  const stored = await findSource(db, sourceName);
  const defaults = siteDefaults(config);
  const archive = await fetchArchive(url, await knownEtag(stored, defaults), config.publicUrl);
  if (!archive) return 'unchanged';
  const files = await openSite(archive.body, config.archiveMaxBytes);
  const site = await readSite(files.config, false, defaults);
  const run = new ArchiveRun(db, stored, site, now);
  try {
    const result = await run.read(files.posts);
    if (result === 'imported') await run.complete(config.withdrawMaxPercent, archive.etag);
    return result;
  } catch (error) {
    await run.fail(error);
    throw error;
  }
}

// The archive must be read again, changed or not, when its posts are to be read in another way.
async function knownEtag(
  stored: StoredSource | undefined,
  defaults: SiteDefaults,
): Promise<string | null> {
  if (!stored) return null;
  const settings = await settingsOf({ configId: stored.configId, future: false }, defaults);
  return stored.settings === settings ? stored.etag : null;
}

/** A run that is started in the database when there is something to do, and not before. */
class ArchiveRun {
  readonly #db: Database;
  readonly #stored: StoredSource | undefined;
  readonly #site: ReadSite;
  readonly #now: Date;
  readonly #seen = new Set<string>();
  #run: OpenRun | undefined;
  /** Posts that need no reading and are not yet counted on the run. */
  #unchanged = 0;

  constructor(db: Database, stored: StoredSource | undefined, site: ReadSite, now: Date) {
    this.#db = db;
    this.#stored = stored;
    this.#site = site;
    this.#now = now;
  }

  async read(posts: AsyncIterable<PostFile>): Promise<ArchiveResult> {
    const { settings } = this.#site;
    if (this.#stored?.settings !== settings) await this.#begin();
    let read = 0;
    for await (const files of inSteps(posts)) {
      for (const { path } of files) this.#seen.add(path);
      const sourceId = this.#run?.sourceId ?? this.#stored?.id;
      const work = await selectChanged(this.#db, sourceId, settings, files);
      this.#unchanged += work.unchanged;
      if (work.files.length === 0) continue;
      const run = await this.#begin();
      const counted = { ...work, unchanged: this.#takeUnchanged() };
      await importPosts(this.#db, run, counted, (paths) => this.#amongSeen(paths), this.#now);
      read += work.files.length;
      if (read >= maxPostsPerRun) {
        await endRun(this.#db, run.runId, 'partial', 'the next run goes on', this.#now);
        return 'partial';
      }
    }
    return 'imported';
  }

  async complete(maxPercent: number, etag: string | null): Promise<void> {
    const sourceId = this.#run?.sourceId ?? this.#stored?.id;
    if (sourceId === undefined) return;
    if (this.#seen.size === 0) throw new ImportError('the archive has no posts');
    const hasGone = await this.#markGone(sourceId);
    const waiting = hasGone
      ? await withdrawGone(this.#db, await this.#begin(), maxPercent, this.#now)
      : 0;
    if (this.#run) {
      const counts = { unchanged: this.#takeUnchanged() };
      await applyChanges(this.#db, this.#run.runId, { ...noChanges, sourceId, counts }, this.#now);
      await endRun(this.#db, this.#run.runId, 'done', '', this.#now);
    }
    // Posts that wait are in this very archive, so it must be read again.
    await keepEtag(this.#db, sourceId, waiting > 0 ? null : etag);
  }

  async fail(error: unknown): Promise<void> {
    if (!this.#run) return;
    const message = error instanceof ImportError ? error.message : 'it was broken off by an error';
    await endRun(this.#db, this.#run.runId, 'failed', message, this.#now);
  }

  async #begin(): Promise<OpenRun> {
    const { site, settings } = this.#site;
    this.#run ??= {
      ...(await startRun(this.#db, sourceName, this.#site, this.#now)),
      settings,
      site,
    };
    return this.#run;
  }

  async #markGone(sourceId: number): Promise<boolean> {
    let after = '';
    let hasGone = false;
    for (;;) {
      const page = await listPosts(this.#db, sourceId, after, pageOfPosts);
      const gone = page.map(({ path }) => path).filter((path) => !this.#seen.has(path));
      if (gone.length > 0) await markGone(this.#db, sourceId, gone);
      hasGone ||= gone.length > 0;
      const last = page.at(-1);
      if (!last || page.length < pageOfPosts) return hasGone;
      after = last.path;
    }
  }

  #takeUnchanged(): number {
    const count = this.#unchanged;
    this.#unchanged = 0;
    return count;
  }

  async #amongSeen(paths: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(paths.filter((path) => this.#seen.has(path)));
  }
}

async function* inSteps(posts: AsyncIterable<PostFile>): AsyncGenerator<PostFile[]> {
  let files: PostFile[] = [];
  let bytes = 0;
  for await (const file of posts) {
    files.push(file);
    bytes += file.bytes.length;
    if (files.length < stepFiles && bytes < stepBytes) continue;
    yield files;
    files = [];
    bytes = 0;
  }
  if (files.length > 0) yield files;
}
