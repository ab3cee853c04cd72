import { feedLimit, type Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

const plugins = ['hexo', 'hexo-generator-feed', 'hexo-renderer-marked', 'hexo-renderer-ejs'];

/** Hexo with hexo-generator-feed, which has a feed of the site alone. */
export const hexo: Peer = {
  name: 'Hexo',
  program: 'hexo',
  versionArgs: ['version'],
  posts: 'source/_posts',
  output: 'public',
  configure: (root) =>
    writeFiles(root, {
      'package.json': `${JSON.stringify({
        hexo: { version: '' },
        dependencies: Object.fromEntries(plugins.map((name) => [name, '*'])),
      })}\n`,
      '_config.yml': [
        'title: 山海快讯',
        'url: https://newsroom.example',
        'theme: minimal',
        'timezone: Asia/Shanghai',
        'feed:',
        '  type: rss2',
        '  path: rss2.xml',
        `  limit: ${feedLimit}`,
        '  content: true',
        '',
      ].join('\n'),
      'themes/minimal/layout/post.ejs': '<h1><%= page.title %></h1>\n<%- page.content %>\n',
      'themes/minimal/layout/index.ejs': '',
    }),
  build: ['generate', '--silent'],
  siteFeed: 'rss2.xml',
  categoryFeeds: /^categories\/.*\.xml$/,
  tagFeeds: /^tags\/.*\.xml$/,
  packages: plugins,
  note: 'a feed of the site only; it keeps rendered posts between builds',
};
