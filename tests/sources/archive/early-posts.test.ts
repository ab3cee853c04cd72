import { expect, it } from 'vitest';
import { EarlyPosts } from '../../../src/sources/archive/early-posts.ts';

it('posts that come before the configuration are all there, in their order, whatever their names', async () => {
  const posts = Array.from({ length: 20_001 }, (_, at) => ({
    path: `paper-main/content/"post"\n\0\t新闻 ${at}.md`,
    hash: at % 2 === 0 ? `hash of ${at}` : undefined,
  }));
  const early = new EarlyPosts();
  for (const post of posts) await early.add(post);
  expect(await allOf(early)).toEqual(posts);
  expect(await allOf(early)).toEqual([]);
});

async function allOf(early: EarlyPosts) {
  const posts: unknown[] = [];
  for await (const post of early.takeAll()) posts.push(post);
  return posts;
}
