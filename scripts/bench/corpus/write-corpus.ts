import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { increment } from '../../command/increment.ts';
import { makePost, postText } from './post.ts';

/** A site that has been written as files. */
export interface Corpus {
  readonly root: string;
  readonly posts: number;
  /** Bytes of the titles and bodies of all posts. */
  readonly textBytes: number;
  /** How many posts each category has. */
  readonly categories: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

// How many posts are written before a signal can stop the command.
const postsAtOnce = 500;

const config = `title: 山海快讯
description: 港口与山城的消息
url: https://newsroom.example
lang: zh-CN
timezone: Asia/Shanghai
author: 值班编辑
`;

/** Writes a site like that of an automated newsroom. The same count always gives the same files. */
export async function writeCorpus(root: string, posts: number): Promise<Corpus> {
  const folder = join(root, '_posts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, '_config.yml'), config);
  const categories = new Map<string, number>();
  const tags = new Map<string, number>();
  let textBytes = 0;
  for (let index = 0; index < posts; index++) {
    const post = makePost(index, posts);
    writeFileSync(join(folder, post.name), postText(post));
    textBytes += Buffer.byteLength(post.title) + Buffer.byteLength(post.body);
    increment(categories, post.category);
    increment(tags, post.tag);
    if (index % postsAtOnce === 0) await setImmediate();
  }
  return { root, posts, textBytes, categories, tags };
}
