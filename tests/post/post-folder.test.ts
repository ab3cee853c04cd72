import { describe, expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

describe('a post in an additional post folder', () => {
  const site = siteOf('url: https://paper.example', { postFolders: ['content'] });
  const readAt = (name: string, text: string) => readPost(fileOf(`content/${name}`, text), site);

  it('takes its date from its permalink if it has no other', async () => {
    const file = '+++\ntitle = "A"\npath = "inside/2024/05/06/a"\n+++\n';
    expect(await readAt('a/index.md', file)).toMatchObject({
      title: 'A',
      url: 'https://paper.example/inside/2024/05/06/a/',
      publishedAt: new Date('2024-05-06T00:00:00Z'),
    });
  });

  it('is a problem if it has no date', async () => {
    await expect(readAt('a.md', post('title: A'))).rejects.toThrow('no valid date');
  });

  it('may have its date in a capitalized key', async () => {
    const { publishedAt } = await readAt('a.md', post('Date: 2024-05-06'));
    expect(publishedAt).toEqual(new Date('2024-05-06T00:00:00Z'));
  });
});
