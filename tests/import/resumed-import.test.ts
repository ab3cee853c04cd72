// Imports of an archive that take several passes. A pass continues where the one before it has stopped.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPass, type PassResult } from '../../src/import/import-pass.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import { GithubSource } from '../../src/sources/github/github.ts';
import type { PostComparison, PostIndex, Source } from '../../src/sources/source.ts';
import { connect } from '../../src/store/database.ts';
import { archiveConfig, archiveOf, type Files, PublishedSite } from '../support/archive.ts';
import { allRows, startEmpty } from '../support/database.ts';
import { plainConfig, post, titlesAt } from '../support/feedmill.ts';
import { PublishedRepository } from '../support/published-repository.ts';

let site: PublishedSite;

beforeEach(async () => {
  await startEmpty();
  site = new PublishedSite();
});

const policy = { contact: 'https://feeds.example', allowPrivate: false };
const limits = { maxBytes: 1_000_000, scan: { files: 2, bytes: 2_000 } };
const source = (): Source => new ArchiveSource('archive', site.url, policy, limits);

async function importAll(from: Source, jobId = 'one', config = archiveConfig(site.url)) {
  const results: PassResult[] = [];
  while (results.at(-1) !== 'imported') results.push(await pass(from, jobId, config));
  return results;
}

function pass(from: Source, jobId = 'one', config = archiveConfig(site.url)): Promise<PassResult> {
  const options = { jobId, allowWithdrawals: true, clock: () => new Date() };
  return importPass(connect(env.DB), config, from, options);
}

/** An index of no posts, which records how it is compared. */
class SpiedIndex implements PostIndex {
  readonly postFolders = [];
  readonly generator = undefined;
  readonly comparisons: string[] = [];

  async compare(): Promise<PostComparison> {
    this.comparisons.push('all');
    return nothingStored;
  }

  async compareOlder(path: string): Promise<PostComparison> {
    this.comparisons.push(`older than ${path}`);
    return nothingStored;
  }

  async pending(): Promise<readonly string[]> {
    return [];
  }
}

const nothingStored: PostComparison = {
  visit: () => true,
  needsHash: () => false,
  isCurrent: () => false,
  has: () => false,
};

async function scanOf(from: Source, cursor: string | null) {
  const index = new SpiedIndex();
  const scan = await from.scan(cursor, index);
  const paths: string[] = [];
  for await (const { path } of scan?.posts() ?? []) paths.push(path);
  return { comparisons: index.comparisons, paths, cursor: scan?.resumeCursor ?? null };
}

const days = ['01', '02', '03', '04', '05'];
const pathOf = (day: string) => `_posts/2026-01-${day}-post.md`;
const fiveDays: Files = Object.fromEntries(
  days.map((day) => [pathOf(day), post(`title: Day ${day}`)]),
);

describe('the next scan of an archive', () => {
  it('compares only posts that are older than those of the scan before', async () => {
    await site.publish(fiveDays);
    const first = await scanOf(source(), null);
    expect(first.comparisons).toEqual(['all']);
    expect(first.paths).toEqual([pathOf('05'), pathOf('04')]);
    const second = await scanOf(source(), first.cursor);
    expect(second.comparisons).toEqual([`older than ${pathOf('04')}`]);
    expect(second.paths).toEqual([pathOf('03'), pathOf('02')]);
    expect((await scanOf(source(), second.cursor)).paths).toEqual([pathOf('01')]);
  });

  it('compares all posts if the archive has changed', async () => {
    await site.publish(fiveDays);
    const { cursor } = await scanOf(source(), null);
    await site.publish(fiveDays);
    expect((await scanOf(source(), cursor)).comparisons).toEqual(['all']);
  });

  it('compares all posts if the server sends no ETag', async () => {
    await site.publishBytes(await archiveOf({ '_config.yml': plainConfig, ...fiveDays }), null);
    const { cursor } = await scanOf(source(), null);
    expect(cursor).toBeNull();
  });

  it('leaves out no post between two that fit', async () => {
    const long = post('title: Long', 'A line of a long post.\n'.repeat(60));
    const short = post('title: Short', 'A line of a post.\n'.repeat(20));
    // The newest two have too many bytes to fit with the third. The fourth would.
    await site.publish({
      [pathOf('05')]: short,
      [pathOf('04')]: long,
      [pathOf('03')]: long,
      [pathOf('02')]: long,
      [pathOf('01')]: post('title: Tiny'),
    });
    await importAll(source());
    expect((await allRows()).article).toHaveLength(5);
  });
});

