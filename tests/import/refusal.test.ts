import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { importPass } from '../../src/import/import-pass.ts';
import { ArchiveSource } from '../../src/sources/archive/archive.ts';
import { connect } from '../../src/store/database.ts';
import { archiveConfig, PublishedSite } from '../support/archive.ts';
import { allRows, startEmpty } from '../support/database.ts';
import {
  callApi,
  etagAt,
  importSite,
  post,
  sendPosts,
  startRun,
  titlesAt,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

/** Posts with the titles `Post 0`, `Post 1`... */
function postsOf(count: number, prefix = 'post'): Record<string, string> {
  const entries = Array.from({ length: count }, (_, index): [string, string] => [
    `_posts/2026-01-01-${prefix}-${String(index).padStart(3, '0')}.md`,
    post(`title: ${prefix} ${index}`),
  ]);
  return Object.fromEntries(entries);
}

const many = postsOf(100);
const paths = Object.keys(many);
const added = { '_posts/2026-02-01-new.md': post('title: New') };

interface Finished {
  readonly state: string;
  readonly withdrawn: number;
  readonly refused: number;
  readonly refusal: string | null;
}

/** Imports files and deletes others in a run that may end as refused. */
async function change(
  deleted: readonly string[],
  files: Readonly<Record<string, string>> = {},
  query = '',
): Promise<Finished> {
  const run = await startRun();
  await callApi('POST', `/api/runs/${run}/deleted`, JSON.stringify({ paths: deleted }));
  await sendPosts(run, files);
  return (await callApi('POST', `/api/runs/${run}/finish${query}`)).json<Finished>();
}

const refused = { state: 'refused', withdrawn: 0 };
const done = { state: 'done', refused: 0, refusal: null };

describe('a run that would withdraw more than 20 articles and 20 percent', () => {
  beforeEach(() => importSite(many));

  it('is refused: new posts are imported, and the articles of deleted ones stay', async () => {
    expect(await change(paths.slice(0, 21), added)).toMatchObject({
      ...refused,
      refused: 21,
      refusal: expect.stringMatching(
        /^21 of 100 articles would be withdrawn, more than 20%, so they stay\. .*--allow-withdrawals/,
      ),
    });
    const { article = [], import_run: runs } = await allRows();
    expect(article.filter((row) => Object(row).state === 'live')).toHaveLength(101);
    expect((await titlesAt('/feed.json'))[0]).toBe('New');
    expect(runs?.at(-1)).toMatchObject({ state: 'refused' });
  });

  it('changes no feed if it has nothing new', async () => {
    const etag = await etagAt('/rss.xml');
    await change(paths);
    expect(await etagAt('/rss.xml')).toBe(etag);
  });

  it('is refused again in the next run, and done in one that is allowed', async () => {
    await change(paths.slice(0, 21));
    expect(await change([])).toMatchObject({ ...refused, refused: 21 });
    expect(await change([], {}, '?withdraw=all')).toMatchObject({ ...done, withdrawn: 21 });
    expect(await change([])).toMatchObject({ ...done, withdrawn: 0 });
  });

  it('is done once enough of the posts have returned', async () => {
    await change(paths.slice(0, 21));
    const [first = ''] = paths;
    expect(await change([], { [first]: many[first] ?? '' })).toMatchObject({
      ...done,
      withdrawn: 20,
    });
  });

  it('may be allowed when the deleted posts are named, as older clients do', async () => {
    const run = await startRun();
    await callApi('POST', `/api/runs/${run}/deleted?withdraw=all`, JSON.stringify({ paths }));
    const finished = await callApi('POST', `/api/runs/${run}/finish`);
    expect(await finished.json()).toMatchObject({ ...done, withdrawn: 100 });
  });

  it('gets the same response if it is finished again', async () => {
    const run = await startRun();
    await callApi('POST', `/api/runs/${run}/deleted`, JSON.stringify({ paths }));
    const [first, second] = [
      await callApi('POST', `/api/runs/${run}/finish`),
      await callApi('POST', `/api/runs/${run}/finish`),
    ];
    expect(await second?.json()).toEqual(await first?.json());
  });

  it('counts only articles that are not withdrawn already', async () => {
    await change(paths.slice(0, 20));
    await change(paths.slice(20, 36));
    expect(await change(paths.slice(36, 57))).toMatchObject({
      refusal: expect.stringMatching(/^21 of 64 articles/),
    });
  });

  it('is not refused because of posts that have moved', async () => {
    const moved = Object.fromEntries(
      Object.entries(many).map(([path, text]) => [`news/${path}`, text]),
    );
    expect(await change(paths, moved)).toMatchObject({ ...done, withdrawn: 0 });
  });
});

describe('a run that would withdraw all articles of a source', () => {
  it.each([1, 5, 20])('is refused even if there are only %i', async (count) => {
    const files = postsOf(count);
    await importSite(files);
    expect(await change(Object.keys(files), postsOf(30, 'other'))).toMatchObject({
      ...refused,
      refusal: expect.stringContaining(`${count} of ${count} articles`),
    });
    // The posts that came instead do not make it look smaller.
    expect(await change(Object.keys(files))).toMatchObject({ ...refused, refused: count });
    expect(await change([], {}, '?withdraw=all')).toMatchObject({ ...done, withdrawn: count });
  });

  it('is not refused if one stays, or has moved', async () => {
    const files = postsOf(3);
    const [first = '', second = '', third = ''] = Object.keys(files);
    await importSite(files);
    expect(await change([first])).toMatchObject({ ...done, withdrawn: 1 });
    const moved = { 'news/_posts/2026-01-01-moved.md': files[third] ?? '' };
    expect(await change([second, third], moved)).toMatchObject({ ...done, withdrawn: 1 });
  });
});

describe('a pass over a scheduled source', () => {
  let site: PublishedSite;

  const pass = (allowWithdrawals = false) => {
    const policy = { contact: 'https://feeds.example', allowPrivate: false };
    const limits = { maxBytes: 1_000_000, scan: { files: 1_000, bytes: 1_000_000 } };
    const source = new ArchiveSource('archive', site.url, policy, limits);
    const options = { jobId: 'one', allowWithdrawals, clock: () => new Date() };
    return importPass(connect(env.DB), archiveConfig(site.url), source, options);
  };

  beforeEach(async () => {
    site = new PublishedSite();
    await site.publish(postsOf(3));
    await pass();
    await site.publish(added);
  });

  it('is refused, imports what is new, and need not read the source again', async () => {
    expect(await pass()).toBe('refused');
    expect(await titlesAt('/feed.json')).toHaveLength(4);
    const { source } = await allRows();
    expect(source).toMatchObject([
      {
        cursor: expect.any(String),
        refusal: expect.stringMatching(
          /^3 of 3 .*npm run status -- --run archive --allow-withdraw/,
        ),
      },
    ]);
  });

  it('withdraws the articles if it is allowed to, although nothing is new', async () => {
    await pass();
    expect(await pass(true)).toBe('imported');
    expect(await titlesAt('/feed.json')).toEqual(['New']);
    expect((await allRows()).source).toMatchObject([{ cursor: expect.any(String), refusal: '' }]);
    expect(await pass()).toBe('unchanged');
  });

  it('is done once the posts are back', async () => {
    await pass();
    await site.publish({ ...postsOf(3), ...added });
    expect(await pass()).toBe('imported');
    expect(await titlesAt('/feed.json')).toHaveLength(4);
    expect((await allRows()).source).toMatchObject([{ refusal: '', last_article_id: null }]);
  });
});
