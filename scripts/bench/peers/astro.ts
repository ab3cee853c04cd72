import { feedLimit, type Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

const posts = `
import { getCollection } from 'astro:content';
import rss from '@astrojs/rss';
let sorted;
export const allPosts = () => (sorted ??= getCollection('posts').then((posts) => posts.sort((a, b) => b.data.date - a.data.date)));
export async function groups(key) {
  const groups = new Map();
  for (const post of await allPosts()) {
    for (const name of post.data[key]) {
      if (!groups.has(name)) groups.set(name, []);
      if (groups.get(name).length < ${feedLimit}) groups.get(name).push(post);
    }
  }
  return [...groups].map(([name, posts]) => ({ params: { slug: name.replaceAll(/\\s+/g, '-') }, props: { name, posts } }));
}
export const feedOf = (name, posts, site) => rss({
  title: name, description: name, site,
  items: posts.map((post) => ({
    title: post.data.title, pubDate: post.data.date, link: '/posts/' + post.id + '/', content: post.rendered.html,
  })),
});
`;

const config = `
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const schema = z.object({
  title: z.string(), date: z.coerce.date(), categories: z.array(z.string()), tags: z.array(z.string()),
});
export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.md', base: './posts' }), schema }) };
`;

const groupFeed = (key: string) => `
import { feedOf, groups } from '../../posts.js';
export const getStaticPaths = () => groups('${key}');
export const GET = ({ props, site }) => feedOf(props.name, props.posts, site);
`;

const page = `---
import { render } from 'astro:content';
import { allPosts } from '../../posts.js';
export const getStaticPaths = async () => (await allPosts()).map((post) => ({ params: { id: post.id }, props: { post } }));
const { post } = Astro.props;
const { Content } = await render(post);
---
<h1>{post.data.title}</h1>
<Content />
`;

/** Astro, whose documented way to a feed for each category is an endpoint with a path for each. */
export const astro: Peer = {
  name: 'Astro',
  program: 'astro',
  versionArgs: ['--version'],
  posts: 'posts',
  output: 'dist',
  configure: (root) =>
    writeFiles(root, {
      'package.json': '{ "type": "module" }\n',
      'astro.config.mjs':
        "export default { site: 'https://newsroom.example', cacheDir: './.cache' };\n",
      'src/posts.js': posts,
      'src/content.config.js': config,
      'src/pages/posts/[id].astro': page,
      'src/pages/feed.xml.js':
        "import { allPosts, feedOf } from '../posts.js';\n" +
        `export const GET = async ({ site }) => feedOf('山海快讯', (await allPosts()).slice(0, ${feedLimit}), site);\n`,
      'src/pages/categories/[slug].xml.js': groupFeed('categories'),
      'src/pages/tags/[slug].xml.js': groupFeed('tags'),
    }),
  build: ['build', '--silent'],
  siteFeed: 'feed.xml',
  categoryFeeds: /^categories\/[^/]+\.xml$/,
  tagFeeds: /^tags\/[^/]+\.xml$/,
  environment: { ASTRO_TELEMETRY_DISABLED: '1' },
  packages: ['astro', '@astrojs/rss'],
  note: 'feeds are endpoints with a path for each category and tag; it keeps rendered posts between builds',
};
