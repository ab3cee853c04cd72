import * as v from 'valibot';
import { articleStates } from './article.ts';
import { scopeKinds } from './scope.ts';

// The responses of the admin API about articles and scopes, used in the same way as those in admin-api.ts.

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Names an article by its id in the feeds or by its URL. */
export const articleName = v.union([
  v.strictObject({ feedId: v.pipe(v.string(), v.nonEmpty()) }),
  v.strictObject({ url: v.pipe(v.string(), v.nonEmpty()) }),
]);

export const articleResponse = v.object({
  feedId: v.string(),
  url: v.string(),
  /** Plain text; may be empty. */
  title: v.string(),
  /** The date of the article; one in the future if it is scheduled. */
  publishedAt: v.pipe(v.string(), v.isoTimestamp()),
  source: v.string(),
  path: v.string(),
  state: v.picklist(articleStates),
  /** Whether it was withdrawn through this API. */
  isHeld: v.boolean(),
});

/** `next` is the value of `after` for the next page; null on the last page. */
export const articlesResponse = v.object({
  articles: v.array(articleResponse),
  next: v.nullable(count),
});

/** Scopes, which have feeds. */
export const scopesResponse = v.object({
  scopes: v.array(
    v.object({
      kind: v.picklist(scopeKinds),
      /** Empty for the site. */
      slug: v.string(),
      name: v.string(),
      /** Null for a named feed, whose articles are not counted. */
      articles: v.nullable(count),
      /** When its feeds last changed. */
      changedAt: v.pipe(v.string(), v.isoTimestamp()),
      /** The path of its page. Its feeds are below it. */
      path: v.string(),
    }),
  ),
});

export type ArticleName = v.InferOutput<typeof articleName>;
export type ArticleResponse = v.InferOutput<typeof articleResponse>;
export type ArticlesResponse = v.InferOutput<typeof articlesResponse>;
export type ScopesResponse = v.InferOutput<typeof scopesResponse>;
