import { sql } from 'drizzle-orm';
import { type Database, databaseReason } from '../database.ts';
import { type StoredSite, site } from '../schema.ts';
import { latestChange } from '../time-of-change.ts';

/**
 * Finds out since when documents are rendered with a configuration. If the stored configuration is
 * another one, it is replaced. While Workers with two configurations serve the same documents, they
 * replace each other's, at most once a second.
 *
 * @param stored the site's row, as it was read with the document
 * @param configuration the Worker's own
 * @returns undefined if a document of another configuration may still be served, so no date is right
 */
export async function configuredSince(
  db: Database,
  stored: Pick<StoredSite, 'configuration' | 'configuredAt'>,
  configuration: string,
): Promise<Date | undefined> {
  if (stored.configuration === configuration) return stored.configuredAt;
  try {
    const [replaced] = await replaceConfiguration(db, configuration);
    return replaced?.configuredAt;
  } catch (error) {
    // A reader without a date gets the whole document.
    console.error({ message: 'configuration not recorded', reason: databaseReason(error) });
    return undefined;
  }
}

// A document of the former configuration may have been served until now, so the new time is later than
// any `Last-Modified` before.
function replaceConfiguration(db: Database, configuration: string) {
  return db
    .update(site)
    .set({
      configuration,
      configuredAt: sql`iif(configuration = '', 0, max(unixepoch(), configured_at + 1, ${latestChange} + 1))`,
    })
    .where(sql`configuration <> ${configuration} and configured_at < unixepoch()`)
    .returning({ configuredAt: site.configuredAt });
}
