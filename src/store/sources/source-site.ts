import { sql } from 'drizzle-orm';
import type { Site } from '../../model/article.ts';
import type { FeedDefinitions } from '../../model/feed-definition.ts';
import type { OldFeed } from '../../model/old-feed.ts';
import { seconds } from '../database.ts';
import { scope, site, source } from '../schema.ts';
import { timeOfChange } from '../time-of-change.ts';
import type { SupportFileRow } from './support-files.ts';

/** The site as its configuration describes it, and what that says of feeds. */
export interface DescribedSite extends Site {
  /** How many items a feed has; null if it does not say. */
  readonly postsLimit: number | null;
  /** Where feeds were. */
  readonly oldFeeds: readonly OldFeed[];
}

/** A source's site: what its posts are read with. */
export interface SourceSite {
  /** The site's configuration. */
  readonly site: DescribedSite;
  /** Identifies the configuration and `CNAME`; empty if the site has neither. */
  readonly configId: string;
  /** The site's includes and data. */
  readonly files: readonly SupportFileRow[];
  /** A digest of the files; empty if there are none. */
  readonly filesId: string;
  /** The feeds that the site defines. */
  readonly feeds: FeedDefinitions;
  /** A digest of these; empty if there are none. */
  readonly feedsId: string;
  /** A digest of everything that affects how posts are read. */
  readonly settings: string;
  /** Describes unusual parts of the configuration, one line each. */
  readonly notes: readonly string[];
  /** Feedmill's public URL. */
  readonly origin: string;
}

/** A source's description of the site. */
export interface SiteRow {
  readonly config: DescribedSite;
  /** Whether the source has a configuration; if not, the description consists of defaults. */
  readonly isConfigured: boolean;
  /** Feedmill's public URL. */
  readonly origin: string;
}

/**
 * Statements that write a source's description of the site, if it is the source that describes the
 * site. If the description has changed, the revisions of all scopes are raised.
 */
export function writeSite(name: string, row: SiteRow, now: Date) {
  return [writeRow(name, row), raiseAllRevisions(now), createSiteScope(now)];
}

// The first source that has a configuration describes the site; if none has one, the first source
// does. The origin is set once, since the ids of feeds begin with it.
function writeRow(name: string, { config, isConfigured, origin }: SiteRow) {
  const { title, description, url, language, authors, icon, logo, podcast, timeZone } = config;
  const { postsLimit, oldFeeds } = config;
  return sql`
    insert into ${site} (id, source_id, is_configured, title, description, url, language, authors,
      icon, logo, podcast, time_zone, posts_limit, old_feeds, origin, configuration)
    select 1, id, ${Number(isConfigured)}, ${title}, ${description}, ${url}, ${language},
      ${JSON.stringify(authors)}, ${icon}, ${logo}, ${JSON.stringify(podcast)},
      ${timeZone}, ${postsLimit}, ${JSON.stringify(oldFeeds)}, ${origin}, ''
    from ${source} where name = ${name}
    on conflict (id) do update set
      source_id = excluded.source_id, is_configured = excluded.is_configured,
      title = excluded.title, description = excluded.description, url = excluded.url,
      language = excluded.language, authors = excluded.authors, icon = excluded.icon,
      logo = excluded.logo, podcast = excluded.podcast, time_zone = excluded.time_zone,
      posts_limit = excluded.posts_limit, old_feeds = excluded.old_feeds,
      origin = iif(origin = '', excluded.origin, origin)
    where (source_id = excluded.source_id or is_configured < excluded.is_configured)
      and (title, description, url, language, authors, icon, logo, podcast, time_zone,
        posts_limit, old_feeds, is_configured, origin)
        is not (excluded.title, excluded.description, excluded.url, excluded.language,
        excluded.authors, excluded.icon, excluded.logo, excluded.podcast, excluded.time_zone,
        excluded.posts_limit, excluded.old_feeds, excluded.is_configured, iif(origin = '', excluded.origin, origin))`;
}

// `changes()` is the number of rows that the previous statement has written.
function raiseAllRevisions(now: Date) {
  return sql`
    update ${scope} set revision = max(revision + 1, ${seconds(now)}),
      delta_base = max(revision + 1, ${seconds(now)}),
      changed_at = ${timeOfChange}
    where changes() > 0`;
}

// A site without posts also has feeds, which are empty.
function createSiteScope(now: Date) {
  return sql`
    insert into ${scope} (kind, slug, name, revision, changed_at, article_count)
    select 'site', '', '', ${seconds(now)}, unixepoch(), 0 where true
    on conflict (kind, slug) do nothing`;
}
