import { sql } from 'drizzle-orm';
import type { ArticleState } from '../../model/article.ts';
import type { NamedScope } from '../../model/scope.ts';
import { jsonList, seconds } from '../database.ts';
import { article, scope, scopeArticle, withdrawal } from '../schema.ts';

// The statements of one step of an import, in plain SQL: each takes its rows as one JSON parameter,
// which Drizzle's builder cannot say, and says what it does to a row that is there already.

/** An article as it is written. Its id is given by the database, so it is named by its feed id. */
export type ArticleRow = Omit<typeof article.$inferInsert, 'id' | 'revision'>;

/** That a scope shows an article. */
export interface Membership {
  readonly scope: NamedScope;
  readonly feedId: string;
  readonly publishedAt: Date;
}

/** An article whose state alone changes. */
export interface StateRow {
  readonly id: number;
  readonly state: ArticleState;
}

/**
 * An article in a scope whose feeds change: it leaves (-1), enters (1), or is shown otherwise (0).
 */
export interface Touch extends Membership {
  readonly direction: -1 | 0 | 1;
}

/** Makes sure that there is a row for each scope; one that is there keeps its name. */
export function ensureScopes(scopes: readonly NamedScope[]) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select value->>'kind', value->>'slug', value->>'name', 0, 0, 0
    from json_each(${jsonList(scopes)}) where true
    on conflict (kind, slug) do nothing`;
}

/** The site's revision. Whatever changes a scope changes the site: none is higher. */
export const siteRevision = sql`coalesce((select revision from ${scope} where kind = 'site' and slug = ''), 0)`;

/**
 * Raises the revisions of scopes whose feeds change, and counts what comes and goes. It stands before
 * the statements that move articles, and counts by the rows that are there: what another import has
 * moved already is not counted twice. In one step of an import all come to the revision that the site
 * comes to, so that one number on an article says for every scope since when it is as it is.
 *
 * @param touches of the site, or after those
 */
export function raiseRevisions(touches: readonly Touch[], now: Date) {
  // A revision is at least the time, so that numbers do not come back with a new database, which
  // would tell a reader of the old one that nothing has changed.
  const siteStep = touches.some(({ scope }) => scope.kind === 'site') ? 1 : 0;
  const raised = sql`max(revision + 1, ${seconds(now)}, ${siteRevision} + ${siteStep})`;
  return sql`
    update ${scope} set
      revision = ${raised},
      delta_base = iif(touched.is_addition, coalesce(delta_base, ${raised}), ${raised}),
      changed_at = max(changed_at, ${seconds(now)}),
      article_count = article_count + touched.delta
    from (
      select scope.id as id, sum(case
        when listed.value->>'direction' = -1 and shown.article_id is not null then -1
        when listed.value->>'direction' = 1 and shown.article_id is null
          and article.is_held is not 1 then 1
        else 0 end) as delta,
        min(listed.value->>'direction' = 0
          or listed.value->>'direction' = 1 and shown.article_id is null) as is_addition
      from json_each(${jsonList(touches.map((touch) => ({ ...placeOf(touch), direction: touch.direction })))}) as listed
      cross join scope on scope.kind = listed.value->>'kind' and scope.slug = listed.value->>'slug'
      left join article on article.feed_id = listed.value->>'feedId'
      left join scope_article as shown on shown.scope_id = scope.id
        and shown.published_at = listed.value->>'publishedAt' and shown.article_id = article.id
      group by scope.id
    ) as touched
    where scope.id = touched.id`;
}

/** A place in a scope as statements take it. */
export function placeOf({ scope: { kind, slug }, feedId, publishedAt }: Membership) {
  return { kind, slug, feedId, publishedAt: seconds(publishedAt) };
}

function fromPlaces(list: readonly Membership[]) {
  return sql`
    from json_each(${jsonList(list.map(placeOf))}) as listed
    cross join scope on scope.kind = listed.value->>'kind' and scope.slug = listed.value->>'slug'
    cross join article on article.feed_id = listed.value->>'feedId'`;
}

/** Takes articles out of scopes. */
export function removeFromScopes(list: readonly Membership[]) {
  return sql`
    delete from ${scopeArticle}
    where (scope_id, published_at, article_id) in (
      select scope.id, listed.value->>'publishedAt', article.id ${fromPlaces(list)})`;
}

/**
 * Says of scopes in which an article becomes smaller that articles alone do not lead from a former feed
 * to the present one: the feed may have room now for older ones. It stands between the statements that
 * write articles and those that put their sizes right.
 *
 * @param list articles that keep their place
 */
export function recordShrunk(list: readonly Membership[]) {
  return sql`
    update ${scope} set delta_base = revision
    where id in (
      select scope.id ${fromPlaces(list)}
      cross join scope_article as shown on shown.scope_id = scope.id
        and shown.published_at = listed.value->>'publishedAt' and shown.article_id = article.id
      where shown.size > ${sizeInFeed})`;
}

// What an article takes in a document, about: its text with room for what escaping adds, and the
// addresses around it. An overestimate costs an item of a feed, an underestimate a reader.
const sizeInFeed = sql`
  length(cast(article.content as blob)) * 11 / 10 + length(cast(article.summary as blob)) * 2
  + (json_array_length(article.categories) + json_array_length(article.tags)) * 200 + 1500`;

/**
 * Puts articles into scopes; both must be there. One that is in already has its size put right, and
 * one that is held stays out.
 */
export function addToScopes(list: readonly Membership[]) {
  return sql`
    insert into ${scopeArticle} (scope_id, published_at, article_id, size)
    select scope.id, listed.value->>'publishedAt', article.id, ${sizeInFeed} ${fromPlaces(list)}
    where not article.is_held
    on conflict do update set size = excluded.size where size <> excluded.size`;
}

/** Writes whole articles. One that is known by its feed id keeps that; one that is held stays out. */
export function writeArticles(rows: readonly ArticleRow[]) {
  const list = rows.map((row) => ({
    ...row,
    publishedAt: seconds(row.publishedAt),
    updatedAt: seconds(row.updatedAt),
  }));
  return sql`
    insert into ${article} (
      source_id, path, feed_id, url, title, summary, content, authors, categories, tags,
      image, enclosure, language, published_at, updated_at, hash, state, revision)
    select
      value->>'sourceId', value->>'path', value->>'feedId', value->>'url', value->>'title',
      value->>'summary', value->>'content', value->'authors', value->'categories', value->'tags',
      value->>'image', nullif(value->'enclosure', 'null'), value->>'language',
      value->>'publishedAt', value->>'updatedAt', value->>'hash', value->>'state', ${siteRevision}
    from json_each(${jsonList(list)}) where true
    on conflict (feed_id) do update set
      source_id = excluded.source_id, path = excluded.path, url = excluded.url, title = excluded.title,
      summary = excluded.summary, content = excluded.content, authors = excluded.authors,
      categories = excluded.categories, tags = excluded.tags, image = excluded.image,
      enclosure = excluded.enclosure, language = excluded.language,
      published_at = excluded.published_at, updated_at = excluded.updated_at,
      hash = excluded.hash, state = iif(is_held, 'withdrawn', excluded.state),
      revision = excluded.revision`;
}

/** Sets the state of articles; only one that is scheduled goes live. */
export function writeStates(list: readonly StateRow[]) {
  return sql`
    update ${article} set state = listed.state, revision = ${siteRevision}
    from (
      select value->>'id' as id, value->>'state' as state from json_each(${jsonList(list)})
    ) as listed
    where article.id = listed.id and (listed.state <> 'live' or article.state = 'scheduled')`;
}

/** Remembers from which scopes articles were withdrawn; those that only changed scopes are not. */
export function recordWithdrawals(list: readonly Membership[], now: Date) {
  return sql`
    insert into ${withdrawal} (scope_id, withdrawn_at, article_id)
    select scope.id, ${seconds(now)}, article.id ${fromPlaces(list)}
    where article.state = 'withdrawn' on conflict do nothing`;
}
