import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { siteDefaults } from '../../src/import/read-settings.ts';
import { archiveOf, PublishedSite } from '../support/archive.ts';
import { startEmpty } from '../support/database.ts';
import {
  callApi,
  get,
  importSite,
  plainConfig,
  post,
  siteItems,
  tar,
} from '../support/feedmill.ts';

beforeEach(startEmpty);

const a = '_posts/2026-01-01-a.md';

async function start(files: Readonly<Record<string, string>>, source = 'push') {
  const response = await callApi('POST', `/api/sources/${source}/runs`, await tar(files));
  return { status: response.status, text: await response.text() };
}

describe('the first import of a site that does not say where it is', () => {
  it.each(['title: A', 'url: http://localhost:4000', 'url: https://example.com'])(
    'is refused by a deployed Feedmill, with the variable to set, if it has %j',
    async (config) => {
      const { status, text } = await start({ '_config.yml': config });
      expect(status).toBe(422);
      expect(text).toMatch(/set the variable SITE_URL/);
      expect((await get('/feed.json')).status).toBe(503);
    },
  );

  it('is not refused if CNAME names the host, which ids then begin with', async () => {
    const { text } = await start({ '_config.yml': 'title: A', CNAME: 'kitchen.example\n' });
    const run: unknown = JSON.parse(text).run;
    await callApi('POST', `/api/runs/${run}/posts`, await tar({ [a]: post('title: A') }));
    await callApi('POST', `/api/runs/${run}/finish`);
    expect(await siteItems()).toMatchObject([
      {
        id: 'https://kitchen.example/2026/01/01/a',
        url: 'https://kitchen.example/2026/01/01/a.html',
      },
    ]);
  });
});

describe('a later import of a site that no longer says where it is', () => {
  it('goes on, since ids do not change any more', async () => {
    await importSite({ [a]: post('title: A') }, { config: plainConfig });
    await importSite({ [a]: post('title: B') }, { config: 'title: The Paper' });
    expect(await siteItems()).toMatchObject([
      { id: 'https://paper.example/2026/01/01/a', title: 'B' },
    ]);
  });
});

describe('an archive without a URL', () => {
  const posts = { [a]: post('title: A') };
  const idsOf = async () => (await siteItems()).map(({ id }) => id);

  it('is refused at its first import, and nothing is stored', async () => {
    const site = new PublishedSite();
    await site.publish(posts, 'title: A');
    await expect(site.import()).rejects.toThrow(/SITE_URL/);
    expect((await get('/feed.json')).status).toBe(503);
    const siteUrl = 'https://kitchen.example';
    expect(await site.import({ siteUrl })).toBe('imported');
    expect(await idsOf()).toEqual([`${siteUrl}/2026/01/01/a`]);
  });

  it('goes on in a private network', async () => {
    const site = new PublishedSite();
    await site.publish(posts, 'title: A');
    expect(await site.import({ publicUrl: 'http://192.168.1.7:8787' })).toBe('imported');
    expect(await idsOf()).toEqual(['http://192.168.1.7:8787/2026/01/01/a']);
  });

  it('has the host in CNAME, and is read again if that changes', async () => {
    const site = new PublishedSite();
    const files = { '_config.toml': 'title = "A"', ...posts };
    await site.publishBytes(await archiveOf({ CNAME: 'a.example', ...files }, 'paper-main/'));
    expect(await site.import()).toBe('imported');
    await site.publishBytes(await archiveOf({ CNAME: 'b.example', ...files }, 'paper-main/'));
    expect(await site.import()).toBe('imported');
    expect(await siteItems()).toMatchObject([
      { id: 'https://a.example/2026/01/01/a', url: 'https://b.example/2026/01/01/a.html' },
    ]);
  });
});

describe('the repository of a site', () => {
  const repositoryOf = (variables: Readonly<Record<string, string>>) =>
    siteDefaults(readConfig({ PUBLIC_URL: 'https://feeds.example', ...variables })).repository;

  it.each([
    [{ GITHUB_REPOSITORY: 'ada/notes@main' }, 'ada/notes'],
    [{ ARCHIVE_URL: 'https://github.com/ada/notes/archive/main.tar.gz' }, 'ada/notes'],
    [{ ARCHIVE_URL: 'https://codeload.github.com/ada/notes/zip/refs/heads/main' }, 'ada/notes'],
    [{ ARCHIVE_URL: 'https://paper.example/ada/notes.tar.gz' }, undefined],
    [{ GITHUB_REPOSITORY: 'ada/notes', GITHUB_API: 'https://code.example/api/v3' }, undefined],
  ])('by %j is %s', (variables, repository) => {
    expect(repositoryOf(variables)).toBe(repository);
  });
});
