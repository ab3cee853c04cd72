import { gitBlobId } from '../../src/import/post-file.ts';
import type { ImportClient, KnownPost, SentPost } from './import-client.ts';
import { Progress } from './progress.ts';
import { sendPosts } from './send-posts.ts';
import { readSiteFile, type SiteFolder } from './site-folder.ts';

export interface SendOptions {
  readonly future: boolean;
  readonly dryRun: boolean;
  readonly allowWithdrawals: boolean;
}

/** What an import came to. */
export interface Summary {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  /** Posts that could not be imported, of this run and of earlier ones. */
  readonly problems: readonly Remark[];
  /** Posts that were rightly left out. */
  readonly skipped: readonly Remark[];
  /** What was odd about posts that were imported, or about the site. */
  readonly notes: readonly Remark[];
}

export interface Remark {
  readonly path: string;
  readonly note: string;
}

const requestPaths = 1_000;

/** Sends what is new or changed in a site's folder to a Feedmill, and withdraws what is gone. */
export async function sendSite(
  client: ImportClient,
  site: SiteFolder,
  options: SendOptions,
): Promise<Summary> {
  const query = {
    config: site.config ? await gitBlobId(site.config.bytes) : '',
    future: options.future,
  };
  const { isNew, posts } = await client.inventory(query);
  const known = new Map(posts.map((post) => [post.path, post]));
  const { changed, unchanged, unreadable } = await compare(site, known);
  const here = new Set(site.posts);
  const gone = posts.flatMap(({ path }) => (here.has(path) ? [] : [path]));
  const tally = new Tally(unchanged, unreadable, known);
  if (options.dryRun) return tally.expected(changed, gone.length, known);
  if (!isNew && changed.length === 0 && gone.length === 0) return tally.summary();
  const { run, notes } = await client.start(site.config, query);
  tally.siteNotes(notes);
  // First what is gone: only then can a post at a new path be known as one that has moved.
  for (let at = 0; at < gone.length; at += requestPaths) {
    await client.sendGone(run, gone.slice(at, at + requestPaths));
  }
  const progress = new Progress('Importing posts:', changed.length);
  await sendPosts(client, run, site.root, changed, (posts, sent) => {
    tally.add(posts, sent);
    progress.add(sent);
  });
  progress.end();
  const { withdrawn, waiting } = await client.finish(run, options.allowWithdrawals);
  tally.withdrawn = withdrawn;
  if (waiting > 0)
    tally.siteNotes([`${waiting} posts whose address has become free: run it again`]);
  return tally.summary();
}

async function compare(site: SiteFolder, known: ReadonlyMap<string, KnownPost>) {
  const changed: string[] = [];
  const unchanged: string[] = [];
  const unreadable: Remark[] = [];
  for (const path of site.posts) {
    try {
      const { bytes } = await readSiteFile(site.root, path);
      const isSame = known.get(path)?.hash === (await gitBlobId(bytes));
      (isSame ? unchanged : changed).push(path);
    } catch (error) {
      unreadable.push({ path, note: error instanceof Error ? error.message : String(error) });
    }
  }
  return { changed, unchanged, unreadable };
}

class Tally {
  withdrawn = 0;
  #created = 0;
  #changed = 0;
  #unchanged = 0;
  readonly #problems: Remark[];
  readonly #skipped: Remark[] = [];
  readonly #notes: Remark[] = [];

  constructor(
    unchanged: readonly string[],
    unreadable: readonly Remark[],
    known: ReadonlyMap<string, KnownPost>,
  ) {
    this.#problems = [...unreadable];
    for (const path of unchanged) {
      const post = known.get(path);
      if (post?.outcome === 'problem') this.#problems.push(post);
      else if (post?.outcome === 'skipped') this.#skipped.push(post);
      else this.#unchanged++;
    }
  }

  siteNotes(notes: readonly string[]): void {
    for (const note of notes) this.#notes.push({ path: '', note });
  }

  add(posts: readonly SentPost[], sent: number): void {
    this.#unchanged += sent - posts.length;
    for (const { path, outcome, note } of posts) {
      if (outcome === 'problem') this.#problems.push({ path, note });
      else if (outcome === 'skipped') this.#skipped.push({ path, note });
      else if (outcome === 'created') this.#created++;
      else if (outcome === 'changed') this.#changed++;
      else this.#unchanged++;
      if (note !== '' && outcome !== 'problem' && outcome !== 'skipped') {
        this.#notes.push({ path, note });
      }
    }
  }

  /** What a run would come to, by the names and hashes of the posts alone. */
  expected(
    changed: readonly string[],
    gone: number,
    known: ReadonlyMap<string, KnownPost>,
  ): Summary {
    this.#created = changed.filter((path) => !known.has(path)).length;
    this.#changed = changed.length - this.#created;
    this.withdrawn = gone;
    return this.summary();
  }

  summary(): Summary {
    return {
      created: this.#created,
      changed: this.#changed,
      unchanged: this.#unchanged,
      withdrawn: this.withdrawn,
      problems: this.#problems,
      skipped: this.#skipped,
      notes: this.#notes,
    };
  }
}
