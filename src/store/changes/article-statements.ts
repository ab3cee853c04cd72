import { sql } from 'drizzle-orm';
import type { ArticleState } from '../../model/article.ts';
import type { NamedScope } from '../../model/scope.ts';
import { jsonList, seconds } from '../database.ts';
import { article, scope, scopeArticle, withdrawal } from '../schema.ts';
import { isListedMembership, listedMemberships, type Membership } from './memberships.ts';
import { siteRevision } from './scope-revisions.ts';

// The statements of one transaction of an import, in plain SQL: each takes its rows as one JSON
// parameter, which Drizzle's builder cannot express.

/** An article to be written. It is identified by its feed id: a new one has no database id yet. */
export type ArticleRow = Omit<
  typeof article.$inferInsert,
  'id' | 'revision' | 'textInRow' | 'textDatabase' | 'textBytes'
> & { readonly content: string };

/** The new state of an article. */
export interface StateRow {
  readonly id: number;
  readonly state: ArticleState;
  /** The hash of the article, if it is due; see {@link Membership}. */
  readonly dueHash?: string;
}

/** Creates the scopes that do not exist yet. An existing scope keeps its name. */
export function ensureScopes(scopes: readonly NamedScope[]) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select value->>'kind', value->>'slug', value->>'name', 0, 0, 0
    from json_each(${jsonList(scopes)}) where true
    on conflict (kind, slug) do nothing`;
}

/** Removes articles from scopes. */
export function removeFromScopes(list: readonly Membership[]) {
  return sql`
    delete from ${scopeArticle}
    where (scope_id, published_at, article_id) in (
      select scope.id, listed.value->>'publishedAt', article.id from ${listedMemberships(list)})`;
}

/**
 * Restarts the deltas of scopes in which an article becomes smaller: their feeds may now have room
 * for older articles, which a delta would not contain. It must run after the articles are written
 * and before {@link addToScopes} updates their sizes.
 *
 * @param list articles that stay in their scopes, at the same date
 */
export function restartDeltas(list: readonly Membership[]) {
  return sql`
    update ${scope} set delta_base = revision
    where id in (
      select scope.id from ${listedMemberships(list)}
      cross join scope_article as shown on ${isListedMembership}
      where shown.size > ${sizeInFeed})`;
}

// The approximate size of an article in a document: its text, with room for escaping, and the URLs
// around it. An overestimate leaves an item out of a feed; an underestimate makes a feed too large
// for some readers.
const sizeInFeed = sql`
  coalesce(article.text_bytes, length(cast(article.content as blob))) * 11 / 10 + length(cast(article.summary as blob)) * 2
  + (json_array_length(article.categories) + json_array_length(article.tags)) * 200 + 1500`;

/**
 * Adds articles to scopes; both must exist. If an article is there already, its size is updated.
 * Only live articles are added: an article may have been withdrawn or held meanwhile. It must run after
 * the articles and their states are written.
 */
export function addToScopes(list: readonly Membership[]) {
  return sql`
    insert into ${scopeArticle} (scope_id, published_at, article_id, size)
    select scope.id, listed.value->>'publishedAt', article.id, ${sizeInFeed}
    from ${listedMemberships(list)}
    where article.state = 'live'
      and coalesce(listed.value->>'dueHash', article.hash) = article.hash
    on conflict do update set size = excluded.size where size <> excluded.size`;
}

/**
 * Inserts articles, or replaces those with the same feed ids. A held article stays withdrawn. The new text is in
 * the row, wherever the former one is.
 */
export function writeArticles(rows: readonly ArticleRow[]) {
  const list = rows.map((row) => ({
    ...row,
    publishedAt: seconds(row.publishedAt),
    updatedAt: seconds(row.updatedAt),
  }));
  return sql`
    insert into ${article} (
      source_id, path, feed_id, url, title, summary, content, authors, categories, tags,
      image, image_details, enclosure, external_url, language, published_at, updated_at, hash, state,
      scope_rule, collection, is_hidden, is_unlisted, revision)
    select
      value->>'sourceId', value->>'path', value->>'feedId', value->>'url', value->>'title',
      value->>'summary', value->>'content', value->'authors', value->'categories', value->'tags',
      value->>'image', nullif(value->'imageDetails', 'null'), nullif(value->'enclosure', 'null'),
      value->>'externalUrl', value->>'language',
      value->>'publishedAt', value->>'updatedAt', value->>'hash', value->>'state',
      value->>'scopeRule', value->>'collection', value->>'isHidden',
      value->>'isUnlisted', ${siteRevision}
    from json_each(${jsonList(list)}) where true
    on conflict (feed_id) do update set
      source_id = excluded.source_id, path = excluded.path, url = excluded.url, title = excluded.title,
      summary = excluded.summary, content = excluded.content, authors = excluded.authors,
      categories = excluded.categories, tags = excluded.tags, image = excluded.image,
      image_details = excluded.image_details,
      enclosure = excluded.enclosure, external_url = excluded.external_url,
      language = excluded.language,
      published_at = excluded.published_at, updated_at = excluded.updated_at,
      hash = excluded.hash, state = iif(is_held, 'withdrawn', excluded.state),
      scope_rule = excluded.scope_rule, collection = excluded.collection,
      is_hidden = excluded.is_hidden, is_unlisted = excluded.is_unlisted, revision = excluded.revision,
      text_database = null, text_bytes = null`;
}

/** Sets the states of articles. Only a scheduled article goes live. */
export function writeStates(list: readonly StateRow[]) {
  return sql`
    update ${article} set state = listed.state, revision = ${siteRevision}
    from (
      select value->>'id' as id, value->>'state' as state, value->>'dueHash' as due_hash
      from json_each(${jsonList(list)})
    ) as listed
    where article.id = listed.id and (listed.state <> 'live'
      or article.state = 'scheduled' and coalesce(listed.due_hash, article.hash) = article.hash)`;
}

/**
 * Records from which scopes articles were withdrawn. Articles that only changed scopes are ignored.
 */
export function recordWithdrawals(list: readonly Membership[], now: Date) {
  return sql`
    insert into ${withdrawal} (scope_id, withdrawn_at, article_id)
    select scope.id, ${seconds(now)}, article.id from ${listedMemberships(list)}
    where article.state = 'withdrawn' on conflict do nothing`;
}
