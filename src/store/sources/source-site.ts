import { sql } from 'drizzle-orm';
import type { Site } from '../../model/article.ts';
import { seconds } from '../database.ts';
import { scope, site, source } from '../schema.ts';
import type { SiteFileRow } from './site-files.ts';

/** What a source's posts are read with. */
export interface SourceSite {
  /** What the site's configuration says; kept as it is. */
  readonly site: Site;
  /** The Git blob id of the configuration. */
  readonly configId: string;
  /** The files that its posts may use, and a digest of them; empty where there are none. */
  readonly files: readonly SiteFileRow[];
  readonly filesId: string;
  /** Digest of all that the reading of a post depends on besides the post. */
  readonly settings: string;
  /** What is odd about the configuration, a line each. */
  readonly notes: readonly string[];
  /** Where this Feedmill is reached now. */
  readonly origin: string;
}

/** What a source says of the site. */
export interface SiteRow {
  readonly config: Site;
  /** Whether it is from a configuration, or stands in for one. */
  readonly isConfigured: boolean;
  /** Where this Feedmill is reached now. */
  readonly origin: string;
}

/**
 * Statements that write what a source says of the site, if it is the one that describes it; where
 * the site itself changes by that, so does every feed.
 */
export function writeSite(name: string, row: SiteRow, now: Date) {
  return [writeRow(name, row), raiseAllRevisions(now), createSiteScope(now)];
}

// The first source that brings a configuration describes the site; what others bring serves for
// reading their own posts. A source without one stands in until then.
// What ids are made from is set once, in a database from before it was kept too.
function writeRow(name: string, { config, isConfigured, origin }: SiteRow) {
  const { title, description, url, language, authors, icon, logo, podcast } = config;
  return sql`
    insert into ${site} (id, source_id, is_configured, title, description, url, language, authors,
      icon, logo, podcast, origin)
    select 1, id, ${Number(isConfigured)}, ${title}, ${description}, ${url}, ${language},
      ${JSON.stringify(authors)}, ${icon}, ${logo}, ${JSON.stringify(podcast)}, ${origin}
    from ${source} where name = ${name}
    on conflict (id) do update set
      source_id = excluded.source_id, is_configured = excluded.is_configured,
      title = excluded.title, description = excluded.description, url = excluded.url,
      language = excluded.language, authors = excluded.authors, icon = excluded.icon,
      logo = excluded.logo, podcast = excluded.podcast,
      origin = iif(origin = '', excluded.origin, origin)
    where (source_id = excluded.source_id or is_configured < excluded.is_configured)
      and (title, description, url, language, authors, icon, logo, podcast, is_configured, origin)
        is not (excluded.title, excluded.description, excluded.url, excluded.language,
        excluded.authors, excluded.icon, excluded.logo, excluded.podcast, excluded.is_configured,
        iif(origin = '', excluded.origin, origin))`;
}

// `changes()` is what the statement before wrote: nothing, unless the site's row is new or differs.
function raiseAllRevisions(now: Date) {
  return sql`
    update ${scope} set revision = max(revision + 1, ${seconds(now)}),
      delta_base = max(revision + 1, ${seconds(now)}),
      changed_at = max(changed_at, ${seconds(now)})
    where changes() > 0`;
}

// A site without posts has feeds too, with nothing in them.
function createSiteScope(now: Date) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select 'site', '', '', ${seconds(now)}, ${seconds(now)}, 0 where true
    on conflict (kind, slug) do nothing`;
}
