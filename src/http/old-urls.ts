import type { Format } from '../model/format.ts';
import type { ScopeKind } from '../model/scope.ts';

/** What an old address leads to: the feed of a scope in the format that it had there, or nothing. */
export type OldTarget = readonly [ScopeKind, Format] | 'gone';

/**
 * The addresses that sites have had their feeds at, by what made the site. In a pattern `:name` is a
 * category's or a tag's name or slug, `**` any folders, and `*` one name that is passed over; upper
 * case and a slash at the end make no difference. The first that fits counts.
 *
 * Addresses that are Feedmill's own are not here: /rss.xml (Astro, Zola), /atom.xml (Hexo, Zola,
 * Jekyll before jekyll-feed), /tags/:name/atom.xml (Zola).
 */
export const oldUrls: readonly (readonly [string, OldTarget])[] = [
  // Jekyll with jekyll-feed: every feed is Atom. A feed of a collection names the collection first.
  ['/feed.xml', ['site', 'atom']],
  ['/feed/index.xml', ['site', 'rss']], // Not Jekyll's, but it must not be a category's.
  ['/feed/by_tag/:name.xml', ['tag', 'atom']],
  ['/feed/posts.xml', ['site', 'atom']],
  ['/feed/:name.xml', ['category', 'atom']],
  ['/feed/*/:name.xml', ['category', 'atom']],

  // WordPress. What follows the question mark is in old-queries.ts.
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
  // An author has no feed here; that of the site has all that an author writes.
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

  // Hugo: index.xml in every folder, RSS; a section of posts is the site.
  ['/index.xml', ['site', 'rss']],
  ['/categories/:name/index.xml', ['category', 'rss']],
  ['/tags/:name/index.xml', ['tag', 'rss']],
  ['/authors/*/index.xml', ['site', 'rss']],

  // Hexo with hexo-generator-feed, and with the feeds of categories and tags that it can make.
  ['/rss2.xml', ['site', 'rss']],
  ['/categories/**/:name/rss2.xml', ['category', 'rss']],
  ['/tags/:name/rss2.xml', ['tag', 'rss']],
  ['/categories/*/**/:name/atom.xml', ['category', 'atom']],

  // Pelican: its defaults, and what its documentation names.
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

  // What people have set up by hand, in Astro and elsewhere.
  ['/feed', ['site', 'rss']],
  ['/feed.atom', ['site', 'atom']],
  ['/feed.rss', ['site', 'rss']],
  ['/atom', ['site', 'atom']],
  ['/index.json', ['site', 'json']],
  ['/categories/:name/feed.xml', ['category', 'atom']],
  ['/tags/:name/feed.xml', ['tag', 'atom']],
  ['/categories/:name/feed', ['category', 'rss']],
  ['/tags/:name/feed', ['tag', 'rss']],

  // Below a folder, see there; on top they are Feedmill's own.
  ['/rss.xml', ['site', 'rss']],
  ['/atom.xml', ['site', 'atom']],
  ['/feed.json', ['site', 'json']],
];

/** Folders that whole blogs, their feeds among them, have stood in. */
export const oldFolders: readonly string[] = ['/blog', '/posts', '/post'];
