import tables from '../../migrations/0000_tables.sql';
import addExternalUrl from '../../migrations/0001_add_external_url.sql';
import datesHubsTimeZone from '../../migrations/0002_dates_hubs_time_zone.sql';
import authorsAndLanguages from '../../migrations/0003_authors_and_languages.sql';
import refusals from '../../migrations/0004_refusals.sql';
import linksBetweenPosts from '../../migrations/0005_links_between_posts.sql';
import learnedOrigin from '../../migrations/0006_learned_origin.sql';
import imageDetails from '../../migrations/0007_image_details.sql';
import ticksAndAlarms from '../../migrations/0008_ticks_and_alarms.sql';
import collectionsAndHidden from '../../migrations/0009_collections_and_hidden.sql';
import namedFeeds from '../../migrations/0010_named_feeds.sql';
import changedArticles from '../../migrations/0011_changed_articles.sql';
import scopeAliases from '../../migrations/0012_scope_aliases.sql';
import sitemaps from '../../migrations/0013_sitemaps.sql';
import oldTexts from '../../migrations/0014_old_texts.sql';
import textOwner from '../../migrations/0015_text_owner.sql';
import archiveRevision from '../../migrations/0016_archive_revision.sql';

/** A migration of the database, named like its file. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

// drizzle-kit separates statements by this comment.
const separator = '--> statement-breakpoint';

/** All migrations, in their order. A test holds the list to the folder: add a new one here. */
export const migrations: readonly Migration[] = Object.entries({
  '0000_tables.sql': tables,
  '0001_add_external_url.sql': addExternalUrl,
  '0002_dates_hubs_time_zone.sql': datesHubsTimeZone,
  '0003_authors_and_languages.sql': authorsAndLanguages,
  '0004_refusals.sql': refusals,
  '0005_links_between_posts.sql': linksBetweenPosts,
  '0006_learned_origin.sql': learnedOrigin,
  '0007_image_details.sql': imageDetails,
  '0008_ticks_and_alarms.sql': ticksAndAlarms,
  '0009_collections_and_hidden.sql': collectionsAndHidden,
  '0010_named_feeds.sql': namedFeeds,
  '0011_changed_articles.sql': changedArticles,
  '0012_scope_aliases.sql': scopeAliases,
  '0013_sitemaps.sql': sitemaps,
  '0014_old_texts.sql': oldTexts,
  '0015_text_owner.sql': textOwner,
  '0016_archive_revision.sql': archiveRevision,
}).map(([name, text]) => ({ name, statements: text.split(separator).map((part) => part.trim()) }));
