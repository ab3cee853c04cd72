import type { Format } from '../model/format.ts';
import type { ScopeKind } from '../model/scope.ts';

/** The feed that an old URL leads to: a kind of scope and a format; `gone` if there is none. */
export type OldTarget = readonly [ScopeKind, Format] | 'gone';

/**
 * The URLs of feeds that other systems publish, by system. In a pattern `:name` is the name or slug of a
 * category or tag, `**` any number of folders, and `*` one segment that is ignored. Upper case and a
 * trailing slash make no difference. The first pattern that matches wins.
 *
 * URLs that are also Feedmill's own are not listed: /rss.xml (Astro, Zola), /atom.xml (Hexo, Zola, Jekyll
 * before jekyll-feed), /tags/:name/atom.xml (Zola).
 */
export const oldUrls: readonly (readonly [string, OldTarget])[] = [
  // Jekyll with jekyll-feed: every feed is Atom. The feed of a collection begins with its name.
  ['/feed.xml', ['site', 'atom']],
  ['/feed/index.xml', ['site', 'rss']], // Not Jekyll's, but the pattern of categories below would match it.
  ['/feed/by_tag/:name.xml', ['tag', 'atom']],
  ['/feed/posts.xml', ['site', 'atom']],
  ['/feed/:name.xml', ['category', 'atom']],
  ['/feed/*/:name.xml', ['category', 'atom']],

  // WordPress. URLs with a query are in old-queries.ts.
  ['/feed/rdf', ['site', 'rss']],
  ['/feed/rss', ['site', 'rss']],
  ['/feed/rss2', ['site', 'rss']],
  ['/feed/atom', ['site', 'atom']],
  ['/comments/feed', 'gone'],
  ['/comments/feed/*', 'gone'],
  ['/category/**/:name/feed/atom', ['category', 'atom']],
  ['/category/**/:name/feed/rdf', ['category', 'rss']],
  ['/category/**/:name/feed/rss', ['category', 'rss']],
  ['/category/**/:name/feed/rss2', ['category', 'rss']],
  ['/category/**/:name/feed', ['category', 'rss']],
  ['/tag/:name/feed/atom', ['tag', 'atom']],
  ['/tag/:name/feed/rdf', ['tag', 'rss']],
  ['/tag/:name/feed/rss', ['tag', 'rss']],
  ['/tag/:name/feed/rss2', ['tag', 'rss']],
  ['/tag/:name/feed', ['tag', 'rss']],
  // Feedmill has no feeds of authors. The site's feed has their articles.
  ['/author/*/feed/atom', ['site', 'atom']],
  ['/author/*/feed/rss2', ['site', 'rss']],
  ['/author/*/feed', ['site', 'rss']],
  ['/wp-atom.php', ['site', 'atom']],
  ['/wp-rdf.php', ['site', 'rss']],
  ['/wp-rss.php', ['site', 'rss']],
  ['/wp-rss2.php', ['site', 'rss']],
  ['/wp-feed.php', ['site', 'rss']],
  ['/wp-commentsrss2.php', 'gone'],

  // Ghost.
  ['/rss', ['site', 'rss']],
  ['/tag/:name/rss', ['tag', 'rss']],
  ['/author/*/rss', ['site', 'rss']],

  // Hugo: an RSS index.xml in every folder. The feed of a folder of posts is the site's.
  ['/index.xml', ['site', 'rss']],
  ['/categories/:name/index.xml', ['category', 'rss']],
  ['/tags/:name/index.xml', ['tag', 'rss']],
  ['/authors/*/index.xml', ['site', 'rss']],

  // Hexo with hexo-generator-feed, including its optional feeds of categories and tags.
  ['/rss2.xml', ['site', 'rss']],
  ['/categories/**/:name/rss2.xml', ['category', 'rss']],
  ['/tags/:name/rss2.xml', ['tag', 'rss']],
  ['/categories/*/**/:name/atom.xml', ['category', 'atom']],

  // Pelican: its defaults, and the examples in its documentation.
  ['/feeds/all.atom.xml', ['site', 'atom']],
  ['/feeds/all.rss.xml', ['site', 'rss']],
  ['/feeds/all-*.atom.xml', ['site', 'atom']],
  ['/feeds/atom.xml', ['site', 'atom']],
  ['/feeds/rss.xml', ['site', 'rss']],
  ['/feeds/tag/:name.atom.xml', ['tag', 'atom']],
  ['/feeds/tag/:name.rss.xml', ['tag', 'rss']],
  ['/feeds/tag-:name.atom.xml', ['tag', 'atom']],
  ['/feeds/tag-:name.rss.xml', ['tag', 'rss']],
  ['/feeds/category/:name.atom.xml', ['category', 'atom']],
  ['/feeds/category/:name.rss.xml', ['category', 'rss']],
  ['/feeds/:name.atom.xml', ['category', 'atom']],
  ['/feeds/:name.rss.xml', ['category', 'rss']],

  // Set up by hand, in Astro and elsewhere.
  ['/feed', ['site', 'rss']],
  ['/feed.atom', ['site', 'atom']],
  ['/feed.rss', ['site', 'rss']],
  ['/atom', ['site', 'atom']],
  ['/index.json', ['site', 'json']],
  ['/categories/:name/feed.xml', ['category', 'atom']],
  ['/tags/:name/feed.xml', ['tag', 'atom']],
  ['/categories/:name/feed', ['category', 'rss']],
  ['/tags/:name/feed', ['tag', 'rss']],

  // Reached only below one of the old folders: at the root these URLs are Feedmill's own.
  ['/rss.xml', ['site', 'rss']],
  ['/atom.xml', ['site', 'atom']],
  ['/feed.json', ['site', 'json']],
];

/** Folders in which blogs, including their feeds, were often published. */
export const oldFolders: readonly string[] = ['/blog', '/posts', '/post'];
