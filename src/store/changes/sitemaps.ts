import { sql } from 'drizzle-orm';
import { articlesPerSitemap } from '../../model/sitemap.ts';
import { article, sitemap } from '../schema.ts';
import { latestChange } from '../time-of-change.ts';
import { siteRevision } from './scope-revisions.ts';

// Not a parameter: D1 binds numbers as floating-point values, and the division would not be whole.
const length = sql.raw(String(articlesPerSitemap));

/**
 * Dates the sitemaps of the articles that a transaction has written, and creates those that do not exist yet. It must
 * run after the articles and their states are written: they are those that have the revision of the site. It reads
 * a row for each of them and usually writes one.
 */
export const raiseSitemaps = sql`
  insert into ${sitemap} (id, changed_at)
  select distinct (id - 1) / ${length} + 1, ${latestChange}
  from ${article} where revision = ${siteRevision}
  on conflict (id) do update set changed_at = excluded.changed_at`;
