import { describe, expect, it } from 'vitest';
import { readPost } from '../../src/post/read-post.ts';
import { post } from '../support/feedmill.ts';
import { fileOf, siteOf } from '../support/site.ts';

describe('a post in a folder that the publisher named', () => {
  const site = siteOf('url: https://paper.example', { postFolders: ['content'] });
  const readAt = (name: string, text: string) => readPost(fileOf(`content/${name}`, text), site);

  it('has its date from its permalink where it has no other', async () => {
    const file = '+++\ntitle = "A"\npath = "inside/2024/05/06/a"\n+++\n';
    expect(await readAt('a/index.md', file)).toMatchObject({
      title: 'A',
      url: 'https://paper.example/inside/2024/05/06/a/',
      publishedAt: new Date('2024-05-06T00:00:00Z'),
    });
  });

  it('is a problem without any date', async () => {
    await expect(readAt('a.md', post('title: A'))).rejects.toThrow('is a date');
  });

  it('may say its date in a key with a capital letter', async () => {
    const { publishedAt } = await readAt('a.md', post('Date: 2024-05-06'));
    expect(publishedAt).toEqual(new Date('2024-05-06T00:00:00Z'));
  });
});
