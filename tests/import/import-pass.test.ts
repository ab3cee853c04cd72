// Imports that take several passes, and interrupted passes.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPass, type PassResult } from '../../src/import/import-pass.ts';
import type { HashedFile } from '../../src/model/post-file.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import type { Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { archiveConfig, PublishedSite } from '../support/archive.ts';
import { allRows, startEmpty } from '../support/database.ts';
import { post, titlesAt } from '../support/feedmill.ts';

let site: PublishedSite;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
});

const days = ['01', '02', '03', '04', '05', '06', '07'];
const week = Object.fromEntries(
  days.map((day) => [`_posts/2026-01-${day}-post.md`, post(`title: Day ${day}`)]),
);

/** The archive of the site, with three posts per pass. */
function archive(): Source {
  const policy = { contact: 'https://feeds.example', allowPrivate: false };
  return new ArchiveSource('archive', site.url, policy, {
    maxBytes: 1_000_000,
    scan: { files: 3, bytes: 100_000 },
  });
}

function pass(source: Source, jobId = 'one'): Promise<PassResult> {
  const options = { jobId, allowWithdrawals: false, clock: () => new Date() };
  return importPass(connect(env.DB), archiveConfig(site.url), source, options);
}

describe('a site that is too large for one pass', () => {
  it('is imported in several passes, newest posts first', async () => {
    await site.publish(week);
    expect(await pass(archive())).toBe('partial');
    expect(await titlesAt('/feed.json')).toEqual(['Day 07', 'Day 06', 'Day 05']);
    expect((await allRows()).import_run).toMatchObject([{ state: 'running', remaining: 4 }]);
    expect(await pass(archive())).toBe('partial');
    expect(await pass(archive())).toBe('imported');
    expect(await titlesAt('/feed.json')).toHaveLength(7);
    expect((await allRows()).import_run).toMatchObject([{ state: 'done', created: 7 }]);
    expect(await pass(archive())).toBe('unchanged');
  });

  it('loses no posts if another job continues its import', async () => {
    await site.publish(week);
    await pass(archive(), 'one');
    await pass(archive(), 'two');
    expect(await pass(archive(), 'two')).toBe('imported');
    expect(await titlesAt('/feed.json')).toHaveLength(7);
    expect((await allRows()).import_run).toMatchObject([
      { state: 'superseded', created: 3 },
      { state: 'done', created: 4 },
    ]);
  });

  it('is read again from the beginning if its configuration changes between passes', async () => {
    await site.publish(week);
    await pass(archive());
    await site.publish(week, 'title: The Paper\nurl: https://new.example');
    const results: PassResult[] = [];
    while (results.at(-1) !== 'imported') results.push(await pass(archive()));
    expect(results).toEqual(['partial', 'partial', 'partial', 'imported']);
    const isNewHost = (await allRows()).article?.map((row) =>
      JSON.stringify(row).includes('new.example'),
    );
    expect(isNewHost).toEqual(days.map(() => true));
  });

  it('is read again if its configuration changes and a post is deleted between passes', async () => {
    await site.publish(week);
    await pass(archive());
    const { '_posts/2026-01-07-post.md': _, ...rest } = week;
    await site.publish(rest, 'title: The Paper\nurl: https://new.example');
    const results = [await pass(archive()), await pass(archive()), await pass(archive())];
    expect(results).toEqual(['partial', 'partial', 'imported']);
    expect(await titlesAt('/feed.json')).toEqual(
      days
        .slice(0, 6)
        .toReversed()
        .map((day) => `Day ${day}`),
    );
    expect((await allRows()).import_run).toMatchObject([
      { state: 'superseded' },
      { state: 'done', created: 4, withdrawn: 1 },
    ]);
  });
});

describe('an interrupted pass', () => {
  it('imports what it has got, and the next passes import the rest', async () => {
    await site.publish(week);
    await expect(pass(interrupted(archive()))).rejects.toThrow('connection lost');
    expect((await allRows()).article).toHaveLength(1);
    const results = [await pass(archive()), await pass(archive())];
    expect(results).toEqual(['partial', 'imported']);
    expect((await allRows()).article).toHaveLength(7);
  });
});

/** A source that fails after its first post. */
function interrupted(source: Source): Source {
  async function* firstPostOf(posts: AsyncIterable<HashedFile>) {
    for await (const file of posts) {
      yield file;
      throw new Error('connection lost');
    }
  }
  return {
    name: source.name,
    kind: 'test',
    hasNews: (cursor) => source.hasNews(cursor),
    scan: async (cursor, index) => {
      const found = await source.scan(cursor, index);
      return found && { ...found, posts: () => firstPostOf(found.posts()) };
    },
  };
}
