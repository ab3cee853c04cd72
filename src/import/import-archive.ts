import type { Config } from '../config.ts';
import type { RunState } from '../model/run.ts';
import { applyChanges, noChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { markGone } from '../store/gone.ts';
import { presentFiles } from '../store/posts.ts';
import { endRun, findSource, keepEtag, type StoredSource, startRun } from '../store/runs.ts';
import { importPosts, linksToNone, type OpenRun } from './import-posts.ts';
import { type SupportFiles, supportFiles } from './jekyll/support-files.ts';
import { knownHashes } from './known-hashes.ts';
import { type HashedFile, hashed, type PostFile } from './post-file.ts';
import { ImportError } from './problem.ts';
import {
  type ReadSite,
  readSite,
  type SiteDefaults,
  settingsOf,
  siteDefaults,
} from './settings.ts';
import { fetchArchive, openSite } from './sources/archive.ts';
import { inSteps } from './steps.ts';
import { withdrawGone } from './withdraw.ts';

/**
 * What a look at the archive came to: it is as it was; its posts are in the feeds; or so many had
 * changed that the rest is left to the next look.
 */
export type ArchiveResult = 'unchanged' | 'imported' | 'partial';

const sourceName = 'archive';

/**
 * Posts that one run reads at the most, so that it keeps within the queries and the CPU time of one
 * invocation. The next goes on from there: what has been imported is known by its hash, and the
 * archive's ETag is kept only when a run came to its end.
 */
const maxPostsPerRun = 2_000;

// Contested posts that are held in memory; the others wait for the next change of the archive.
const maxContested = 500;

/**
 * Imports the site whose archive is at an address. An archive or a post that has not changed is not
 * read again, and a look that finds nothing to do writes nothing but the archive's ETag.
 *
 * @param clock tells the time; a run is long, and each step of it is dated by itself
 * @throws {ImportError} where the archive cannot be had or read; nothing is withdrawn then
 */
export async function importArchive(
  db: Database,
  config: Config,
  url: string,
  clock: () => Date,
): Promise<ArchiveResult> {
  const stored = await findSource(db, sourceName);
  const defaults = siteDefaults(config);
  const access = { contact: config.publicUrl, allowPrivate: config.allowPrivateSources };
  const archive = await fetchArchive(url, await knownEtag(stored, defaults), access);
  if (!archive) return 'unchanged';
  const files = await openSite(archive, {
    maxBytes: config.archiveMaxBytes,
    postFolders: config.postFolders,
  });
  const site = await readSite(files.config, files.support, false, defaults);
  const run = new ArchiveRun(db, stored, site, clock);
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
  const settings = await settingsOf({ ...stored, future: false }, defaults);
  return stored.settings === settings ? stored.etag : null;
}

/** A run that is started in the database when there is something to do, and not before. */
class ArchiveRun {
  readonly #db: Database;
  readonly #stored: StoredSource | undefined;
  readonly #site: ReadSite;
  readonly #clock: () => Date;
  #run: OpenRun | undefined;
  /** Posts that the source had, by path, and that have not come up in the archive. */
  #missing: Map<string, string> = new Map();
  /** Posts that are decided on at the end: another has their address, or they link to none yet. */
  readonly #contested: HashedFile[] = [];
  #files: SupportFiles | undefined;
  #unchanged = 0;
  #read = 0;

  constructor(db: Database, stored: StoredSource | undefined, site: ReadSite, clock: () => Date) {
    this.#db = db;
    this.#stored = stored;
    this.#site = site;
    this.#clock = clock;
  }

  /** Reads the archive's posts, or as many as one run may. */
  async read(posts: AsyncIterable<PostFile>): Promise<ArchiveResult> {
    if (this.#stored) {
      this.#missing = await knownHashes(this.#db, this.#stored.id, this.#site.settings);
    }
    if (this.#stored?.settings !== this.#site.settings) await this.#begin();
    for await (const files of inSteps(this.#changed(posts))) {
      await this.#import(files, true);
      this.#read += files.length;
      if (this.#read < maxPostsPerRun) continue;
      await this.#end('partial', 'the next run goes on');
      return 'partial';
    }
    return 'imported';
  }

  /** Withdraws what the archive did not have, and ends the run. */
  async complete(maxPercent: number, etag: string | null): Promise<void> {
    if (this.#unchanged + this.#read === 0) throw new ImportError('the archive has no posts');
    const gone = [...this.#missing.keys()];
    const run = gone.length > 0 ? await this.#begin() : this.#run;
    const sourceId = run?.sourceId ?? this.#stored?.id;
    if (sourceId === undefined) return;
    let waiting = 0;
    if (run) {
      await markGone(this.#db, sourceId, gone);
      // Only now is it known which of them have moved.
      if (this.#contested.length > 0) await this.#import(this.#contested, false);
      waiting = await withdrawGone(this.#db, run, maxPercent, this.#clock());
      const counts = { unchanged: this.#unchanged };
      const changes = { ...noChanges, sourceId, counts };
      await applyChanges(this.#db, run.runId, changes, this.#clock());
      await this.#end('done', '');
    }
    // Posts that wait are in this very archive, so it must be read again.
    await keepEtag(this.#db, sourceId, waiting > 0 ? null : etag);
  }

  async fail(error: unknown): Promise<void> {
    await this.#end(
      'failed',
      error instanceof ImportError ? error.message : 'it was broken off by an error',
    );
  }

  async #end(state: RunState, message: string): Promise<void> {
    if (this.#run) await endRun(this.#db, this.#run.runId, state, message, this.#clock());
  }

  async #import(files: readonly HashedFile[], holdsRivals: boolean): Promise<void> {
    const run = await this.#begin();
    const present = (paths: readonly string[]) => presentFiles(this.#db, run.sourceId, paths);
    const options = { present, holdsRivals };
    const { posts } = await importPosts(this.#db, run, files, options, this.#clock());
    if (!holdsRivals) return;
    const open = posts.filter((post) => post.outcome === 'rival' || linksToNone(post));
    const paths = new Set(open.map(({ path }) => path));
    const room = maxContested - this.#contested.length;
    this.#contested.push(...files.filter(({ path }) => paths.has(path)).slice(0, room));
  }

  async #begin(): Promise<OpenRun> {
    const { site, settings, files } = this.#site;
    this.#run ??= {
      ...(await startRun(this.#db, sourceName, this.#site, this.#clock())),
      settings,
      site,
      files: async () => (this.#files ??= supportFiles(files, site.layout.source)),
    };
    return this.#run;
  }

  async *#changed(posts: AsyncIterable<PostFile>): AsyncGenerator<HashedFile> {
    for await (const post of posts) {
      const file = await hashed(post);
      const isSame = this.#missing.get(file.path) === file.hash;
      this.#missing.delete(file.path);
      if (isSame) this.#unchanged++;
      else yield file;
    }
  }
}
