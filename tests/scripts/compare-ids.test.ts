import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSite } from '../../scripts/site/read-site.ts';
import { openSiteFolder } from '../../scripts/site/site-folder.ts';
import { temporaryFolder } from './support/command.ts';

const path = '_posts/2026-01-01-a.md';

const post = `---
old: https://old.example/?p=7
braces: https://old.example/a|b/{c}
uuid: 123e4567-e89b-12d3-a456-426614174000
number: 7
quoted: 'urn:"x"'
text: "Note: a text"
broken: 'https://['
---
`;

it('compare-feed predicts the id of a post for each value of FEED_ID', async () => {
  const root = join(await temporaryFolder(), 'site');
  await mkdir(join(root, '_posts'), { recursive: true });
  await writeFile(join(root, '_config.yml'), 'url: https://paper.example');
  await writeFile(join(root, path), post);
  const read = async (feedId: string) =>
    (await readSite(await openSiteFolder(root), false, { FEED_ID: feedId })).read(path);
  const { idsByRule } = await read('jekyll');
  expect(idsByRule.map(([rule]) => rule)).toEqual(['jekyll', 'permalink', 'old', 'braces', 'uuid']);
  for (const [rule, id] of idsByRule) expect((await read(rule)).feedId).toBe(id);
});
