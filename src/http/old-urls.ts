import type { Format } from '../model/format.ts';
import type { ScopeKind } from '../model/scope.ts';

/**
 * The feed that an old URL leads to: a kind of scope or a search, and a format. Other old URLs are `gone`, are the
 * page with the `results` of a search, are the feed of what has all `labels` after a `-`, or are the comments feed of a
 * post, whose path is the part of the URL before `/feed`.
 */
export type OldTarget =
  | readonly [ScopeKind | 'search', Format]
  | 'results'
  | 'labels'
  | 'gone'
  | 'comments';

/**
 * The URLs of feeds that other systems publish, by system, from the defaults of each. Patterns are
 * explained at {@link PathPattern}; a `:format` in a pattern replaces the format of its target. All
 * patterns that match are tried in this order, and the first whose feed exists wins.
 *
 * URLs that are also Feedmill's own are not listed, like /rss.xml (Astro, Zola, Drupal, Halo), /atom.xml
 * (Hexo, Zola, Movable Type, Octopress), and /tags/:name/atom.xml and /authors/:name/atom.xml (Zola).
 */
export const oldUrls: readonly (readonly [string, OldTarget])[] = [
  // Common names in a folder `feed`, for example of the starter project of Eleventy.
  ['/feed/index.xml', ['site', 'rss']],
  ['/feed/rss.xml', ['site', 'rss']],
  ['/feed/atom.xml', ['site', 'atom']],
  ['/feed/feed.xml', ['site', 'atom']],
  ['/feed/feed.json', ['site', 'json']],

  // Jekyll with jekyll-feed: every feed is Atom. The feed of a collection begins with its name.
  ['/feed.xml', ['site', 'atom']],
  ['/feed/by_tag/:name.xml', ['tag', 'atom']],
  ['/feed/posts.xml', ['site', 'atom']],
  ['/feed/:name.xml', ['collection', 'atom']],
  ['/feed/:name.xml', ['category', 'atom']],

  // Halo. These are before the feeds of collections, since the patterns of those match them too.
  ['/feed/categories/:name.xml', ['category', 'rss']],
  ['/feed/tags/:name.xml', ['tag', 'rss']],
  ['/feed/authors/:name.xml', ['author', 'rss']],
  ['/feed/:collection/:name.xml', ['collection', 'atom']],
  ['/feed/*/:name.xml', ['category', 'atom']],

  // WordPress. URLs with a query are in old-queries.ts.
  ['/feed', ['site', 'rss']],
  ['/feed/:format', ['site', 'rss']],
  ['/comments/feed', 'gone'],
  ['/comments/feed/:format', 'gone'],
  ['/category/**/:name/feed', ['category', 'rss']],
  ['/category/**/:name/feed/:format', ['category', 'rss']],
  ['/tag/:name/feed', ['tag', 'rss']],
  ['/tag/:name/feed/:format', ['tag', 'rss']],
  ['/author/:name/feed', ['author', 'rss']],
  ['/author/:name/feed/:format', ['author', 'rss']],
  ['/search/:name', 'results'],
  ['/search/:name/feed', ['search', 'rss']],
  ['/search/:name/feed/:format', ['search', 'rss']],
  ['/wp-atom.php', ['site', 'atom']],
  ['/wp-rdf.php', ['site', 'rss']],
  ['/wp-rss.php', ['site', 'rss']],
  ['/wp-rss2.php', ['site', 'rss']],
  ['/wp-feed.php', ['site', 'rss']],
  ['/wp-commentsrss2.php', 'gone'],
  // Podcasts in WordPress: PowerPress and Seriously Simple Podcasting, Podlove.
  ['/feed/podcast', ['site', 'rss']],
  ['/feed/podcast/*', ['site', 'rss']],
  ['/feed/mp3', ['site', 'rss']],
  ['/feed/m4a', ['site', 'rss']],

  // Typecho.
  ['/feed/category/:name', ['category', 'rss']],
  ['/feed/:format/category/:name', ['category', 'rss']],
  ['/feed/tag/:name', ['tag', 'rss']],
  ['/feed/:format/tag/:name', ['tag', 'rss']],
  ['/feed/comments', 'gone'],
  ['/feed/:format/comments', 'gone'],

  // Dotclear.
  ['/feed/category/**/:name/:format', ['category', 'rss']],
  ['/feed/tag/:name/:format', ['tag', 'rss']],

  // Ghost and Tumblr.
  ['/rss', ['site', 'rss']],
  ['/tag/:name/rss', ['tag', 'rss']],
  ['/tagged/:name/rss', ['tag', 'rss']],
  ['/author/:name/rss', ['author', 'rss']],

  // Blogger. A label is imported as a tag or as a category.
  ['/feeds/posts/default', ['site', 'atom']],
  ['/feeds/posts/summary', ['site', 'atom']],
  ['/feeds/posts/full', ['site', 'atom']],
  ['/feeds/posts/*/-/:name', ['tag', 'atom']],
  ['/feeds/posts/*/-/:name', ['category', 'atom']],
  ['/feeds/posts/*/-/*/**/:name', 'labels'],
  ['/feeds/comments/*', 'gone'],
  ['/feeds/*/comments/*', 'gone'],

  // Movable Type and TypePad.
  ['/index.rdf', ['site', 'rss']],

  // Drupal.
  ['/node/feed', ['site', 'rss']],
  ['/crss', 'gone'],

  // Hugo: an RSS index.xml in every folder. The feed of a folder of posts is the site's.
  ['/index.xml', ['site', 'rss']],
  ['/categories/:name/index.xml', ['category', 'rss']],
  ['/tags/:name/index.xml', ['tag', 'rss']],
  ['/authors/:name/index.xml', ['author', 'rss']],

  // Hexo with hexo-generator-feed, including its optional feeds of categories and tags.
  ['/rss2.xml', ['site', 'rss']],
  ['/categories/**/:name/rss2.xml', ['category', 'rss']],
  ['/tags/:name/rss2.xml', ['tag', 'rss']],
  ['/categories/*/**/:name/atom.xml', ['category', 'atom']],

  // Pelican: its defaults, and the examples in its documentation. Authors have the URLs of categories.
  ['/feeds/all.atom.xml', ['site', 'atom']],
  ['/feeds/all.rss.xml', ['site', 'rss']],
  ['/feeds/all-*.atom.xml', ['site', 'atom']],
  ['/feeds/all-*.rss.xml', ['site', 'rss']],
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
  ['/feeds/:name.atom.xml', ['author', 'atom']],
  ['/feeds/:name.rss.xml', ['author', 'rss']],

  // Nikola.
  ['/categories/cat_:name.xml', ['category', 'rss']],
  ['/categories/:name.xml', ['tag', 'rss']],

  // Set up by hand, in Astro and elsewhere.
  ['/feed.atom', ['site', 'atom']],
  ['/feed.rss', ['site', 'rss']],
  ['/atom', ['site', 'atom']],
  ['/index.json', ['site', 'json']],
  ['/index.atom', ['site', 'atom']],
  ['/index.rss', ['site', 'rss']],
  ['/atom.php', ['site', 'atom']],
  ['/rss.php', ['site', 'rss']],
  ['/feed.php', ['site', 'rss']],
  ['/podcast.xml', ['site', 'rss']],
  ['/podcast.rss', ['site', 'rss']],
  ['/categories/:name/feed.xml', ['category', 'atom']],
  ['/tags/:name/feed.xml', ['tag', 'atom']],
  ['/categories/:name/feed', ['category', 'rss']],
  ['/categories/:name/feed/:format', ['category', 'rss']],
  ['/tags/:name/feed', ['tag', 'rss']],
  ['/tags/:name/feed/:format', ['tag', 'rss']],

  // Reached only below one of the old folders: at the root these URLs are Feedmill's own.
  ['/rss.xml', ['site', 'rss']],
  ['/atom.xml', ['site', 'atom']],
  ['/feed.json', ['site', 'json']],
  ['/categories/:name/:format.xml', ['category', 'rss']],
  ['/tags/:name/:format.xml', ['tag', 'rss']],
  ['/authors/:name/:format.xml', ['author', 'rss']],

  // WordPress gives every post a feed of its comments. A category may have lost its base /category.
  ['/**/:name/feed', 'comments'],
  ['/**/:name/feed/:format', 'comments'],
  ['/**/:name/feed', ['category', 'rss']],
  ['/**/:name/feed/:format', ['category', 'rss']],
];

/** Folders in which blogs, including their feeds, were often published. */
export const oldFolders: readonly string[] = ['index.php', 'blog', 'weblog', 'posts', 'post'];
