// Definitions of feeds in a repository, an archive and a bucket, and what a reader sees when they change.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { connect } from '../../src/store/database.ts';
import { PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import { get, plainConfig, post, publicUrl, titlesAt } from '../support/feedmill.ts';
import { PublishedRepository } from '../support/published-repository.ts';

const definitions = '_data/feeds.yml';
const first = 'partner:\n  any: tags:x\nother:\n  any: tags:y\n';
const second = `${first}  title: Of y\n`.replace('tags:x', '[tags:x, tags:y]');
const wrong = second.replace('[tags:x, tags:y]', 'tags:x\n  hours: two');
const posts = {
  '_posts/2026-01-01-a.md': post('title: A\ntag: x'),
  '_posts/2026-01-02-b.md': post('title: B\ntag: y'),
};

/** A source on a real server, or in a real bucket. */
interface TestedSource {
  /** Publishes the site with these definitions, or without any. */
  publish(feeds: string | undefined): Promise<void>;
  importOnce(): Promise<unknown>;
}

function repositorySource(): TestedSource {
  const repository = new PublishedRepository();
  return {
    async publish(feeds) {
      if (repository.head === '') {
        await repository.commit();
        await repository.archive({
          '_config.yml': plainConfig,
          ...posts,
          [definitions]: feeds ?? '',
        });
        return;
      }
      const status = feeds === undefined ? 'removed' : 'modified';
      await repository.change([{ path: definitions, status, text: feeds ?? '' }]);
      // A change of the site's data is read from the archive.
      await repository.archive({
        '_config.yml': plainConfig,
        ...posts,
        ...(feeds === undefined ? {} : { [definitions]: feeds }),
      });
    },
    importOnce: () => repository.importOnce(),
  };
}

function archiveSource(): TestedSource {
  const site = new PublishedSite();
  return {
    publish: (feeds) =>
      site.publish({ ...posts, ...(feeds === undefined ? {} : { [definitions]: feeds }) }),
    importOnce: () => site.import(),
  };
}

function bucketSource(): TestedSource {
  const prefix = 'named/';
  const config = readConfig({ PUBLIC_URL: publicUrl, BUCKET_PREFIX: prefix });
  const [source] = configuredSources(config, { BUCKET: env.POSTS });
  if (!source) throw new Error('there is no source');
  const pass = { allowWithdrawals: false, clock: () => new Date() };
  return {
    async publish(feeds) {
      const files = { '_config.yml': plainConfig, ...posts };
      for (const [path, text] of Object.entries(files)) await env.POSTS.put(prefix + path, text);
      if (feeds === undefined) await env.POSTS.delete(prefix + definitions);
      else await env.POSTS.put(prefix + definitions, feeds);
    },
    importOnce: () =>
      importPass(connect(env.DB), config, source, { ...pass, jobId: crypto.randomUUID() }),
  };
}

/** A reader that polls a feed, by one of the two validators of its copy. */
class Reader {
  readonly #path: string;
  readonly #by: 'ETag' | 'Last-Modified';
  #validator = '';

  constructor(path: string, by: 'ETag' | 'Last-Modified') {
    this.#path = path;
    this.#by = by;
  }

  async poll(): Promise<number> {
    const header = this.#by === 'ETag' ? 'If-None-Match' : 'If-Modified-Since';
    const response = await get(this.#path, this.#validator ? { [header]: this.#validator } : {});
    await response.body?.cancel();
    if (response.status === 200) this.#validator = response.headers.get(this.#by) ?? '';
    return response.status;
  }
}

/** Dates the changes of the last seconds some minutes ago: a version has a date once it is more than a second old. */
async function dateNewChanges(minutes: number): Promise<void> {
  const earlier = (column: string, table: string) =>
    env.DB.prepare(
      `update ${table} set ${column} = ${column} - ?1 where ${column} > unixepoch() - 50`,
    ).bind(minutes * 60);
  await env.DB.batch([earlier('changed_at', 'scope'), earlier('configured_at', 'site')]);
}

const partner = '/feeds/partner/feed.json';
const readers = () => [
  new Reader(partner, 'ETag'),
  new Reader(partner, 'Last-Modified'),
  new Reader('/feeds/other/rss.xml', 'ETag'),
  new Reader('/tags/x/rss.xml', 'Last-Modified'),
];

describe.each([
  ['a repository', repositorySource],
  ['an archive', archiveSource],
  ['a bucket', bucketSource],
])('definitions in %s', (_, create) => {
  beforeEach(startEmpty);

  it('are imported with each change, and readers get the new feed once', async () => {
    const source = create();
    const all = readers();
    const polls = () => Promise.all(all.map((reader) => reader.poll()));
    let minutes = 10;
    const change = async (feeds: string | undefined) => {
      await source.publish(feeds);
      await source.importOnce();
      // The first document of a configuration dates it.
      await get('/rss.xml');
      minutes -= 1;
      await dateNewChanges(minutes);
    };
    await change(first);
    expect(await titlesAt(partner)).toEqual(['A']);
    expect(await polls()).toEqual([200, 200, 200, 200]);
    expect(await polls()).toEqual([304, 304, 304, 304]);
    await change(second);
    expect(await titlesAt(partner)).toEqual(['B', 'A']);
    expect(await polls()).toEqual([200, 200, 200, 304]);
    expect(await polls()).toEqual([304, 304, 304, 304]);
    await change(wrong);
    expect(await titlesAt(partner)).toEqual(['B', 'A']);
    expect(await polls()).toEqual([304, 304, 304, 304]);
    await change(undefined);
    expect(await polls()).toEqual([404, 404, 404, 304]);
  });
});
