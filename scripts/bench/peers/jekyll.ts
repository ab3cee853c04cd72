import { feedLimit, type Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

/** Jekyll with jekyll-feed, which writes the feeds of the categories that its configuration names. */
export const jekyll: Peer = {
  name: 'Jekyll with jekyll-feed',
  program: 'jekyll',
  versionArgs: ['--version'],
  posts: '_posts',
  output: '_site',
  configure: (root, { categories }) =>
    writeFiles(root, {
      '_config.yml': [
        'title: 山海快讯',
        'url: https://newsroom.example',
        'timezone: Asia/Shanghai',
        'plugins: [jekyll-feed]',
        'feed:',
        `  posts_limit: ${feedLimit}`,
        '  tags: true',
        `  categories: ${JSON.stringify([...categories.keys()])}`,
        '',
      ].join('\n'),
      '_layouts/post.html': '<h1>{{ page.title }}</h1>\n{{ content }}\n',
    }),
  // It leaves files alone that have not changed.
  build: ['build', '--incremental', '--quiet'],
  siteFeed: 'feed.xml',
  categoryFeeds: /^feed\/(?!by_tag\/)[^/]+\.xml$/,
  tagFeeds: /^feed\/by_tag\/[^/]+\.xml$/,
  environment: { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  note: 'each category is named in the configuration; `--incremental`',
};
