import { type SQL, sql } from 'drizzle-orm';
import { type Database, seconds, transact } from '../database.ts';
import { article } from '../schema.ts';
import { type TextKey, textItems } from './read-texts.ts';

/** A text as a sweep sees it. */
export interface SweptText extends TextKey {
  /** Since when no article has referred to it, in seconds; null if one does. */
  readonly obsoleteSince: number | null;
}

// Seconds for which a text is kept that no article refers to: a backup of both databases, or a replica, may be older.
const graceTime = 24 * 3_600;

/** Lists the texts of a text database after one, in the order of their keys: a row each. It must have its tables. */
export function listTexts(texts: Database, after: TextKey, limit: number): Promise<SweptText[]> {
  return texts.all<SweptText>(sql`
    select article_id as id, hash, obsolete_since as obsoleteSince from article_text
    where (article_id, hash) > (${after.id}, ${after.hash})
    order by article_id, hash limit ${limit}`);
}

/** Finds those texts of a text database that an article refers to: two rows each. */
async function referredTexts(
  db: Database,
  number: number,
  list: readonly TextKey[],
): Promise<ReadonlySet<number>> {
  const rows = await db.all<{ at: number }>(sql`
    select listed.key as at from json_each(${textItems(list)}) as listed
    cross join ${article} on article.id = listed.value->>0
      and article.hash = listed.value->>1 and article.text_database = ${number}`);
  return new Set(rows.map(({ at }) => at));
}

/**
 * Marks the texts that no article refers to any more, and deletes those that were marked a day ago. A text that is
 * copied again meanwhile is not marked any more, and stays.
 */
export async function sweepTexts(
  db: Database,
  texts: Database,
  number: number,
  list: readonly SweptText[],
  now: Date,
): Promise<void> {
  const referred = await referredTexts(db, number, list);
  const end = seconds(now) - graceTime;
  const restored = list.filter((text, at) => referred.has(at) && text.obsoleteSince !== null);
  const obsolete = list.filter((_, at) => !referred.has(at));
  const marked = obsolete.filter(({ obsoleteSince }) => obsoleteSince === null);
  const deleted = obsolete.filter(
    ({ obsoleteSince }) => obsoleteSince !== null && obsoleteSince <= end,
  );
  const change = (keys: readonly TextKey[], statement: (isListed: SQL) => SQL) =>
    keys.length > 0 ? [statement(isListed(keys))] : [];
  await transact(texts, [
    ...change(
      restored,
      (isListed) => sql`update article_text set obsolete_since = null where ${isListed}`,
    ),
    ...change(
      marked,
      (isListed) => sql`
        update article_text set obsolete_since = ${seconds(now)}
        where ${isListed} and obsolete_since is null`,
    ),
    ...change(
      deleted,
      (isListed) => sql`delete from article_text where ${isListed} and obsolete_since <= ${end}`,
    ),
  ]);
}

function isListed(keys: readonly TextKey[]): SQL {
  return sql`(article_id, hash) in (
    select value->>0, value->>1 from json_each(${textItems(keys)}))`;
}
