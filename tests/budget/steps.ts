// The steps of an import that have a budget: ticks of the schedule, each after a commit.
import { env } from 'cloudflare:workers';
import { type Config, readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import type { PassParams } from '../../src/import/enqueue.ts';
import { publishDue } from '../../src/import/publish-due.ts';
import { syncPass } from '../../src/import/sync-pass.ts';
import { noEdgeCache } from '../../src/notify/edge-cache.ts';
import { notifyChanges } from '../../src/notify/notify-changes.ts';
import { runTick } from '../../src/schedule.ts';
import { connect } from '../../src/store/database.ts';
import type { Files } from '../support/archive.ts';
import { CountingD1 } from '../support/counting-d1.ts';
import { plainConfig, post, publicUrl } from '../support/feedmill.ts';
import { PublishedRepository } from '../support/published-repository.ts';
import type { Bindings } from './requests.ts';

const collections = `collections:
  recipes:
    output: true
feed:
  collections: [recipes]
`;
const feeds = 'both:\n  title: Both\n  all: [categories:town, tags:cup]\n';

/** The cost of a step: calls of D1, and rows read and written. */
export type StepCost = Record<'calls' | 'read' | 'written', number>;

/** A site in a repository, whose first post is what `growTo` copies. */
export class BudgetSite {
  readonly #repository = new PublishedRepository();
  readonly #d1 = new CountingD1(env.DB);
  readonly #db = connect(this.#d1);

  /** Imports the first post. */
  async begin(): Promise<void> {
    await this.#repository.commit();
    await this.#repository.archive(filesOf('The Paper'));
    await this.#tick();
  }

  /** Measures all steps. */
  async costs(): Promise<Record<string, StepCost>> {
    const path = '_posts/2019-01-01-new.md';
    const later = '_posts/2099-01-01-later.md';
    const many = Array.from({ length: 10 }, (_, at) => `_posts/2019-01-02-many-${at}.md`);
    const all = [...many, path];
    const added = (paths: string[], text: string) =>
      this.#commit(paths.map((path) => ({ path, status: 'added', text })));
    const deleted = (paths: string[]) =>
      this.#commit(paths.map((path) => ({ path, status: 'removed' })));
    return {
      'tick without news': await this.#tick(),
      'a new post': await added([path], postOf('New')),
      'a changed post': await added([path], postOf('Changed')),
      'an unchanged post': await added([path], postOf('Changed')),
      'ten new posts': await added(many, postOf('Many')),
      'a category of ten posts is renamed': await added(many, postOf('Many', 'village')),
      'eleven deleted posts': await deleted(all),
      'a scheduled post': await added([later], postOf('Later')),
      'a scheduled post is published': await this.#measure(async () => {
        await publishDue(this.#db, new Date('2100-01-01'));
      }),
      'a deleted post': await deleted([later]),
      'another title of the site': await this.#configure('Another Paper'),
    };
  }

  async #commit(
    files: readonly { path: string; status: string; text?: string }[],
  ): Promise<StepCost> {
    await this.#repository.change(files);
    return this.#tick();
  }

  /** Its sources, for the app. No workflow is started. */
  get bindings(): Bindings {
    const workflows = { create: async () => undefined, get: async () => undefined };
    return { sources: configuredSources(this.#config), workflows };
  }

  get #config(): Config {
    return readConfig({
      PUBLIC_URL: publicUrl,
      GITHUB_REPOSITORY: 'paper/site',
      GITHUB_API: this.#repository.api,
    });
  }

  /** Commits another configuration, and runs the passes that read all posts again. */
  async #configure(title: string): Promise<StepCost> {
    await this.#repository.commit();
    await this.#repository.archive(filesOf(title));
    return this.#tick();
  }

  /** Runs a tick, then the passes of the job that it has enqueued, if any. */
  #tick(): Promise<StepCost> {
    return this.#measure(async () => {
      const config = this.#config;
      const sources = configuredSources(config);
      const jobs: PassParams[] = [];
      await runTick(
        {
          config,
          db: this.#db,
          migrator: async () => {},
          sources,
          workflows: {
            create: async ({ params }: { readonly params: PassParams }) => jobs.push(params),
            get: async () => undefined,
          },
          edgeCache: noEdgeCache,
          alarmChannels: [],
        },
        new Date(),
        '*/5 * * * *',
      );
      // The time stands still, so however busy the machine is, no job renews its lease.
      const now = new Date();
      for (const [at, job] of jobs.entries()) {
        const source = sources[at];
        if (!source) throw new Error('there is no source');
        for (let isDone = false; !isDone; ) {
          ({ isDone } = await syncPass(this.#db, config, source, { ...job, clock: () => now }));
          await notifyChanges(config, this.#db, noEdgeCache);
        }
      }
    });
  }

  async #measure(step: () => Promise<void>): Promise<StepCost> {
    this.#d1.restart();
    await step();
    return {
      calls: this.#d1.roundTrips,
      read: await this.#d1.rowsRead(),
      written: this.#d1.rowsWritten,
    };
  }
}

function filesOf(title: string): Files {
  return {
    '_config.yml': `${plainConfig.replace('The Paper', title)}\n${collections}`,
    '_data/feeds.yml': feeds,
    '_posts/2020-01-01-a.md': postOf('A'),
    // Named so that it becomes the second article.
    '_recipes/1-pie.md': post('title: Pie\ndate: 2020-01-01'),
  };
}

function postOf(title: string, category = 'town'): string {
  const frontMatter = `title: ${title}\ncategory: ${category}\ntag: cup\nauthor: Jo\nlang: de`;
  return post(frontMatter, `${'A sentence of the news of a small town. '.repeat(25)}\n`);
}
