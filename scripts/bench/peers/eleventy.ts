import { feedLimit, type Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

const config = `
import { dateToRfc3339, getNewestCollectionItemDate } from '@11ty/eleventy-plugin-rss';
const groups = (posts, key) => {
  const groups = new Map();
  for (const post of posts) {
    for (const name of [post.data[key] ?? []].flat()) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(post);
    }
  }
  return [...groups].map(([name, members], index) =>
    ({ name, slug: encodeURIComponent(name.replaceAll(/\\s+/g, '-')), posts: members.slice(0, ${feedLimit}) }));
};
export default function (config) {
  config.addDateParsing((date) => (typeof date === 'string' ? new Date(date) : date));
  config.addFilter('rfc3339', dateToRfc3339);
  config.addFilter('newest', getNewestCollectionItemDate);
  const posts = (api) => api.getFilteredByGlob('posts/*.md').reverse();
  config.addCollection('newest', (api) => [{ name: '山海快讯', slug: 'feed', posts: posts(api).slice(0, ${feedLimit}) }]);
  config.addCollection('byCategory', (api) => groups(posts(api), 'categories'));
  config.addCollection('byTag', (api) => groups(posts(api), 'tags'));
  return { markdownTemplateEngine: false };
}
`;

const feed = (collection: string, folder: string) => `---
pagination: { data: collections.${collection}, size: 1, alias: group }
permalink: "${folder}{{ group.slug }}.xml"
eleventyExcludeFromCollections: true
layout: false
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ group.name }}</title><id>https://newsroom.example/${folder}{{ group.slug }}</id>
<updated>{{ group.posts | newest | rfc3339 }}</updated>
{%- for post in group.posts %}
<entry><title>{{ post.data.title }}</title><id>https://newsroom.example{{ post.url }}</id>
<updated>{{ post.date | rfc3339 }}</updated><content type="html">{{ post.content | escape }}</content></entry>
{%- endfor %}
</feed>
`;

/** Eleventy, whose documented way to a feed for each tag is a template that is paginated by them. */
export const eleventy: Peer = {
  name: 'Eleventy',
  program: 'eleventy',
  versionArgs: ['--version'],
  posts: 'posts',
  output: '_site',
  configure: (root) =>
    writeFiles(root, {
      'package.json': '{ "type": "module" }\n',
      'eleventy.config.js': config,
      '_includes/post.njk': '<h1>{{ title }}</h1>\n{{ content | safe }}\n',
      'feed.njk': feed('newest', ''),
      'feed-categories.njk': feed('byCategory', 'categories/'),
      'feed-tags.njk': feed('byTag', 'tags/'),
    }),
  build: ['--quiet'],
  siteFeed: 'feed.xml',
  categoryFeeds: /^categories\/[^/]+\.xml$/,
  tagFeeds: /^tags\/[^/]+\.xml$/,
  packages: ['@11ty/eleventy', '@11ty/eleventy-plugin-rss'],
  note: 'feeds are templates, paginated by categories and tags',
};