describe('an import in several passes', () => {
  it('reads the posts of other folders, too', async () => {
    const files = Object.fromEntries(
      days.flatMap((day) => [
        [`a/${pathOf(day)}`, post(`title: A ${day}`)],
        [`z/${pathOf(day)}`, post(`title: Z ${day}`)],
      ]),
    );
    await site.publish(files);
    await importAll(source());
    expect((await allRows()).article).toHaveLength(10);
  });

  it('reads those posts again that have changed, and no others', async () => {
    await site.publish(fiveDays);
    await importAll(source());
    const changed = ['01', '03', '05'].map((day) => [pathOf(day), post(`title: New ${day}`)]);
    await site.publish({ ...fiveDays, ...Object.fromEntries(changed) });
    expect(await importAll(source(), 'two')).toEqual(['partial', 'imported']);
    expect((await allRows()).import_run?.at(-1)).toMatchObject({ changed: 3, unchanged: 2 });
  });

  it('withdraws the articles of posts that were deleted, in its last pass', async () => {
    await site.publish(fiveDays);
    await importAll(source());
    const { [pathOf('02')]: _, ...rest } = fiveDays;
    const changed = ['01', '03', '05'].map((day) => [pathOf(day), post(`title: New ${day}`)]);
    await site.publish({ ...rest, ...Object.fromEntries(changed) });
    expect(await pass(source(), 'two')).toBe('partial');
    expect(await titlesAt('/feed.json')).toHaveLength(5);
    // The second job was killed: another one continues, and finds no mark of its own.
    await importAll(source(), 'three');
    expect(await titlesAt('/feed.json')).toEqual(['New 05', 'Day 04', 'New 03', 'New 01']);
  });

  it('reads posts again that link to posts of later passes', async () => {
    const linking = post('title: Linking', '{% post_url 2026-01-01-post %}\n');
    await site.publish({ ...fiveDays, [pathOf('05')]: linking });
    await importAll(source());
    const article = (await allRows()).article?.find((row) =>
      JSON.stringify(row).includes('Linking'),
    );
    expect(JSON.stringify(article)).toContain('/2026/01/01/post');
  });

  it('ends with the ETag as its cursor', async () => {
    await site.publish(fiveDays);
    expect(await importAll(source())).toEqual(['partial', 'partial', 'imported']);
    expect((await allRows()).source).toMatchObject([{ cursor: 'W/"v1"' }]);
    expect(await pass(source(), 'two')).toBe('unchanged');
  });
});

it('a repository that needs several passes is resumed at the same commit', async () => {
  const repository = new PublishedRepository();
  await repository.commit();
  await repository.archive({ '_config.yml': plainConfig, ...fiveDays });
  const { api } = repository;
  const github = new GithubSource(
    'github',
    { owner: 'paper', name: 'site', branch: undefined, folder: '', api, token: undefined },
    policy,
    limits,
  );
  const first = await scanOf(github, null);
  const second = await scanOf(github, first.cursor);
  expect(second.comparisons).toEqual([`older than ${pathOf('04')}`]);
  expect(second.paths).toEqual([pathOf('03'), pathOf('02')]);
  await repository.commit();
  await repository.archive({ '_config.yml': plainConfig, ...fiveDays });
  expect((await scanOf(github, first.cursor)).comparisons).toEqual(['all']);
});
