// The commands are run in a folder that is not the root of a site that Feedmill reads.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { describeSite } from '../../scripts/site/describe-site.ts';
import { findPosts } from '../../scripts/site/find-posts.ts';
import { openSiteFolder } from '../../scripts/site/site-folder.ts';
import { temporaryFolder } from './support/command.ts';

async function folderWith(...files: readonly [path: string, text: string][]): Promise<string> {
  const root = await temporaryFolder();
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

async function postsIn(root: string) {
  return findPosts(await openSiteFolder(root), { drafts: false, postFolders: [] });
}

it.each([
  ['docusaurus.config.ts', 'Docusaurus'],
  ['gatsby-config.js', 'Gatsby'],
  ['.vitepress/config.ts', 'VitePress'],
  ['conf.py', 'Nikola or Sphinx'],
  ['config.rb', 'Middleman'],
])('a folder with %s is a site of %s, whose feed can be imported', async (file, name) => {
  await expect(postsIn(await folderWith([file, '']))).rejects.toThrow(
    `is a site of ${name}, which Feedmill does not read. If the site has a feed, Feedmill can import that: docs/sources.md`,
  );
});

it('a folder above a site says which folder to name', async () => {
  const root = await folderWith(['README.md', ''], ['docs/config.toml', 'baseURL = "/"']);
  await expect(postsIn(root)).rejects.toThrow(
    `${root} is not the root of a site, but its folder docs is one of Hugo: name ${join(root, 'docs')}`,
  );
});

it('a folder above a site of other software names that software', async () => {
  const root = await folderWith(['website/docusaurus.config.js', '']);
  await expect(postsIn(root)).rejects.toThrow(
    `${join(root, 'website')} is a site of Docusaurus, which Feedmill does not read`,
  );
});

it('any other folder is told what a site must have', async () => {
  await expect(postsIn(await folderWith(['docs/config.toml', 'x = 1']))).rejects.toThrow(
    'is it the root of a site?',
  );
});

it('a site is described by its generator, and says if it has no posts', async () => {
  const hugo = await openSiteFolder(await folderWith(['hugo.toml', '']));
  expect(describeSite(hugo, ['content/a.md'])).toBe('Generator: Hugo, by hugo.toml');
  const plain = await openSiteFolder(await folderWith(['a.md', '']));
  expect(describeSite(plain, [])).toMatch(
    /^Generator: Jekyll, since there is no configuration\nNo posts were found\./,
  );
});
