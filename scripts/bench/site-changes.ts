import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePost, postText } from './corpus/post.ts';
import type { Corpus } from './corpus/write-corpus.ts';

/**
 * Changes the text of the newest post, and returns its new title.
 *
 * @param folder the folder of posts, relative to the site's
 */
export function changeNewestPost(
  { root, posts }: Pick<Corpus, 'root' | 'posts'>,
  word: string,
  folder = '_posts',
): string {
  const post = makePost(posts - 1, posts);
  const title = `${post.title}，${word}`;
  const text = postText({ ...post, title, body: `${word}。\n\n${post.body}` });
  replaceFile(join(root, folder, post.name), text);
  return title;
}

/**
 * Renames a category that has about a hundredth of all posts, as far as there is one.
 *
 * @returns how many posts are in it
 */
export function renameCategory({ root, posts, categories }: Corpus): number {
  const size = Math.max(2, posts / 100);
  const distance = ([, count]: readonly [string, number]) => Math.abs(count - size);
  const [category = ''] = [...categories].sort((a, b) => distance(a) - distance(b))[0] ?? [];
  let renamed = 0;
  for (let index = 0; index < posts; index++) {
    const post = makePost(index, posts);
    if (post.category !== category) continue;
    const path = join(root, '_posts', post.name);
    replaceFile(path, readFileSync(path, 'utf8').replace(category, `${category}改名`));
    renamed++;
  }
  return renamed;
}

// Generators share the files of posts by hard links, so a file is never written in place.
function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
