import { feedLimit, type Peer } from './peer.ts';
import { writeFiles } from './write-files.ts';

// Hugo's own template has summaries. This one has whole articles, as the feeds of the others have.
const rss = `{{- printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<description>{{ .Site.Title }}</description>
{{- $pages := .RegularPages }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}
{{- range first ${feedLimit} $pages.ByDate.Reverse }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<description>{{ .Content | html }}</description></item>
{{- end }}
</channel></rss>
`;

const page = '<h1>{{ .Title }}</h1>\n{{ .Content }}\n';

/** Hugo, whose taxonomies have a feed for each term. */
export const hugo: Peer = {
  name: 'Hugo',
  program: 'hugo',
  versionArgs: ['version'],
  posts: 'content/posts',
  output: 'public',
  configure: (root) =>
    writeFiles(root, {
      'config.toml': [
        'baseURL = "https://newsroom.example/"',
        'title = "山海快讯"',
        'disableKinds = ["section", "sitemap", "robotsTXT", "404"]',
        '[outputs]',
        'taxonomy = ["RSS"]',
        'home = ["RSS"]',
        'term = ["RSS"]',
        'page = ["HTML"]',
        '[markup.goldmark.renderer]',
        'unsafe = true',
        '',
      ].join('\n'),
      'layouts/_default/rss.xml': rss,
      'layouts/_default/post.html': page,
      'layouts/_default/single.html': page,
    }),
  build: ['--quiet'],
  siteFeed: 'index.xml',
  categoryFeeds: /^categories\/[^/]+\/index\.xml$/,
  tagFeeds: /^tags\/[^/]+\/index\.xml$/,
  note: 'a feed for each term; whole articles instead of summaries',
};
