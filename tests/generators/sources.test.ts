// Sites of generators other than Jekyll in a repository and in a bucket.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { configuredSources } from '../../src/configured-sources.ts';
import { importPass } from '../../src/import/import-pass.ts';
import { connect } from '../../src/store/database.ts';
import { startEmpty } from '../support/database.ts';
import { post, publicUrl, siteItems } from '../support/feedmill.ts';
import { PublishedRepository } from '../support/published-repository.ts';

beforeEach(startEmpty);

const files = {
  'content/_index.md': post('title: Home'),
  'content/posts/a.md': post('title: A\ndate: 2026-01-31'),
  'hugo.toml': 'baseURL = "https://hugo.example/"',
};

it('a commit to a repository of Hugo imports what has changed by its rules', async () => {
  const repository = new PublishedRepository();
  await repository.commit();
  await repository.archive(files);
  expect(await repository.importOnce()).toBe('imported');
  const added = post('title: B\ndate: 2026-02-01');
  await repository.change([
    { path: 'content/posts/b/index.md', status: 'added', text: added },
    { path: '_posts/2026-01-01-no.md', status: 'added', text: post('title: No') },
  ]);
  expect(await repository.importOnce()).toBe('imported');
  expect((await siteItems()).map(({ id }) => id)).toEqual([
    'https://hugo.example/posts/b/',
    'https://hugo.example/posts/a/',
  ]);
});

it('a bucket with a site of Hugo is imported by its rules', async () => {
  for (const [path, text] of Object.entries(files)) await env.POSTS.put(`hugo/${path}`, text);
  const config = readConfig({ PUBLIC_URL: publicUrl, BUCKET_PREFIX: 'hugo' });
  const [source] = configuredSources(config, { BUCKET: env.POSTS });
  if (!source) throw new Error('there is no source');
  const pass = { jobId: 'w', allowWithdrawals: false, clock: () => new Date() };
  expect(await importPass(connect(env.DB), config, source, pass)).toBe('imported');
  expect((await siteItems()).map(({ id }) => id)).toEqual(['https://hugo.example/posts/a/']);
  for (const path of Object.keys(files)) await env.POSTS.delete(`hugo/${path}`);
});
